"""Cells where lines cross, and the tables they make up: pdfplumber's rules, found by looking up neighbours.

pdfplumber scans all points for each point; here each point knows the lines it lies on, and the candidates
below and to the right are read off those lines (same cells, see tests/benchmarks).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from yusuan.readers.pdf.raw import Edge, Rectangle

#: Lines that miss each other by no more than this (points) cross.
TOLERANCE = 3.0

_Point = tuple[float, float]


def crossings(verticals: list[Edge], horizontals: list[Edge]) -> list[tuple[int, int]]:
    """Which lines cross: the number of a vertical and of a horizontal one. Both lists are sorted."""
    tops = [line[0] for line in horizontals]
    found: list[tuple[int, int]] = []
    for v, (x, top, bottom) in enumerate(verticals):
        first, last = bisect_left(tops, top - TOLERANCE), bisect_right(tops, bottom + TOLERANCE)
        for h in range(first, last):
            _, start, end = horizontals[h]
            if start - TOLERANCE <= x <= end + TOLERANCE:
                found.append((v, h))
    return found


def cells_between(
    verticals: list[Edge], horizontals: list[Edge], crossing: Iterable[tuple[int, int]]
) -> list[Rectangle]:
    """The smallest rectangles whose corners are crossings and whose sides are drawn."""
    points = _Points(verticals, horizontals, crossing)
    return [cell for point in sorted(points.lines) if (cell := points.cell_at(point))]


class _Points:
    """The points where lines cross, with the vertical and the horizontal lines of each."""

    def __init__(
        self, verticals: list[Edge], horizontals: list[Edge], crossing: Iterable[tuple[int, int]]
    ) -> None:
        self.lines: dict[_Point, tuple[set[int], set[int]]] = {}
        self.columns: dict[float, list[float]] = defaultdict(list)
        self.rows: dict[float, list[float]] = defaultdict(list)
        for v, h in crossing:
            point = verticals[v][0], horizontals[h][0]
            there = self.lines.get(point)
            if there is None:
                self.lines[point] = {v}, {h}
            else:
                there[0].add(v)
                there[1].add(h)
        for x, top in sorted(self.lines):
            self.columns[x].append(top)
            self.rows[top].append(x)

    def cell_at(self, point: _Point) -> Rectangle | None:
        """The smallest cell whose top left corner is this point: least height first, then least width."""
        x, y = point
        lines = self.lines
        on_vertical, on_horizontal = lines[point]
        column, row = self.columns[x], self.rows[y]
        first = bisect_right(row, x)
        for bottom in column[bisect_right(column, y) :]:
            below = lines[x, bottom]
            if on_vertical.isdisjoint(below[0]):
                continue
            for right in row[first:]:
                corner = lines.get((right, bottom))
                if corner is None or corner[1].isdisjoint(below[1]):
                    continue
                beside = lines[right, y]
                if not (on_horizontal.isdisjoint(beside[1]) or corner[0].isdisjoint(beside[0])):
                    return x, y, right, bottom
        return None


def tables_of(cells: list[Rectangle]) -> list[list[Rectangle]]:
    """Cells that touch at a corner, together; from the top of the page down. Single cells are no table."""
    owner: dict[_Point, int] = {}
    tables: dict[int, list[Rectangle]] = {}
    for number, cell in enumerate(cells):
        corners = _corners(cell)
        touched = {owner[corner] for corner in corners if corner in owner}
        kept = min(touched) if touched else number
        for other in touched - {kept}:
            for moved in tables[other]:
                owner.update(dict.fromkeys(_corners(moved), kept))
            tables[kept] += tables.pop(other)
        tables.setdefault(kept, []).append(cell)
        for corner in corners:
            owner[corner] = kept
    found = (table for table in tables.values() if len(table) > 1)
    return sorted(found, key=lambda table: min((cell[1], cell[0]) for cell in table))


def _corners(cell: Rectangle) -> tuple[_Point, ...]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)
