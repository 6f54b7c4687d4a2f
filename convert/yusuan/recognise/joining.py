"""Tables that go on over pages: the parts that a reader saw continue are laid under one another again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from yusuan.document import Cell, Grid


def joined(parts: Sequence[Grid]) -> Grid:
    """One grid of the parts, each below the one before it; every cell keeps its own place.

    A part with fewer columns (empty ones vanish on some pages) is put under the columns that it stands
    below.
    """
    first, *rest = parts
    cells = list(first.cells)
    rows = first.rows
    for part in rest:
        columns = _columns_below(first, part)
        cells.extend(_moved(cell, rows, columns) for cell in part.cells)
        rows += part.rows
    return replace(first, rows=rows, cells=tuple(cells))


def goes_on(first: Grid, part: Grid) -> bool:
    """Whether a part can be laid under a grid."""
    return part.continues and part.columns <= first.columns


def _columns_below(first: Grid, part: Grid) -> list[int]:
    """For every column of the part, and its right edge, the column of the first grid above it."""
    if part.columns == first.columns:
        return list(range(part.columns + 1))
    above, own = _centres(first), _centres(part)
    if len(above) < first.columns or len(own) < part.columns:
        return list(range(part.columns + 1))
    found: list[int] = []
    for column in range(part.columns):
        lowest = found[-1] + 1 if found else 0
        highest = first.columns - (part.columns - column)
        within = range(lowest, highest + 1)
        found.append(min(within, key=lambda c: abs(above[c] - own[column])))
    return [*found, first.columns]


def _centres(grid: Grid) -> dict[int, float]:
    """The middle of every column, in points, where cells of one column tell it."""
    found: dict[int, list[float]] = {}
    for cell in grid.cells:
        if cell.colspan == 1 and cell.place.box:
            found.setdefault(cell.column, []).append((cell.place.box.x0 + cell.place.box.x1) / 2)
    return {column: median(middles) for column, middles in found.items()}


def _moved(cell: Cell, rows: int, columns: Sequence[int]) -> Cell:
    start = columns[cell.column]
    last = columns[cell.column + cell.colspan - 1]
    return replace(cell, row=cell.row + rows, column=start, colspan=last - start + 1)
