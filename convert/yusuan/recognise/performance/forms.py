"""Performance forms (绩效目标表, 自评表) of one project or of a whole department.

A form's columns wander, so nothing is read by its position: labels are known by their wording, a value is
what follows its label, a figure under headings has their meaning, indicators stand below a row that heads
their columns. Forms in two halves tell the half by the order of the labels in a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from yusuan._data import Row
from yusuan.amounts import parse
from yusuan.document import Cell, Grid
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.performance import money
from yusuan.recognise.performance.indicators import PERIODS, Columns, Indicator, IndicatorReader, columns_in
from yusuan.recognise.performance.money import FormAmount, Headings
from yusuan.recognise.performance.quantities import quantity
from yusuan.recognise.performance.wording import column_of, field_of, label, level_of, points_in, unit_in
from yusuan.recognise.phrases import phrases
from yusuan.text import plain

PROJECT, DEPARTMENT = "project", "department"
_NUMBERS = {"weight", "score"}
_SAME = 3.0
"""Columns whose sides are no further apart than this (points) are the same on two pages."""


@dataclass(frozen=True, slots=True)
class FormText:
    """A text field: its standard name, its label as printed, and the cell that holds it."""

    field: str
    label: str
    cell: Cell


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
    for row in range(captioned.first_row, grid.rows):
        reader.read_row(row)
    goes_on = before is not None and not reader.named and bool(reader.indicators or reader.amounts)
    if goes_on and before is not None:
        again = _FormReader(grid, _columns_below(before, grid))
        for row in range(captioned.first_row, grid.rows):
            again.read_row(row)
        return _form(again, captioned, table_id, before)
    subject = reader.subject or ("" if reader.named else _subject_of(captioned.caption.title))
    if not reader.named and not (subject and (reader.indicators or reader.amounts)):
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
        name=before.name if before else reader.name or captioned.caption.body_name,
        unit=reader.unit or captioned.caption.unit or (before.unit if before else None),
        texts=tuple(reader.texts),
        amounts=tuple(_with_totals(reader.amounts)),
        indicators=tuple(reader.indicators),
        columns=reader.columns.columns if reader.columns else None,
        part_of=(before.part_of or before.table_id) if before else None,
    )


def _subject_of(title: str) -> str:
    scan = phrases("form_subjects").scan(title)
    return scan.rows[0]["subject"] if scan.rows else ""


def _with_totals(amounts: list[FormAmount]) -> Iterator[FormAmount]:
    """Tasks with the row that adds them up, which stands below them.

    Beside what was brought forward, the other sources are this year's.
    """
    is_carried = any(one.dimensions.get("origin") == "carryover" for one in amounts)
    for one in amounts:
        below = (a.cell.row for a in amounts if a.is_total and a.cell.row > one.cell.row)
        if one.task and not one.is_total:
            yield replace(one, total_row=next(below, None))
        elif is_carried and one.source:
            yield replace(one, dimensions={"origin": "current", **one.dimensions})
        else:
            yield one


class _FormReader:
    """Collects what the rows of one form say, from top to bottom."""

    def __init__(self, grid: Matrix, columns: Columns | None = None) -> None:
        self.grid = grid
        self.row = 0
        self.name = ""
        self.named = False
        self.subject = ""
        self.unit: str | None = None
        self.texts: list[FormText] = []
        self.amounts: list[FormAmount] = []
        self.indicators: list[Indicator] = []
        self.total_row: dict[str, int] = {}
        self.level1: str | None = None
        self.goals: tuple[str, ...] = PERIODS
        self.halves: dict[int, tuple[str, Cell]] = {}
        self.half_row = -1
        self.two_halves = False
        self.headings = Headings(grid)
        self.columns = IndicatorReader(grid, columns) if columns else None

    def read_row(self, row: int) -> None:
        self.row = row
        cells = [self.grid.at[row, column] for column, _ in self.grid.row(row)]
        header = columns_in(self.grid, row)
        if header is not None:
            self._begin_indicators(header)
            return
        if self._read_indicators(cells):
            return
        self._read_labels(cells)

    def _begin_indicators(self, header: Columns) -> None:
        """Below it stand indicators; two halves are told by the names of levels in each row."""
        self.headings.rows = []
        self.two_halves = header.halves
        period = "whole" if self.goals == ("whole",) else "annual"
        self.columns = None if header.halves else IndicatorReader(self.grid, header, period)
        for column, _ in self.grid.row(self.row):
            self._read_execution(self.grid.at[self.row, column])

    def _read_indicators(self, cells: list[Cell]) -> bool:
        if self.columns is not None:
            found = self.columns.read(self.row)
            self.indicators.extend(found)
            return bool(found)
        if any(level_of(cell.text) == "2" for cell in cells):
            self._read_levels(cells)
            return True
        return False

    def _read_labels(self, cells: list[Cell]) -> None:
        pairs = list(_labelled(cells))
        if not cells or any(entry["kind"] == "sum" for entry, _, _ in pairs):
            return
        half = tuple(e["field"] for e, _, _ in pairs if e["kind"] == "half")
        if half:
            self.goals, self.half_row = half, self.row
        waiting, self.halves = self.halves, {}
        is_heading = self.headings.read(self.row, cells)
        self._read_texts(pairs, cells)
        if waiting and not half and not any(entry["kind"] == "halves" for entry, _, _ in pairs):
            self._read_below(waiting, cells)
        if not is_heading:
            self._read_figures(pairs, cells)

    def _read_texts(self, pairs: list[tuple[Row, Cell, list[Cell]]], cells: list[Cell]) -> None:
        for entry, name, values in pairs:
            self._read_text(entry, name, values)
        for cell in cells:
            self._read_execution(cell)

    def _read_text(self, entry: Row, name: Cell, values: list[Cell]) -> None:
        kind, value = entry["kind"], values[0] if values else None
        if kind == "unit":
            self.unit = self.unit or unit_in(name.text)
        elif kind in {"name", "department"}:
            self._read_name(kind, value)
        elif kind == "half":
            if value is not None:
                self.texts.append(FormText(f"goal_{entry['field']}", name.text.strip(), value))
            else:
                self.halves[name.column] = entry["field"], name
        elif kind == "halves" or self._heads_halves(entry, name):
            self._read_goals(name, values)
        elif kind == "text" and value is not None:
            self.texts.append(FormText(entry["field"], name.text.strip(), value))

    def _heads_halves(self, entry: Row, name: Cell) -> bool:
        """Whether a goal's label stands beside a row of halves (预期目标 | 实际完成情况) and their texts."""
        return entry["field"].startswith("goal") and name.row == self.half_row == self.row - 1

    def _read_name(self, kind: str, value: Cell | None) -> None:
        self.named = True
        if kind == "department":
            self.subject = self.subject or DEPARTMENT
        if value is not None and not self.name:
            self.name = value.text.strip()

    def _read_goals(self, name: Cell, values: list[Cell]) -> None:
        goals = self.goals if len(values) > 1 or len(self.goals) == 1 else ("annual",)
        for period, cell in zip(goals, values, strict=False):
            self.texts.append(FormText(f"goal_{period}", name.text.strip(), cell))

    def _read_below(self, halves: dict[int, tuple[str, Cell]], cells: list[Cell]) -> None:
        """Texts that stand under the labels of the halves."""
        known = {id(text.cell) for text in self.texts}
        labels = {id(cell) for cell in cells if field_of(cell.text) is not None}
        for field, name in halves.values():
            span = range(name.column, name.column + name.colspan)
            for cell in cells:
                if cell.row == self.row and cell.column in span and id(cell) not in known | labels:
                    self.texts.append(FormText(f"goal_{field}", name.text.strip(), cell))

    def _read_execution(self, cell: Cell) -> None:
        """A weight that the execution of the budget has of its own (执行率分值(10分))."""
        entry, points = column_of(cell.text), points_in(cell.text)
        if entry is None or entry["role"] != "execution" or points is None or cell.row != self.row:
            return
        name = label(cell.text).partition("(")[0]
        self.indicators.append(
            Indicator(row=self.row, period="annual", level3=name, weight=points, cell=cell)
        )

    def _read_figures(self, pairs: list[tuple[Row, Cell, list[Cell]]], cells: list[Cell]) -> None:
        sources: list[str] = []
        for entry, name, _ in pairs:
            if entry["kind"] == "total":
                self.total_row[entry["field"]] = name.row
        spent: dict[str, Cell] = {}
        figures = [cell for cell in cells if cell.row == self.row and money.figure_in(cell.text)]
        periods = {
            id(name): self._period(entry, sources) for entry, name, _ in pairs if entry["kind"] == "source"
        }
        for figure in figures:
            above = self.headings.above(figure.column)
            role = money.points_of(above)
            if role:
                spent[role] = figure
            else:
                self._read_figure(figure, cells, above, periods)
        for cell in cells:
            self._read_inline(cell, sources)
        total = next((n for e, n, _ in pairs if e["kind"] == "total"), None)
        if total is not None and _NUMBERS & spent.keys():
            self._read_spent(spent)

    def _read_inline(self, cell: Cell, sources: list[str]) -> None:
        """A label with its figure behind it in the same cell."""
        told = money.inline(cell.text) if cell.row == self.row else None
        if told is None:
            return
        name, entry, _ = told
        if entry["kind"] == "total":
            self.total_row[entry["field"]] = cell.row
            self.amounts.append(FormAmount(period=entry["field"], label=name, cell=cell))
            return
        period = self._period(entry, sources)
        self.amounts.append(
            FormAmount(
                period=period,
                source=entry["field"],
                label=name,
                cell=cell,
                total_row=self.total_row.get(period),
                dimensions=money.meaning(iter([name])) or {},
            )
        )

    def _period(self, entry: Row, sources: list[str]) -> str:
        """The half a source stands in: the first is the whole period's where the form has one."""
        count = sources.count(entry["field"])
        sources.append(entry["field"])
        return PERIODS[min(count, 1)] if "whole" in self.total_row else "annual"

    def _read_figure(
        self, figure: Cell, cells: list[Cell], above: list[Cell], periods: dict[int, str]
    ) -> None:
        before = money.label_before(cells, figure)
        entry = field_of(before.text) if before is not None else None
        headed = money.meaning(cell.text for cell in above)
        if entry is not None and before is not None and entry["kind"] in {"total", "source"}:
            if headed is not None:
                self._add_labelled(figure, before, entry, periods.get(id(before), "annual"), above)
        elif above and headed is not None:
            self._add_headed(figure, cells, before, headed, above)
        elif before is not None and (told := money.meaning(iter([before.text]))):
            amount = FormAmount(
                period="annual", label=label(before.text), cell=figure, dimensions=told, task=True
            )
            self.amounts.append(amount)
        else:
            return
        self.unit = money.unit_above(above) or self.unit

    def _add_labelled(self, figure: Cell, before: Cell, entry: Row, period: str, above: list[Cell]) -> None:
        """A total or a source; headings above it say of which stage."""
        source = entry["field"] if entry["kind"] == "source" else ""
        period = period if source else entry["field"]
        texts = [cell.text for cell in above] + ([before.text] if source else [])
        self.amounts.append(
            FormAmount(
                period=period,
                source=source,
                label=label(before.text),
                header=_header(above),
                cell=figure,
                total_row=self.total_row.get(period) if source else None,
                dimensions=money.meaning(iter(texts)) or {},
            )
        )

    def _add_headed(
        self, figure: Cell, cells: list[Cell], before: Cell | None, headed: dict[str, str], above: list[Cell]
    ) -> None:
        """A figure whose row is a task, or one that its headings alone explain."""
        name = money.named_row(cells, self.row)
        own = before if before is not None and before.row == self.row else None
        told = money.meaning(iter([own.text])) if own is not None else None
        named = own if own is not None and told else name or above[-1]
        self.amounts.append(
            FormAmount(
                period="annual",
                label=label(named.text),
                header=_header(above),
                cell=figure,
                dimensions={**headed, **(told or {})},
                task=True,
                is_total=name is not None and money.is_total_line(name.text),
            )
        )

    def _read_spent(self, spent: dict[str, Cell]) -> None:
        """The execution of the budget as an indicator, with its weight and score."""
        weight, score, share = (spent.get(role) for role in ("weight", "score", "execution"))
        place = share or weight or score
        if place is None:  # pragma: no cover - the caller has seen one of them
            return
        above = self.headings.above(place.column)
        self.indicators.append(
            Indicator(
                row=self.row,
                period="annual",
                level3=label(above[-1].text),
                actual=share.text.strip() if share else "",
                weight=_value(weight),
                score=_value(score),
                cell=place,
                used=tuple((cell.row, cell.column) for cell in spent.values()),
            )
        )

    def _read_levels(self, cells: list[Cell]) -> None:
        """Indicators of both halves, each after the name of its second level."""
        level1 = next((cell for cell in cells if level_of(cell.text) == "1"), None)
        self.level1 = plain(level1.text) if level1 else self.level1
        starts = [n for n, cell in enumerate(cells) if level_of(cell.text) == "2"]
        goals = [goal for goal in self.goals if goal in PERIODS]
        periods = goals if len(goals) > 1 or not self.two_halves else list(PERIODS)
        for half, start in enumerate(starts[:2]):
            end = starts[half + 1] if half + 1 < len(starts) else len(cells)
            period = periods[half] if self.two_halves and half < len(periods) else "annual"
            self._read_level(period, cells[start], self._between(cells, start, end))

    def _between(self, cells: list[Cell], start: int, end: int) -> list[Cell]:
        """The cells of one half after its second level: the columns right of it, up to the next half."""
        level2, row = cells[start], self.row
        first = level2.column + level2.colspan
        last = cells[end].column if end < len(cells) else self.grid.columns
        found = (self.grid.at.get((row, column)) for column in range(first, last))
        return [cell for cell in dict.fromkeys(found) if cell is not None]

    def _read_level(self, period: str, level2: Cell, cells: list[Cell]) -> None:
        filled = [cell for cell in cells if plain(cell.text)]
        if not filled:
            return
        name, value = _name_and_value(cells, filled)
        printed = value.text.strip() if value else ""
        cell = value or filled[0]
        self.indicators.append(
            Indicator(
                row=self.row,
                period=period,
                level1=self.level1,
                level2=plain(level2.text),
                level3=name.text.strip() if name else "",
                value=printed,
                quantity=quantity(printed),
                cell=cell,
                used=tuple((c.row, c.column) for c in (name, value) if c is not None),
            )
        )


def _value(cell: Cell | None) -> Decimal | None:
    printed = parse(cell.text) if cell is not None else None
    return printed.value if printed is not None else None


def _header(above: list[Cell]) -> str:
    return " > ".join(cell.text.strip() for cell in above)


def _name_and_value(cells: list[Cell], filled: list[Cell]) -> tuple[Cell | None, Cell | None]:
    """The third level and its value; a single filled cell is the name when it stands first."""
    if len(filled) >= 2:
        return filled[0], filled[1]
    return (filled[0], None) if filled[0] is cells[0] else (None, filled[0])


def _labelled(cells: list[Cell]) -> Iterator[tuple[Row, Cell, list[Cell]]]:
    """Every label of a row with the cells that follow it up to the next label."""
    entries = [field_of(cell.text) for cell in cells]
    for n, entry in enumerate(entries):
        if entry is not None:
            end = next((m for m in range(n + 1, len(cells)) if entries[m] is not None), len(cells))
            yield entry, cells[n], cells[n + 1 : end]
