"""Performance forms (绩效目标表, 自评表) of one project or of a whole department.

A form's columns wander, so nothing is read by its position: labels are known by their wording, a value is
what follows its label, a figure under headings has their meaning, indicators stand below a row that heads
their columns. Forms in two halves tell the half by the order of the labels in a row.
"""

from __future__ import annotations

from dataclasses import dataclass

from yusuan._records import replace
from yusuan.document import Cell, Grid
from yusuan.recognise.caption_lines import Caption
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.performance.form_amounts import AmountReader, with_totals
from yusuan.recognise.performance.form_levels import LevelReader
from yusuan.recognise.performance.form_texts import DEPARTMENT, FormText, TextReader
from yusuan.recognise.performance.indicators import Columns, Indicator, IndicatorReader, columns_in
from yusuan.recognise.performance.labelled import labelled
from yusuan.recognise.performance.money import FormAmount, Headings, figure_of
from yusuan.recognise.performance.wording import column_of, label, level_of, points_in, unit_in
from yusuan.recognise.phrases import phrases

PROJECT = "project"
_SAME = 3.0
"""Columns whose sides are no further apart than this (points) are the same on two pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A performance form as read.

    `subject` is what it is about, `project` or `department`; `part_of` is the table that it goes on from.
    """

    captioned: CaptionedGrid
    table_id: str
    subject: str
    name: str
    unit: str | None
    texts: tuple[FormText, ...]
    amounts: tuple[FormAmount, ...]
    indicators: tuple[Indicator, ...]
    columns: Columns | None = None
    part_of: str | None = None

    def amount(self, period: str) -> FormAmount | None:
        """The total of a period: what was spent where the form tells several stages."""
        totals = [a for a in self.amounts if a.period == period and not a.source and not a.task]
        return totals[-1] if totals else None

    @property
    def used(self) -> set[tuple[int, int]]:
        """The cells that were understood, by row and column."""
        cells = {(a.cell.row, a.cell.column) for a in self.amounts}
        return cells | {place for one in self.indicators for place in one.used}

    @property
    def without_unit(self) -> list[Cell]:
        """Cells with amounts of which nothing tells the unit."""
        return [] if self.unit else [a.cell for a in self.amounts if not figure_of(a).unit]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in but what the form itself prints."""
        told = (one for one in self.indicators if one.level1 or one.value or one.actual)
        return not self.amounts and next(told, None) is None


def read_form(captioned: CaptionedGrid, table_id: str, before: Form | None = None) -> Form | None:
    """Read a form; None when the grid is none.

    `before` is the form on the page before: a grid that names nothing and has indicators goes on from it.
    """
    grid = matrix(captioned.grid)
    reader = _FormReader(grid)
    reader.read(captioned.first_row)
    words = reader.words
    if before is not None and not words.named and reader.says_something:
        again = _FormReader(grid, _columns_below(before, grid))
        again.read(captioned.first_row)
        return _form(again, captioned, table_id, before)
    subject = words.subject or ("" if words.named else _subject_of(captioned.caption.title))
    if not words.named and not (subject and reader.says_something):
        return None
    found = replace(_form(reader, captioned, table_id, None), subject=subject or PROJECT)
    return found if found.name or found.is_empty or subject == DEPARTMENT else None


def _columns_below(before: Form, grid: Matrix) -> Columns | None:
    """The columns of indicators of the page before, where they stand on this one."""
    if before.columns is None or before.captioned.grid.columns == grid.columns:
        return before.columns
    above, here = _spans(before.captioned.grid), _spans(grid.grid)
    found = {}
    for column, role in before.columns.roles.items():
        places = above.get(column, [])
        place = next(
            (c for c, spans in here.items() if any(_same(a, b) for a in places for b in spans)), None
        )
        if place is not None:
            found[place] = role
    return Columns(found) if len(found) == len(before.columns.roles) else None


def _spans(grid: Grid) -> dict[int, list[tuple[float, float]]]:
    """From where to where the cells that begin in a column reach, in points."""
    found: dict[int, dict[tuple[float, float], None]] = {}
    for cell in grid.cells:
        if cell.place.box:
            found.setdefault(cell.column, {})[cell.place.box.x0, cell.place.box.x1] = None
    return {column: list(spans) for column, spans in found.items()}


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(one, other, strict=True))


def _form(reader: _FormReader, captioned: CaptionedGrid, table_id: str, before: Form | None) -> Form:
    return Form(
        captioned=captioned,
        table_id=table_id,
        subject=before.subject if before else PROJECT,
        name=before.name if before else reader.words.name or captioned.caption.body_name,
        unit=_unit(reader, captioned.caption, before),
        texts=tuple(reader.words.texts),
        amounts=tuple(with_totals(reader.money.amounts)),
        indicators=tuple(reader.indicators),
        columns=reader.columns.columns if reader.columns else None,
        part_of=(before.part_of or before.table_id) if before else None,
    )


def _unit(reader: _FormReader, caption: Caption, before: Form | None) -> str | None:
    """The unit of money: what the form says itself comes before what other tables tell."""
    printed = caption.unit if caption.unit_told_by is None else None
    inherited = before.unit if before else None
    return reader.unit or printed or inherited or reader.unit_named or caption.unit


def _subject_of(title: str) -> str:
    scan = phrases("form_subjects").scan(title)
    return scan.rows[0]["subject"] if scan.rows else ""


class _FormReader:
    """Collects what the rows of one form say, from top to bottom."""

    def __init__(self, grid: Matrix, columns: Columns | None = None) -> None:
        self.grid = grid
        self.words = TextReader()
        self.money = AmountReader(Headings(grid))
        self.levels = LevelReader(grid)
        self.indicators: list[Indicator] = []
        self.columns = IndicatorReader(grid, columns) if columns else None

    @property
    def unit(self) -> str | None:
        """The unit of money that a heading or a label names."""
        return self.money.unit or self.words.unit

    @property
    def unit_named(self) -> str | None:
        """The only unit in the brackets of cells down to the last amount: indicators have others."""
        last = max((amount.cell.row for amount in self.money.amounts), default=-1)
        cells = (cell for cell in self.grid.grid.cells if cell.row <= last)
        units = {unit for cell in cells if (unit := unit_in(cell.text))}
        return units.pop() if len(units) == 1 else None

    @property
    def says_something(self) -> bool:
        """Whether there are indicators or amounts."""
        return bool(self.indicators or self.money.amounts)

    def read(self, first_row: int) -> None:
        """Read all rows from the first one on."""
        for row in range(first_row, self.grid.rows):
            self._read_row(row)

    def _read_row(self, row: int) -> None:
        cells = [self.grid.at[row, column] for column, _ in self.grid.row(row)]
        header = columns_in(self.grid, row)
        if header is not None:
            self._begin_indicators(header)
            self._read_executions(row, cells)
        elif not self._read_indicators(row, cells):
            self._read_labels(row, cells)

    def _begin_indicators(self, header: Columns) -> None:
        """Below it stand indicators; two halves are told by the names of levels in each row."""
        self.money.headings.rows = []
        self.levels.two_halves = header.halves
        period = "whole" if self.words.goals == ("whole",) else "annual"
        self.columns = None if header.halves else IndicatorReader(self.grid, header, period)

    def _read_indicators(self, row: int, cells: list[Cell]) -> bool:
        found: list[Indicator] = []
        if self.columns is not None:
            found = self.columns.read(row)
        elif any(level_of(cell.text) == "2" for cell in cells):
            found = list(self.levels.read(row, cells, self.words.goals))
            self.indicators += found
            return True
        self.indicators += found
        return bool(found)

    def _read_labels(self, row: int, cells: list[Cell]) -> None:
        pairs = list(labelled(cells))
        if not cells or any(pair.kind == "sum" for pair in pairs):
            return
        self.words.read(row, pairs, cells)
        self._read_executions(row, cells)
        self.money.read(row, pairs, cells)
        self.indicators += self.money.spent
        self.money.spent = []

    def _read_executions(self, row: int, cells: list[Cell]) -> None:
        """A weight that the execution of the budget has of its own (执行率分值(10分))."""
        for cell in cells:
            entry, points = column_of(cell.text), points_in(cell.text)
            if entry is not None and entry["role"] == "execution" and points is not None and cell.row == row:
                name = label(cell.text).partition("(")[0]
                self.indicators.append(
                    Indicator(row=row, period="annual", level3=name, weight=points, cell=cell)
                )
