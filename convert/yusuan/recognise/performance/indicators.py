"""Indicators below a header that names their columns: levels, name, operator, value, unit, weight, result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yusuan._data import Row
from yusuan._records import quickly_made
from yusuan.amounts import is_placeholder, parse
from yusuan.document import Cell
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.performance.quantities import (
    Quantity,
    is_operator,
    quantity,
    quantity_of,
    unit_of_name,
)
from yusuan.recognise.performance.wording import column_of, field_of, level_of, levels_before
from yusuan.text import plain

PERIODS = ("whole", "annual")
_NAMES = frozenset({"level1", "level2", "level3", "name"})
_RESULTS = frozenset({"value", "actual"})
_NO_NAME = re.compile(r"\W*")
_ITEM = re.compile(r"(?:^|(?<=[。;]))\d{1,3}[、.]")
_NUMBERED = re.compile(r"^\d{1,2}-")


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of one period, with its row and the cell of its value (of its name where it has none).

    `value` and `actual` are as printed; `used` are the cells that say it, by row and column.
    """

    row: int
    period: str
    level1: str | None = None
    level2: str | None = None
    level3: str = ""
    value: str = ""
    quantity: Quantity | None = None
    actual: str = ""
    weight: Decimal | None = None
    score: Decimal | None = None
    cell: Cell
    used: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a header of indicators: role and period by column, from left to right."""

    roles: dict[int, tuple[str, str]]

    def of(self, role: str) -> list[int]:
        """The columns of a role."""
        return [column for column, (found, _) in self.roles.items() if found == role]

    @property
    def halves(self) -> bool:
        """Whether the header stands twice side by side, for the whole period and for the year."""
        return any(len(self.of(level)) > 1 for level in ("level2", "level3")) and len(self.of("value")) > 1


def columns_in(grid: Matrix, row: int) -> Columns | None:
    """The columns that a row heads, None where it is no header of indicators."""
    return columns_of(dict(grid.row(row)))


def columns_of(heads: Mapping[int, str]) -> Columns | None:
    """The columns under headings: names of indicators with what is aimed at or reached."""
    found = {
        column: (entry["role"], entry["period"])
        for column, text in heads.items()
        if (entry := column_of(text)) is not None
    }
    roles = {role for role, _ in found.values()}
    if not _NAMES & roles or not _RESULTS & roles:
        return None
    return _named(found)


def _named(found: dict[int, tuple[str, str]]) -> Columns:
    """What heads the indicators where they have no name of their own is their name.

    绩效指标 heads their names only where nothing else does; else it stands beside the whole table.
    """
    roles = {role for role, _ in found.values()}
    deepest = next(role for role in ("level3", "name", "level2", "level1") if role in roles)
    named = {c: ("level3", p) if role == deepest else (role, p) for c, (role, p) in found.items()}
    return Columns({c: pair for c, pair in named.items() if pair[0] != "name"})


@dataclass(slots=True)
class IndicatorReader:
    """Reads the rows below a header of indicators; levels are carried down where cells are not merged."""

    grid: Matrix
    columns: Columns
    period: str = "annual"
    level1: str | None = None
    level2: str | None = None

    def read(self, row: int) -> list[Indicator]:
        """The indicators of a row: one, or one a period where it has values for both."""
        if self._is_no_indicator(row):
            return []
        name = self._cell(row, "level3")
        if name is not None and name.row == row and (listed := list(_listed(name.text))):
            return [one for parts in listed for one in _of_text(parts, row, name, self.period)]
        self._carry(row)
        values = self._values(row)
        own = [cell for cell in (name, *(cell for cell, _ in values)) if cell is not None and cell.row == row]
        if not any(plain(cell.text) for cell in own) or _is_blank(name, [cell for cell, _ in values]):
            return []
        return [self._indicator(row, name, cell, period or self.period) for cell, period in values]

    def _is_no_indicator(self, row: int) -> bool:
        """Whether a row is blank, a label with its text, or the header again."""
        cells = self.grid.row(row)
        if not cells or columns_in(self.grid, row) is not None:
            return True
        name, results = self._cell(row, "level3"), [cell for cell, _ in self._values(row)]
        if name is not None and any(name is cell for cell in results):
            return True
        first = self.grid.at[row, cells[0][0]]
        entry = field_of(first.text) if first.row == row else None
        return entry is not None and entry["kind"] not in {"heading", "halves"} and not _is_goal(entry)

    def _values(self, row: int) -> list[tuple[Cell | None, str]]:
        columns = [
            (column, period) for column, (role, period) in self.columns.roles.items() if role == "value"
        ]
        if not columns:
            return [(None, "")]
        return [(self.grid.at.get((row, column)), period) for column, period in columns]

    def _cell(self, row: int, role: str) -> Cell | None:
        return next((self.grid.at.get((row, column)) for column in self.columns.of(role)), None)

    def _text(self, row: int, role: str) -> str:
        cell = self._cell(row, role)
        return cell.text.strip() if cell is not None else ""

    def _carry(self, row: int) -> None:
        level1, level2 = (plain(self._text(row, level)) for level in ("level1", "level2"))
        if level1:
            self.level2 = None if level1 != self.level1 else self.level2
            self.level1 = level1
        self.level2 = level2 or self.level2

    def _indicator(self, row: int, name: Cell | None, value: Cell | None, period: str) -> Indicator:
        level1, level2, level3 = levels_before(name.text if name else "")
        printed = value.text.strip() if value is not None else ""
        operator, unit = (self._text(row, role) for role in ("operator", "unit"))
        asked = quantity_of(printed, operator, unit or unit_of_name(level3))
        place = value if value is not None and plain(printed) else name
        if place is None:  # pragma: no cover - a row without name and value is no indicator
            raise ValueError(row)
        return Indicator(
            row=row,
            period=period,
            level1=level1 or self.level1,
            level2=level2 or self.level2,
            level3=level3,
            value=_composed(printed, operator, unit),
            quantity=asked,
            actual=self._text(row, "actual"),
            weight=_number(self._text(row, "weight")),
            score=_number(self._text(row, "score")),
            cell=place,
            used=tuple((cell.row, cell.column) for cell in self._used(row)),
        )

    def _used(self, row: int) -> Iterator[Cell]:
        for column in self.columns.roles:
            cell = self.grid.at.get((row, column))
            if cell is not None:
                yield cell


def _is_goal(entry: Row) -> bool:
    """Whether a label is that of goals, which may stand beside all rows."""
    return entry["field"].startswith("goal")


def _is_blank(name: Cell | None, values: list[Cell | None]) -> bool:
    """Whether a row is left open: dots or 无 for a name, and no value."""
    named = name is not None and not is_placeholder(name.text) and not _NO_NAME.fullmatch(plain(name.text))
    valued = any(cell is not None and not is_placeholder(cell.text) for cell in values)
    return not named and not valued


def _composed(value: str, operator: str, unit: str) -> str:
    """The value as printed, with operator and unit where they stand in columns of their own."""
    if not value or parse(value) is None:
        return value
    return f"{operator if is_operator(operator) else ''}{value}{unit}"


def _number(text: str) -> Decimal | None:
    printed = parse(text.rstrip("分"))
    return printed.value if printed is not None else None


def _listed(text: str) -> Iterator[list[str]]:
    """The indicators that one cell lists, each as its parts (1、1-产出指标;11-数量指标;名称;指标值:2个)."""
    for item in _ITEM.split(plain(text)):
        parts = [_NUMBERED.sub("", part) for part in item.rstrip("。;").split(";")]
        if len(parts) > 2 and level_of(parts[0]):
            yield parts


def _of_text(parts: list[str], row: int, cell: Cell, period: str) -> Iterator[Indicator]:
    """The indicator that a list tells in parts: one a period, or one without a value."""
    level1, rest = parts[0], parts[1:]
    level2 = rest.pop(0) if level_of(rest[0]) == "2" else None
    level3 = rest[0]
    values = {period: ""}
    said = [part.partition(":") for part in rest if ":" in part]
    told = [(entry["period"] or period, value) for head, _, value in said if (entry := column_of(head))]
    for own, value in dict(told or values.items()).items():
        yield Indicator(
            row=row,
            period=own,
            level1=level1,
            level2=level2,
            level3=level3,
            value=value,
            quantity=quantity(value),
            cell=cell,
            used=((cell.row, cell.column),),
        )
