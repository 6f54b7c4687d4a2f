"""A grid as a matrix: what stands at a row and column, through merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yusuan.amounts import parse
from yusuan.document import Cell, Grid
from yusuan.text import plain


@dataclass(frozen=True, slots=True)
class Matrix:
    """A grid's cells by position; a merged cell stands at every position that it covers."""

    grid: Grid
    at: dict[tuple[int, int], Cell]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.grid.rows

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.grid.columns

    def text(self, row: int, column: int) -> str:
        """The text at a position, blank where no cell is."""
        cell = self.at.get((row, column))
        return cell.text if cell else ""

    def row(self, row: int) -> list[tuple[int, str]]:
        """The filled positions of a row with their texts, each merged cell once."""
        return [(c, cell.text) for c, cell in self._own(row) if plain(cell.text)]

    def _own(self, row: int) -> Iterator[tuple[int, Cell]]:
        for column in range(self.columns):
            cell = self.at.get((row, column))
            if cell is not None and cell.column == column:
                yield column, cell

    def has_figures(self, column: int, first_row: int) -> bool:
        """Whether any row from `first_row` on has a number in the column."""
        return any(parse(self.text(row, column)) for row in range(first_row, self.rows))


def matrix(grid: Grid, until: int | None = None) -> Matrix:
    """Lay a grid out, or its rows before `until` only."""
    at: dict[tuple[int, int], Cell] = {}
    for cell in grid.cells:
        if cell.row == until:
            break
        if cell.rowspan == 1 and cell.colspan == 1:  # most are: half the time of two ranges
            at[cell.row, cell.column] = cell
            continue
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                at[row, column] = cell
    return Matrix(grid, at)
