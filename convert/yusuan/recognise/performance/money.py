"""Money on a form: a figure's meaning is that of the label before it and of the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yusuan._data import Row
from yusuan.amounts import Printed, parse, unit_named
from yusuan.document import Cell
from yusuan.recognise.columns import column_of
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.performance.wording import column_of as indicator_column
from yusuan.recognise.performance.wording import field_of, label, unit_in
from yusuan.recognise.phrases import dimensions_of, phrases
from yusuan.recognise.placing import ENDS
from yusuan.text import plain

_WITH_UNIT = re.compile(r"(?P<number>-?[\d,.]+)(?P<unit>[^\d,.]+)")
_MEMO = "其中"
_FEWEST = 2
"""So many headings side by side make a row of headings."""
_POINTS = frozenset({"weight", "score"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAmount:
    """A printed amount of a form, the cell that holds it and the row of its total.

    `source` is the code of where the money comes from, blank for a total; `dimensions` are what its label
    and heading set; `task` names the task of a department that it is for.
    """

    period: str
    source: str = ""
    label: str
    header: str = ""
    cell: Cell
    total_row: int | None = None
    dimensions: Mapping[str, str] = field(default_factory=dict)
    task: bool = False
    is_total: bool = False


@dataclass(slots=True)
class Headings:
    """Headings of columns of money, in rows that follow one another."""

    grid: Matrix
    rows: list[int] = field(default_factory=list)

    def read(self, row: int, cells: list[Cell]) -> bool:
        """Whether a row without figures is one of headings; it is kept if so, else the headings end."""
        own = [cell for cell in cells if cell.row == row]
        if any(_is_figure(cell) or inline(cell.text) is not None for cell in own):
            return False
        if len([cell for cell in own if _is_heading(cell)]) >= _FEWEST:
            self.rows = [*self.rows, row] if self.rows and self.rows[-1] == row - 1 else self._from(row)
            return True
        if own:
            self.rows = []
        return False

    def _from(self, row: int) -> list[int]:
        """A first row of headings, with the one above it where a heading there spans several (预算金额)."""
        cells = [self.grid.at[row - 1, column] for column, _ in self.grid.row(row - 1)] if row else []
        spans = any(cell.colspan >= _FEWEST and cell.row == row - 1 and _is_heading(cell) for cell in cells)
        return [row - 1, row] if spans else [row]

    def _heading(self, row: int, column: int, *, is_last: bool) -> Cell | None:
        """The cell that heads a column; one over headings reaches across the blanks to its right."""
        cell = self.grid.at.get((row, column))
        if is_last or (cell is not None and plain(cell.text)):
            return cell
        left = (self.grid.at.get((row, c)) for c in range(column - 1, -1, -1))
        found = next((other for other in left if other is not None and plain(other.text)), None)
        return found if found is not None and found.row == row and _is_heading(found) else cell

    def above(self, column: int) -> list[Cell]:
        """The headings above a column, from top to bottom."""
        cells = (self._heading(row, column, is_last=row == self.rows[-1]) for row in self.rows)
        found = dict.fromkeys(cell for cell in cells if cell is not None and plain(cell.text))
        return [cell for cell in found if not _is_figure(cell)]


def _is_heading(cell: Cell) -> bool:
    """Whether a cell heads a column of money, points or shares, and is no label of one figure beside it."""
    entry = field_of(cell.text)
    if entry is not None and entry["kind"] in {"name", "department", "text", "total", "unit", "half"}:
        return False
    return indicator_column(cell.text) is not None or column_of(0, (cell.text,)).reason is None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed, and its unit of money where that stands behind it (2,080.76万元)."""

    text: str
    printed: Printed
    unit: str | None = None


def figure_in(text: str) -> Figure | None:
    """The number that a cell prints."""
    printed = parse(text)
    if printed is not None:
        return Figure(text.strip(), printed)
    found = _WITH_UNIT.fullmatch(plain(text))
    unit = unit_named(found["unit"]) if found else None
    printed = parse(found["number"]) if found and unit else None
    return Figure(found["number"], printed, unit) if found and printed is not None else None


def inline(text: str) -> tuple[str, Row, Figure] | None:
    """A label with its figure in one cell (年度资金总额:120.5万元): the label, its entry, the figure."""
    name, colon, rest = plain(text).partition(":")
    if name == _MEMO:
        name, colon, rest = rest.partition(":")
    entry = field_of(name) if colon and rest else None
    figure = figure_in(rest) if entry is not None else None
    if entry is None or figure is None or entry["kind"] not in {"total", "source"}:
        return None
    return label(name), entry, figure


def figure_of(amount: FormAmount) -> Figure:
    """The figure of a form's amount."""
    told = inline(amount.cell.text)
    found = told[2] if told is not None else figure_in(amount.cell.text)
    if found is None:  # pragma: no cover - a form keeps only cells with a figure
        raise ValueError(amount.cell.text)
    return found


def _is_figure(cell: Cell) -> bool:
    return figure_in(cell.text) is not None


def points_of(headings: list[Cell]) -> str:
    """`weight` or `score` where a column holds points, `execution` where it holds the share spent."""
    entry = indicator_column(headings[-1].text) if headings else None
    role = entry["role"] if entry else ""
    return role if role in _POINTS or role == "execution" else ""


def unit_above(headings: list[Cell]) -> str | None:
    """The unit of money that a heading names."""
    return next((unit for cell in headings if (unit := unit_in(cell.text))), None)


def label_before(cells: list[Cell], figure: Cell) -> Cell | None:
    """The nearest text before a figure that stands in its row."""
    before = [cell for cell in cells if cell.column < figure.column and plain(cell.text)]
    found = next((cell for cell in reversed(before) if not _is_figure(cell)), None)
    return found if found is not None and found.row <= figure.row < found.row + found.rowspan else None


def named_row(cells: list[Cell], row: int) -> Cell | None:
    """The text that names a row of figures: the first that begins in it."""
    return next(
        (cell for cell in cells if cell.row == row and plain(cell.text) and not _is_figure(cell)), None
    )


def meaning(texts: Iterator[str]) -> dict[str, str] | None:
    """The dimensions that wordings set together; None where one of them is not known."""
    found: dict[str, str] = {}
    for text in texts:
        entry = field_of(text)
        if entry is not None and entry["dimensions"]:
            found.update(dimensions_of(entry))
            continue
        column = column_of(0, (text,))
        if column.reason is not None and entry is None:
            return None
        found.update(column.dimensions)
    return found


def is_total_line(text: str) -> bool:
    """Whether a row adds up those above it (合计, 金额合计)."""
    entry = phrases("row_lines").exactly(label(text))
    return entry is not None and entry["role"] in ENDS
