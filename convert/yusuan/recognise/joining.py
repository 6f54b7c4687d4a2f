"""Tables that go on over pages: the parts that a reader saw continue are laid under one another again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from yusuan._records import replace
from yusuan.amounts import parse
from yusuan.document import Cell, Grid
from yusuan.recognise.breaks import Met, bridged
from yusuan.recognise.organisations import is_organisation
from yusuan.recognise.phrases import phrases
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import plain

_OF_WHICH = "其中:"
_WORDINGS = ("header_words", "row_items", "row_lines", "form_fields")


def joined(parts: Sequence[Grid]) -> Grid:
    """One grid of the parts, each below the one before it; every cell keeps its own place.

    The part with the most columns says where columns are; a part with fewer (empty ones vanish on some
    pages, merged ones hide them) is put under those that it stands below. A row that the page break has
    split is one row again, with its lower half's cells on their own row but for their text.
    """
    if len(parts) == 1:
        return parts[0]
    widest = max(parts, key=lambda part: part.columns)
    cells: list[Cell] = []
    last: list[int] = []
    rows = 0
    for part in parts:
        placed = [_moved(cell, rows, columns) for columns in [_columns(widest, part)] for cell in part.cells]
        changed, rest = _met(cells, last, placed, rows)
        for n, cell in changed.items():
            cells[n] = cell
        rows += part.rows
        added = range(len(cells), len(cells) + len(rest))
        cells += rest
        last = [n for n in (*last, *added) if cells[n].row + cells[n].rowspan == rows]
    return replace(parts[0], rows=rows, columns=widest.columns, cells=tuple(cells))


def _met(cells: Sequence[Cell], last: Sequence[int], part: Sequence[Cell], first: int) -> Met:
    """What the cells that end at the page break (`last`) become, and the part's cells below them."""
    changed, rest = bridged({n: cells[n] for n in last}, part, first)
    is_drawn = len(rest) < len(part)  # the break's open cells are known, so the others end there
    return (changed, rest) if is_drawn or not cells else _with_split_row(cells, last, part, first)


def _columns(widest: Grid, part: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For the column and width of a part's cell, those of the widest part: the columns it stands below."""
    found = {(cell.column, cell.colspan): (cell.column, cell.colspan) for cell in part.cells}
    middles = _middles(widest)
    if part.columns == widest.columns or len(middles) < widest.columns:
        return found
    for cell in part.cells:
        box = cell.place.box
        covered = [c for c, middle in middles.items() if box and box.x0 <= middle <= box.x1]
        if covered:
            found[cell.column, cell.colspan] = (min(covered), len(covered))
    return found


def _middles(grid: Grid) -> dict[int, float]:
    """The middle of every column, in points, where cells begin and end beside it."""
    found: dict[int, list[float]] = {}
    for cell in grid.cells:
        if cell.place.box:
            found.setdefault(cell.column, []).append(cell.place.box.x0)
            found.setdefault(cell.column + cell.colspan, []).append(cell.place.box.x1)
    edges = {column: median(places) for column, places in found.items()}
    return {c: (edges[c] + edges[c + 1]) / 2 for c in range(grid.columns) if c in edges and c + 1 in edges}


def _moved(cell: Cell, rows: int, columns: dict[tuple[int, int], tuple[int, int]]) -> Cell:
    column, colspan = columns[cell.column, cell.colspan]
    if not rows and (column, colspan) == (cell.column, cell.colspan):
        return cell
    return replace(cell, row=cell.row + rows, column=column, colspan=colspan)


def _with_split_row(cells: Sequence[Cell], last: Sequence[int], part: Sequence[Cell], first: int) -> Met:
    """Where the part's first row is the lower half of a row, the upper half with it, and the rest.

    It is when all its numbers are the last digits of those above it, when joined wordings are known and
    their upper halves alone are not, or when the texts above fill their last line and others of the row end.
    """
    lower = {cell.column: cell for cell in part if cell.row == first and plain(cell.text)}
    upper = {cells[n].column: n for n in last}
    if not lower or not lower.keys() <= upper.keys():
        return {}, list(part)
    pairs = {upper[column]: cell for column, cell in lower.items()}
    halves = [(cells[n], cell) for n, cell in pairs.items()]
    ended = any(plain(cells[n].text) for column, n in upper.items() if column not in lower)
    if not _is_split_row(halves, cells, part) and not (ended and all(_runs_on(*half) for half in halves)):
        return {}, list(part)
    whole = {n: _put_together(cells[n], cell) for n, cell in pairs.items()}
    return whole, [cell for cell in part if cell.row != first or cell.rowspan > 1]


def _is_split_row(pairs: Sequence[tuple[Cell, Cell]], above: Sequence[Cell], part: Sequence[Cell]) -> bool:
    numbers = [pair for pair in pairs if parse(pair[1].text)]
    if numbers:
        if not all(plain(lower.text).isdigit() for _, lower in numbers):
            return False
        places = _places([*above, *part])
        return all(_completes(*pair, places) for pair in numbers)
    return all(_is_split(*pair) for pair in pairs)


def _places(cells: Sequence[Cell]) -> int:
    """How many decimal places most figures of the cells have."""
    counts = Counter(printed.places for cell in cells if (printed := parse(cell.text)) and printed.places)
    return counts.most_common(1)[0][0] if counts else 0


def _completes(upper: Cell, lower: Cell, places: int) -> bool:
    """Whether a number is cut in two: its last decimal places stand below it."""
    printed, rest = parse(upper.text), plain(lower.text)
    return printed is not None and rest.isdigit() and 0 < printed.places == places - len(rest)


def _is_split(upper: Cell, lower: Cell) -> bool:
    """Whether two halves make a known wording, or the name of a body, and the upper half alone does not."""
    half, whole = _wording(upper.text), _wording(upper.text + lower.text)
    if is_organisation(whole) and not is_organisation(half) and not is_organisation(plain(lower.text)):
        return True
    return _is_known(whole) and not _is_known(half)


def _wording(text: str) -> str:
    return plain(text).removeprefix(_OF_WHICH)


def _is_known(wording: str) -> bool:
    return any(phrases(name).exactly(wording) is not None for name in _WORDINGS)


def _runs_on(upper: Cell, lower: Cell) -> bool:
    """Whether a text that fills its last line goes on below: as a wording, or with what is none itself."""
    if not upper.full:
        return False
    if _is_known(_wording(upper.text + lower.text)):
        return True
    text = plain(lower.text)
    begins_anew = parse(text) or strip_ordinal(text) != text or is_organisation(text)
    return not begins_anew and not _is_known(_wording(text))


def _put_together(upper: Cell, lower: Cell) -> Cell:
    return replace(upper, text=upper.text + lower.text, raw=f"{upper.raw}\n{lower.raw}")
