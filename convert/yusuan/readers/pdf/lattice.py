"""A table's cells on common rows and columns: which place belongs to which cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from yusuan.readers.pdf.raw import Char, Rectangle


@dataclass(frozen=True, slots=True)
class Lattice:
    """The lines between columns (`xs`) and rows (`ys`), the cells, and the cell number at each place."""

    xs: list[float]
    ys: list[float]
    cells: list[Rectangle]
    owner: list[list[int]]

    @classmethod
    def of(cls, cells: list[Rectangle]) -> Lattice:
        """The lattice of a table's cells.

        Larger cells give way to smaller ones that they overlap; holes become cells of one place.
        """
        xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
        ys = sorted({y for cell in cells for y in (cell[1], cell[3])})
        column = {x: number for number, x in enumerate(xs)}
        row = {y: number for number, y in enumerate(ys)}
        owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        kept: list[Rectangle] = []
        for cell in sorted(cells, key=_extent):
            left, top, right, bottom = column[cell[0]], row[cell[1]], column[cell[2]], row[cell[3]]
            if right == left + 1 and bottom == top + 1 and owner[top][left] < 0:
                owner[top][left] = len(kept)
            elif all(place == -1 for line in owner[top:bottom] for place in line[left:right]):
                for line in owner[top:bottom]:
                    line[left:right] = [len(kept)] * (right - left)
            else:
                continue
            kept.append(cell)
        _fill(xs, ys, kept, owner)
        return cls(xs, ys, kept, owner)

    @property
    def box(self) -> Rectangle:
        """The table's own rectangle, in points."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def span(self, cell: Rectangle) -> tuple[int, int, int, int]:
        """First row, first column, end row, end column of a cell."""
        return (
            bisect_left(self.ys, cell[1]),
            bisect_left(self.xs, cell[0]),
            bisect_left(self.ys, cell[3]),
            bisect_left(self.xs, cell[2]),
        )


def _extent(cell: Rectangle) -> float:
    return (cell[2] - cell[0]) * (cell[3] - cell[1])


def _fill(xs: list[float], ys: list[float], cells: list[Rectangle], owner: list[list[int]]) -> None:
    for row, line in enumerate(owner):
        for column, number in enumerate(line):
            if number < 0:
                line[column] = len(cells)
                cells.append((xs[column], ys[row], xs[column + 1], ys[row + 1]))


def shared_out(chars: list[Char], lattices: list[Lattice]) -> tuple[list[dict[int, list[Char]]], list[Char]]:
    """The characters of each lattice by cell number, and those outside all cells.

    A character belongs where its middle is.
    """
    shares: list[dict[int, list[Char]]] = [{} for _ in lattices]
    rest = chars
    for lattice, share in zip(lattices, shares, strict=True):
        rest = _taken(rest, lattice, share)
    return shares, rest


def _taken(chars: list[Char], lattice: Lattice, share: dict[int, list[Char]]) -> list[Char]:
    rest: list[Char] = []
    left, above, right, below = lattice.box
    xs, ys, owner = lattice.xs, lattice.ys, lattice.owner
    for char in chars:
        x, y = (char[0] + char[2]) / 2, (char[1] + char[3]) / 2
        if not (left <= x < right and above <= y < below):
            rest.append(char)
            continue
        number = owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
        if number in share:
            share[number].append(char)
        else:
            share[number] = [char]
    return rest
