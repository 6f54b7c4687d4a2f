"""What stands around a grid: its title, number, body, unit of measure above it, its notes below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yusuan._records import replace
from yusuan.document import Block, Document, Grid, Paragraph, ParagraphRole
from yusuan.recognise.caption_lines import Caption, understood, with_line
from yusuan.recognise.headers import row_wordings
from yusuan.recognise.joining import joined
from yusuan.recognise.kinds import UNRECOGNISED, kind_of
from yusuan.recognise.labels import by_heading
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.outline import heading_level
from yusuan.recognise.phrases import phrases
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import fold, plain

#: Lines of so few characters between two grids are what ran over from a cell, not text of their own.
_SCRAPS = 40
#: A total line that opens a table stands within so many rows.
_HEAD = 5
#: A form names its project within so many rows.
_FORM_HEAD = 3
#: The row has so few cells; the heading of a list of projects has more.
_FORM_CELLS = 3
#: A heading without an ordinal stands within so many paragraphs above its table.
_NEAR = 3
_SENTENCE = re.compile(r"[,。;:]|\d[.,]\d")
#: The heading of the section stands within so many paragraphs above its table.
_REACH = 40
_IN_THE_TEXT = frozenset({ParagraphRole.BODY, ParagraphRole.HEADING})
_OUTSIDE = frozenset({ParagraphRole.HEADER, ParagraphRole.FOOTER, ParagraphRole.PAGE_NUMBER})


@dataclass(frozen=True, slots=True)
class CaptionedGrid:
    """A grid with its caption.

    `positions` are those of its parts (more than one where it goes on over pages) among the document's
    blocks; `first_row` is the first row below caption lines that stand inside the grid.
    """

    positions: tuple[int, ...]
    grid: Grid
    caption: Caption
    first_row: int = 0


def captioned_grids(document: Document) -> list[CaptionedGrid]:
    """Every table of a document with what stands around it, its parts on several pages joined."""
    blocks = list(document.blocks())
    groups = _parts(blocks)
    found: list[CaptionedGrid] = []
    start = 0
    for n, positions in enumerate(groups):
        grid = joined([block for position in positions if isinstance(block := blocks[position], Grid)])
        inside, first_row = _read_inside(grid)
        end = groups[n + 1][0] if n + 1 < len(groups) else len(blocks)
        above = _read_above(inside, blocks, start, positions[0])
        caption = _with_notes(above, blocks, positions[-1] + 1, end)
        if not caption.title and found and _begins_a_form(grid):
            caption = replace(caption, title=found[-1].caption.title)  # one title over several forms
        elif not caption.title:
            caption = replace(caption, heading=_heading_above(blocks, positions[0]))
        found.append(CaptionedGrid(positions, grid, caption, first_row))
        start = max((*positions, *caption.lines)) + 1
    return _with_repeated_titles_joined(found)


def _heading_above(blocks: Sequence[Block], position: int) -> str:
    """The nearest heading before a table that is no part of its caption, without its ordinal.

    A short line right above that tells a kind of table (部门收支总体情况) is one without an ordinal, too.
    """
    near = _NEAR
    for block in reversed(blocks[max(0, position - _REACH) : position]):
        if not isinstance(block, Paragraph) or block.role not in _IN_THE_TEXT:
            continue
        wording = strip_ordinal(block.text).rstrip("。:")
        if heading_level(block.text) or (near > 0 and _tells_a_kind(wording)):
            return wording
        near -= 1
    return ""


def _tells_a_kind(wording: str) -> bool:
    short = len(wording) <= _SCRAPS and not _SENTENCE.search(wording)
    return short and kind_of(wording).code != UNRECOGNISED


def _with_repeated_titles_joined(found: list[CaptionedGrid]) -> list[CaptionedGrid]:
    """Tables whose title and header are repeated on the next page are one; forms and other totals are not."""
    whole: list[CaptionedGrid] = []
    for part in found:
        if whole and _repeats(whole[-1], part):
            before = whole.pop()
            caption = replace(before.caption, lines=(*before.caption.lines, *part.caption.lines))
            grid = joined([before.grid, part.grid])
            whole.append(
                replace(before, positions=(*before.positions, *part.positions), grid=grid, caption=caption)
            )
        else:
            whole.append(part)
    return whole


def _repeats(before: CaptionedGrid, part: CaptionedGrid) -> bool:
    same = ("title", "body_name", "unit")
    if not part.caption.title or any(getattr(before.caption, x) != getattr(part.caption, x) for x in same):
        return False
    if part.caption.kind.rows == "" or _begins_a_form(part.grid) or part.grid.columns != before.grid.columns:
        return False
    first, again = matrix(before.grid), matrix(part.grid)
    if row_wordings(first, before.first_row) != row_wordings(again, part.first_row):
        return False
    return part.grid.place.page == _last_page(before.grid) + 1 and not _has_total(again, part.first_row)


def _has_total(part: Matrix, first_row: int) -> bool:
    """Whether a total line stands among the first rows: a table of its own, of another unit."""
    rows = range(first_row, min(part.rows, first_row + _HEAD))
    texts = (text for row in rows for _, text in part.row(row)[:1])
    entries = (phrases("row_lines").exactly(text) for text in texts)
    return any(entry is not None and entry["role"] == "total" for entry in entries)


def _parts(blocks: Sequence[Block]) -> list[tuple[int, ...]]:
    """The positions of grids, those that go on from one another together."""
    groups: list[list[int]] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Grid):
            if groups and _goes_on(blocks, groups[-1], position):
                groups[-1].append(position)
            else:
                groups.append([position])
    return [tuple(group) for group in groups]


def _goes_on(blocks: Sequence[Block], group: Sequence[int], position: int) -> bool:
    """Whether the grid at a position is a part of the table that the group begins.

    The reader saw it, or it stands on the next page with as many columns, with nothing but scraps of text
    between, and either repeats the first row of the table or begins with no heading.
    """
    first, last, part = blocks[group[0]], blocks[group[-1]], blocks[position]
    if not (isinstance(first, Grid) and isinstance(last, Grid) and isinstance(part, Grid)):
        return False
    if _read_inside(part)[0].title or _begins_a_form(part):
        return False
    return part.continues or (
        _is_next(last, part)
        and part.columns == first.columns
        and _only_scraps(blocks, group[-1], position)
        and _repeats_or_goes_on(first, part)
    )


def _repeats_or_goes_on(first: Grid, part: Grid) -> bool:
    """Whether the first row of a part is that of the table, or no heading at all."""
    wordings = row_wordings(matrix(part), 0)
    if not any(by_heading((text,)) for text in wordings if text):
        return True
    return wordings == row_wordings(matrix(first), _read_inside(first)[1])


def _is_next(last: Grid, part: Grid) -> bool:
    return part.place.page == _last_page(last) + 1


def _only_scraps(blocks: Sequence[Block], start: int, end: int) -> bool:
    between = [text for _, text in _body_text(blocks, start + 1, end)]
    return not any(len(text) > _SCRAPS or with_line(Caption(), text) for text in between)


def _begins_a_form(part: Grid) -> bool:
    """Whether a performance form begins: one of its first rows names a project, and hardly anything else."""
    laid_out = matrix(part, _FORM_HEAD)
    rows = [laid_out.row(row) for row in range(min(part.rows, _FORM_HEAD))]
    entries = (phrases("form_fields").exactly(row[0][1]) for row in rows if 0 < len(row) <= _FORM_CELLS)
    return any(entry is not None and entry["kind"] == "name" for entry in entries)


def _last_page(grid: Grid) -> int:
    return max((cell.place.page for cell in grid.cells), default=grid.place.page)


_TOP = 3
"""Captions inside a grid seldom have more rows than these."""


def _read_inside(grid: Grid) -> tuple[Caption, int]:
    """The caption lines in the first rows of a grid, and the row below them."""
    lines: list[str] = []
    row = 0
    for cells in _raw_rows(grid):
        found = _caption_lines(cells)
        if found is None:
            break
        lines.extend(found)
        row += 1
    else:
        return Caption(), 0
    caption = Caption()
    for line in reversed(lines):
        caption = with_line(caption, line) or caption
    return caption, row if lines else 0


def _raw_rows(grid: Grid) -> Iterator[list[str]]:
    """The filled cells of each row as printed, laid out as far as they are asked for."""
    laid_out = matrix(grid, _TOP)
    for row in range(grid.rows):
        laid_out = matrix(grid) if row == _TOP else laid_out
        yield [laid_out.at[row, column].raw for column, _ in laid_out.row(row)]


def _caption_lines(cells: Sequence[str]) -> list[str] | None:
    """The caption lines that a row of a grid holds, None when it is no part of a caption.

    They stand line by line in its cells, or run across cells that the rules of the table cut them into
    (部门： | 某局 | 单位：万元).
    """
    by_cell = [fold(cell).split("\n") for cell in cells]
    across = "".join(line for lines in by_cell for line in lines)
    title = "".join(lines[0] for lines in by_cell)
    below = "".join(line for lines in by_cell for line in lines[1:])
    apart = [line for lines in by_cell for line in lines]
    for lines in (apart, [across], [title, below]):
        if all(understood(Caption(), line) is not None for line in lines):
            return lines
    return apart if all(with_line(Caption(), line) is not None for line in apart) else None


def _body_text(blocks: Sequence[Block], start: int, end: int) -> Iterator[tuple[int, str]]:
    for n in range(start, end):
        block = blocks[n]
        if isinstance(block, Paragraph) and block.role not in _OUTSIDE | {ParagraphRole.CONTENTS}:
            yield n, block.text


def _read_above(caption: Caption, blocks: Sequence[Block], start: int, end: int) -> Caption:
    """Read upwards from the grid until a paragraph is no part of a caption; a title may be broken in two."""
    rest: tuple[int, str] | None = None
    for n, text in reversed(list(_body_text(blocks, start, end))):
        whole = text + rest[1] if rest else text
        read = with_line(caption, whole)
        if read is not None:
            caption = replace(read, lines=(n, *([rest[0]] if rest else []), *caption.lines))
            rest = None
        elif rest is None and not caption.title and len(text) <= _SCRAPS:
            rest = (n, text)
        else:
            break
    return caption


def _with_notes(caption: Caption, blocks: Sequence[Block], start: int, end: int) -> Caption:
    """Notes right below the grid (注：…) belong to it."""
    for n, text in _body_text(blocks, start, end):
        label, colon, note = plain(text).partition(":")
        entry = phrases("captions").exactly(label) if colon else None
        if entry is None or entry["field"] != "note":
            break
        joined = f"{caption.note}\n{note}" if caption.note else note
        caption = replace(caption, note=joined, lines=(*caption.lines, n))
    return caption
