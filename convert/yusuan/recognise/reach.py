"""Labels that reach over blocks: 公用经费合计 in one block names the figure in a block further right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yusuan._records import replace
from yusuan.amounts import is_placeholder, parse
from yusuan.document import Cell
from yusuan.recognise.columns import Block
from yusuan.recognise.matrix import Matrix, matrix


def with_reach(grid: Matrix, blocks: Sequence[Block], rows: Sequence[int]) -> Matrix:
    """The grid with such labels as wide as they are meant, where the format does not tell merged cells."""
    if grid.grid.spans_known or len(blocks) < 2:
        return grid
    wide = {(cell.row, cell.column): cell for row in rows for cell in _wide(grid, blocks, row)}
    if not wide:
        return grid
    covered = {
        (row, column)
        for (row, first), cell in wide.items()
        for column in range(first + 1, first + cell.colspan)
    }
    cells = (wide.get((c.row, c.column), c) for c in grid.grid.cells if (c.row, c.column) not in covered)
    return matrix(replace(grid.grid, cells=tuple(cells)))


def _wide(grid: Matrix, blocks: Sequence[Block], row: int) -> Iterator[Cell]:
    """The label cells of a row that name a figure of a later block, made wide enough to stand there."""
    open_label: Cell | None = None
    for block in blocks:
        named = [cell for column in block.label_columns if (cell := _filled(grid, row, column))]
        has_figures = any(parse(grid.text(row, column.index)) for column in block.columns)
        if named:
            open_label = None if has_figures else named[-1]
        elif has_figures and open_label is not None and block.label_columns:
            yield replace(open_label, colspan=max(block.label_columns) - open_label.column + 1)
            open_label = None


def _filled(grid: Matrix, row: int, column: int) -> Cell | None:
    cell = grid.at.get((row, column))
    return None if cell is None or is_placeholder(cell.text) else cell


def reaches_over(grid: Matrix, block: Block, row: int) -> bool:
    """Whether the label of a row stands in another block, too: what it names is the total of both."""
    first, last = min(block.label_columns, default=0), max(block.label_columns, default=0)
    cells = (grid.at.get((row, column)) for column in block.label_columns)
    return any(c is not None and (c.column < first or c.column + c.colspan > last + 1) for c in cells)
