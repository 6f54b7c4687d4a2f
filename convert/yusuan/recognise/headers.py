"""The header of a table: how deep it is, the path above each column, and other ways to read a damaged one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from yusuan._records import replace
from yusuan.amounts import is_placeholder, parse
from yusuan.recognise import labels
from yusuan.recognise.heading_words import heading_words
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.overflow import repaired
from yusuan.recognise.phrases import dimensions_of, phrases
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import plain

Wordings = tuple[tuple[str, ...], ...]
"""The header rows, each with one wording a column, as printed (blank where nothing stands)."""

_STARS = frozenset({"**", "*"})


@dataclass(frozen=True, slots=True)
class Header:
    """A header read: the row below it, and for every column the wordings above it from top to bottom.

    `labels` says of every column what it labels (`name`, `code`, `project` …), blank where it holds values.
    `wordings` are its rows as printed, `captions` the caption lines inside the grid above them; a table that
    goes on over pages repeats them.
    `moved` names the columns whose wordings were exchanged against the print (empty as printed).
    `end` is the row of another header further down, which ends its part of the table; 0 where there is none.
    """

    depth: int
    paths: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    wordings: Wordings = ()
    moved: tuple[int, ...] = ()
    end: int = 0
    captions: Wordings = ()


def read_header(matrix: Matrix, first_row: int = 0) -> Header:
    """Read the header as printed; it begins at `first_row`, below caption lines inside the grid."""
    depth = depth_of(matrix, first_row)
    wordings = _wordings(matrix, first_row, depth)
    paths = _paths(matrix, repaired(wordings, _is_known))
    captions = tuple(row_wordings(matrix, row) for row in range(first_row))
    return Header(depth, paths, _labels(matrix, depth, paths), wordings, captions=captions)


def rows_below(header: Header, matrix: Matrix) -> list[int]:
    """The rows of a table without its header, and without the captions and header that later pages repeat."""
    above = {*header.wordings, *header.captions}
    above |= {row_wordings(matrix, row) for row in range(header.depth)}
    below = range(header.depth, header.end or matrix.rows)
    begins = {wordings[:1] for wordings in above}  # few rows begin like a heading, the others need no look
    return [
        row
        for row in below
        if (matrix.text(row, 0).strip(),) not in begins or row_wordings(matrix, row) not in above
    ]


def headers_of(matrix: Matrix, first_row: int = 0) -> list[Header]:
    """The header of a table, and further headers below which its columns mean something else (统计数)."""
    found = [read_header(matrix, first_row)]
    for row in rows_below(found[0], matrix):
        if row > found[-1].depth and _heads_anew(matrix, row):
            found[-1] = replace(found[-1], end=row)
            found.append(read_header(matrix, row))
    return found


def _heads_anew(matrix: Matrix, row: int) -> bool:
    """Whether a row is nothing but headings: of names, and of figures of some stage or measure."""
    first = matrix.text(row, 0)
    if plain(first) and not _is_heading((0, first)):
        return False
    cells = matrix.row(row)
    if any(matrix.at[row, column].row != row for column, _ in cells) or not all(map(_is_heading, cells)):
        return False
    named = [labels.by_heading((text,)) in labels.NAMES for _, text in cells]
    return any(named) and any(_tells_figures(text) for _, text in cells)


def _tells_figures(text: str) -> bool:
    told = (dimensions_of(row) for row in phrases("header_words").scan(text).rows if row["role"] == "word")
    return any(not {"reference_stage", "measure"}.isdisjoint(dimensions) for dimensions in told)


@lru_cache(maxsize=65536)
def _is_known(wording: str) -> bool:
    """Whether a heading is a label, or made of words of value columns."""
    return bool(labels.by_heading((wording,))) or heading_words(wording).known


def _labels(matrix: Matrix, depth: int, paths: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(labels.of_column(matrix, column, depth, path) for column, path in enumerate(paths))


def other_readings(matrix: Matrix, header: Header) -> Iterator[Header]:
    """Readings of a damaged header in which two neighbouring columns exchange their wordings.

    Only where the format cannot tell merged cells from empty ones, and only where one of the two has no
    wording of its own in the last header row: it may have slipped into the other.
    """
    wordings = header.wordings
    if matrix.grid.spans_known or not wordings:
        return
    for column in range(matrix.columns - 1):
        pair = (column, column + 1)
        if not all(wordings[-1][c] for c in pair) and not any(header.labels[c] for c in pair):
            exchanged = tuple(_exchanged(row, column) for row in wordings)
            if exchanged != wordings:
                yield replace(header, paths=_paths(matrix, exchanged), moved=pair)


def _exchanged(row: tuple[str, ...], column: int) -> tuple[str, ...]:
    return (*row[:column], row[column + 1], row[column], *row[column + 2 :])


def depth_of(matrix: Matrix, first_row: int) -> int:
    """The first row below the header; the number of rows where no data follows."""
    for row in range(first_row, matrix.rows):
        cells = matrix.row(row)
        if row > first_row and _is_index(cells):
            return row + 1
        if cells and _is_data(matrix, first_row, row, cells):
            return row
    return matrix.rows


def _is_index(cells: list[tuple[int, str]]) -> bool:
    """Whether a row only counts the columns (1 2 3, 栏次 1 2 3, ** 1 2 3), also beside labels (类 款 项)."""
    found = (plain(text) for _, text in cells)
    wordings = [text for text in found if not _counts(text) and not labels.by_heading((text,))]
    if not wordings:
        return len(cells) >= 2 and all(_counts(text) for _, text in cells)
    starred = any(plain(text) in _STARS for _, text in cells)
    return (starred or len(wordings) >= 2) and wordings == [str(n) for n in range(1, len(wordings) + 1)]


def _is_data(matrix: Matrix, first_row: int, row: int, cells: list[tuple[int, str]]) -> bool:
    if any(parse(text) and not _is_year(text) for _, text in cells):
        return True
    if any(_is_year(text) for _, text in cells) and not all(map(_is_heading, cells)):
        return True  # 2020 beside a name is a figure
    first_column, first = cells[0]
    found = [c for c in range(matrix.columns) if _label_above(matrix, c, first_row, row)]
    if first_column in found and phrases("row_lines").exactly(strip_ordinal(first)):
        return True
    return bool(found) and all(c in found for c, _ in cells) and not any(map(_is_label, cells))


def _is_heading(cell: tuple[int, str]) -> bool:
    return _is_year(cell[1]) or _is_known(cell[1])


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"20[0-4]\d", plain(text)))


def _is_label(cell: tuple[int, str]) -> bool:
    return bool(labels.by_heading((cell[1],)))


def _label_above(matrix: Matrix, column: int, first_row: int, row: int) -> str:
    """What the nearest wording above a row of a column labels, or blank."""
    texts = (matrix.text(r, column) for r in range(row - 1, first_row - 1, -1))
    nearest = next((text for text in texts if not is_placeholder(text)), "")
    return labels.by_heading((nearest,))


def _wordings(matrix: Matrix, first_row: int, depth: int) -> Wordings:
    filled = [row for row in range(first_row, depth) if matrix.row(row)]
    rows = [_without_index(matrix, row) if row > first_row else row_wordings(matrix, row) for row in filled]
    return tuple(row for row in rows if any(row))


def _counts(text: str) -> bool:
    """Whether a cell only heads the numbers of an index row (栏次, 行次, **)."""
    return plain(text) in _STARS or labels.by_heading((text,)) == "ordinal"


def _without_index(matrix: Matrix, row: int) -> tuple[str, ...]:
    """A header row; of one that counts the columns only the labels (类 款 项) beside the numbers."""
    wordings = row_wordings(matrix, row)
    if not _is_index(matrix.row(row)):
        return wordings
    kept = (not _counts(w) and bool(labels.by_heading((w,))) for w in wordings)
    return tuple(wording if keep else "" for wording, keep in zip(wordings, kept, strict=True))


def row_wordings(matrix: Matrix, row: int) -> tuple[str, ...]:
    """The texts of a row, one a column."""
    return tuple(matrix.text(row, column).strip() for column in range(matrix.columns))


def _paths(matrix: Matrix, wordings: Wordings) -> tuple[tuple[str, ...], ...]:
    filled = wordings if matrix.grid.spans_known else _filled(wordings)
    return tuple(_path(row[column] for row in filled) for column in range(matrix.columns))


def _filled(wordings: Wordings) -> Wordings:
    """Header rows in which a group's wording reaches over the blanks to its right, as a merged cell would.

    Not in the last row, and not past the group that stands above.
    """
    rows: list[tuple[str, ...]] = []
    for row in wordings[:-1]:
        above = rows[-1] if rows else row
        filled = list(row)
        for column in range(1, len(row)):
            same_group = not rows or above[column] == above[column - 1]
            if not filled[column] and same_group:
                filled[column] = filled[column - 1]
        rows.append(tuple(filled))
    return (*rows, *wordings[-1:])


def _path(wordings: Iterator[str]) -> tuple[str, ...]:
    path: list[str] = []
    for wording in wordings:
        if wording and (not path or path[-1] != wording):
            path.append(wording)
    return tuple(path)
