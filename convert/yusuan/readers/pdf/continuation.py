"""Tables that go on over a page break: which grid is a part of the one before it."""

from __future__ import annotations

from collections.abc import Sequence

from yusuan._records import replace
from yusuan.document import Block, Grid, Paragraph, ParagraphRole
from yusuan.readers.pdf.draft import Draft

_FURNITURE = {ParagraphRole.HEADER, ParagraphRole.FOOTER, ParagraphRole.PAGE_NUMBER}
#: Lines between columns that are no further apart than this (points) are at the same place.
_SAME = 5.0
#: This share of a part's lines must stand where the table before it has lines.
_SHARED = 0.6
#: A part with more columns goes on only from one of so few rows: the head of a table, merged cells above all.
_HEADER = 3


def marked(pages: Sequence[list[Block]], drafts: Sequence[Draft]) -> list[list[Block]]:
    """The blocks of each page, with `continues` set on the grids that go on from the page before."""
    result: list[list[Block]] = []
    before: tuple[Grid, tuple[float, ...]] | None = None
    for blocks, draft in zip(pages, drafts, strict=True):
        body = [block for block in blocks if not _is_furniture(block)]
        first = body[0] if body else None
        if before and isinstance(first, Grid) and _goes_on(first, draft.columns[0], *before):
            blocks[blocks.index(first)] = replace(first, continues=True)
        last = body[-1] if body else None
        if isinstance(last, Grid):
            before = last, draft.columns[-1]
        elif body:
            before = None
        result.append(blocks)
    return result


def _is_furniture(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _FURNITURE


def _goes_on(grid: Grid, columns: tuple[float, ...], before: Grid, columns_before: tuple[float, ...]) -> bool:
    if _has_title(grid):
        return False
    if grid.columns > before.columns:
        return before.rows <= _HEADER and _shared(columns_before, columns)
    return grid.columns == before.columns or _shared(columns, columns_before)


def _shared(some: tuple[float, ...], more: tuple[float, ...]) -> bool:
    """Whether enough of some lines between columns stand where others do."""
    return sum(any(abs(x - other) <= _SAME for other in more) for x in some) >= _SHARED * len(some)


def _has_title(grid: Grid) -> bool:
    """Whether a row across the whole grid stands above it: a title inside the rules begins a new table."""
    first = next((cell for cell in grid.cells if cell.text.strip()), None)
    if first is None or first.colspan < grid.columns or grid.columns < 3:
        return False
    return any(cell.row > first.row and cell.colspan < grid.columns for cell in grid.cells)
