"""Indicators of a form in two halves: each stands after the name of its second level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yusuan.document import Cell
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.performance.indicators import PERIODS, Indicator
from yusuan.recognise.performance.quantities import quantity
from yusuan.recognise.performance.wording import level_of
from yusuan.text import plain


@dataclass(slots=True)
class LevelReader:
    """Reads rows by the names of levels in them; `two_halves` where the header stands twice."""

    grid: Matrix
    two_halves: bool = False
    level1: str | None = None

    def read(self, row: int, cells: list[Cell], goals: tuple[str, ...]) -> Iterator[Indicator]:
        """The indicators of a row, of one half or of both."""
        level1 = next((cell for cell in cells if level_of(cell.text) == "1"), None)
        self.level1 = plain(level1.text) if level1 else self.level1
        starts = [n for n, cell in enumerate(cells) if level_of(cell.text) == "2"]
        named = [goal for goal in goals if goal in PERIODS]
        periods = named if len(named) > 1 else list(PERIODS)
        for half, start in enumerate(starts[:2]):
            end = starts[half + 1] if half + 1 < len(starts) else len(cells)
            period = periods[half] if self.two_halves else "annual"
            found = self._indicator(row, period, cells[start], self._between(row, cells, start, end))
            if found is not None:
                yield found

    def _between(self, row: int, cells: list[Cell], start: int, end: int) -> list[Cell]:
        """The cells of one half after its second level: the columns right of it, up to the next half."""
        level2 = cells[start]
        first = level2.column + level2.colspan
        last = cells[end].column if end < len(cells) else self.grid.columns
        found = (self.grid.at.get((row, column)) for column in range(first, last))
        return [cell for cell in dict.fromkeys(found) if cell is not None]

    def _indicator(self, row: int, period: str, level2: Cell, cells: list[Cell]) -> Indicator | None:
        filled = [cell for cell in cells if plain(cell.text)]
        if not filled:
            return None
        name, value = _name_and_value(cells, filled)
        printed = value.text.strip() if value else ""
        return Indicator(
            row=row,
            period=period,
            level1=self.level1,
            level2=plain(level2.text),
            level3=name.text.strip() if name else "",
            value=printed,
            quantity=quantity(printed),
            cell=value or filled[0],
            used=tuple((c.row, c.column) for c in (name, value) if c is not None),
        )


def _name_and_value(cells: list[Cell], filled: list[Cell]) -> tuple[Cell | None, Cell | None]:
    """The third level and its value; a single filled cell is the name when it stands first."""
    if len(filled) >= 2:
        return filled[0], filled[1]
    return (filled[0], None) if filled[0] is cells[0] else (None, filled[0])
