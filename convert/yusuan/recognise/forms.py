"""Performance forms (绩效目标表): one project each, in two halves, its whole period and the year.

A form's columns wander, so nothing is read by its position: labels are known by their wording, a value is
what follows its label, and the half is told by the order of the labels in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yusuan._data import Row
from yusuan.amounts import parse, unit_named
from yusuan.document import Cell
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.phrases import phrases
from yusuan.text import plain

_MEMO = re.compile(r"^其中[:：]?")
_BRACKET = re.compile(r"\(([^()]*)\)$")
PERIODS = ("whole", "annual")


@dataclass(frozen=True, slots=True)
class FormText:
    """A text field: its standard name, its label as printed, and the cell that holds it."""

    field: str
    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class FormAmount:
    """A printed amount: its period, its source (blank for the total), the cell and the row of its total."""

    period: str
    source: str
    label: str
    cell: Cell
    total_row: int | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of one half, with its row and the cell of its value (of its name where it has none)."""

    row: int
    period: str
    level1: str | None
    level2: str
    level3: str
    value: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Form:
    """A performance form as read."""

    captioned: CaptionedGrid
    table_id: str
    name: str
    unit: str | None
    texts: tuple[FormText, ...]
    amounts: tuple[FormAmount, ...]
    indicators: tuple[Indicator, ...]

    def amount(self, period: str) -> FormAmount | None:
        """The total of a period."""
        return next((a for a in self.amounts if a.period == period and not a.source), None)


def read_form(captioned: CaptionedGrid, table_id: str) -> Form | None:
    """Read a form; None when the grid names no project and so is no form of one project."""
    grid = matrix(captioned.grid)
    reader = _FormReader(grid)
    for row in range(grid.rows):
        reader.read_row(row)
    if not reader.name:
        return None
    return Form(
        captioned,
        table_id,
        reader.name,
        reader.unit or captioned.caption.unit,
        tuple(reader.texts),
        tuple(reader.amounts),
        tuple(reader.indicators),
    )


class _FormReader:
    """Collects what the rows of one form say, from top to bottom."""

    def __init__(self, grid: Matrix) -> None:
        self.grid = grid
        self.row = 0
        self.name = ""
        self.unit: str | None = None
        self.texts: list[FormText] = []
        self.amounts: list[FormAmount] = []
        self.indicators: list[Indicator] = []
        self.total_row: dict[str, int] = {}
        self.level1: str | None = None
        self.goals: tuple[str, ...] = PERIODS

    def read_row(self, row: int) -> None:
        self.row = row
        cells = [self.grid.at[row, column] for column, _ in self.grid.row(row)]
        if any(_is_level(cell, "2") for cell in cells):
            self._read_indicators(cells)
            return
        pairs = list(_labelled(cells))
        self.goals = tuple(e["field"] for e, _, _ in pairs if e["kind"] == "half") or self.goals
        sources: list[str] = []
        for entry, label, values in pairs:
            self._read_pair(entry, label, values, sources)

    def _read_pair(self, entry: Row, label: Cell, values: list[Cell], sources: list[str]) -> None:
        kind, value = entry["kind"], values[0] if values else None
        if kind == "unit":
            self.unit = _unit_in(label.text) or self.unit
        elif kind == "name" and value:
            self.name = self.name or value.text.strip()
        elif kind == "text" and value:
            self.texts.append(FormText(entry["field"], label.text.strip(), value))
        elif kind == "halves":
            self._read_goals(label, values)
        elif kind == "total":
            self.total_row[entry["field"]] = label.row
            self._read_amount(entry["field"], "", label, value)
        elif kind == "source":
            period = PERIODS[min(sources.count(entry["field"]), 1)] if "whole" in self.total_row else "annual"
            sources.append(entry["field"])
            self._read_amount(period, entry["field"], label, value)

    def _read_goals(self, label: Cell, values: list[Cell]) -> None:
        for period, cell in zip(self.goals, values, strict=False):
            self.texts.append(FormText(f"goal_{period}", label.text.strip(), cell))

    def _read_amount(self, period: str, source: str, label: Cell, value: Cell | None) -> None:
        if value is not None and parse(value.text):
            wording = _MEMO.sub("", plain(label.text)).rstrip(":")
            total = self.total_row.get(period) if source else None
            self.amounts.append(FormAmount(period, source, wording, value, total))

    def _read_indicators(self, cells: list[Cell]) -> None:
        level1 = next((cell for cell in cells if _is_level(cell, "1")), None)
        self.level1 = plain(level1.text) if level1 else self.level1
        starts = [n for n, cell in enumerate(cells) if _is_level(cell, "2")]
        for half, start in enumerate(starts[:2]):
            end = starts[half + 1] if half + 1 < len(starts) else len(cells)
            period = self.goals[half] if half < len(self.goals) else PERIODS[half]
            self._read_indicator(period, cells[start], self._between(cells, start, end))

    def _between(self, cells: list[Cell], start: int, end: int) -> list[Cell]:
        """The cells of one half after its second level: the columns right of it, up to the next half."""
        level2, row = cells[start], self.row
        first = level2.column + level2.colspan
        last = cells[end].column if end < len(cells) else self.grid.columns
        found = (self.grid.at.get((row, column)) for column in range(first, last))
        return [cell for cell in dict.fromkeys(found) if cell is not None]

    def _read_indicator(self, period: str, level2: Cell, cells: list[Cell]) -> None:
        filled = [cell for cell in cells if plain(cell.text)]
        if not filled:
            return
        name, value = _name_and_value(cells, filled)
        level3 = name.text.strip() if name else ""
        printed = value.text.strip() if value else ""
        cell = value or filled[0]
        self.indicators.append(
            Indicator(self.row, period, self.level1, plain(level2.text), level3, printed, cell)
        )


def _name_and_value(cells: list[Cell], filled: list[Cell]) -> tuple[Cell | None, Cell | None]:
    """The third level and its value; a single filled cell is the name when it stands first."""
    if len(filled) >= 2:
        return filled[0], filled[1]
    return (filled[0], None) if filled[0] is cells[0] else (None, filled[0])


def _labelled(cells: list[Cell]) -> Iterator[tuple[Row, Cell, list[Cell]]]:
    """Every label of a row with the cells that follow it up to the next label."""
    entries = [_field(cell.text) for cell in cells]
    for n, entry in enumerate(entries):
        if entry is not None:
            end = next((m for m in range(n + 1, len(cells)) if entries[m] is not None), len(cells))
            yield entry, cells[n], cells[n + 1 : end]


def _field(text: str) -> Row | None:
    wording = _MEMO.sub("", plain(text)).rstrip(":")
    return phrases("form_fields").exactly(wording) or phrases("form_fields").exactly(
        _BRACKET.sub("", wording)
    )


def _unit_in(text: str) -> str | None:
    bracket = _BRACKET.search(plain(text))
    return unit_named(bracket[1]) if bracket else None


def _is_level(cell: Cell, level: str) -> bool:
    entry = phrases("indicator_levels").exactly(cell.text)
    return bool(entry) and entry is not None and entry["level"] == level
