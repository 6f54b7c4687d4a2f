"""A table's cells on common rows and columns: which place belongs to which cell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from yusuan.readers.pdf.crossing import put_back, touches
from yusuan.readers.pdf.raw import Char, Rectangle

#: First row, first column, end row, end column of a cell.
Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The lines between columns (`xs`) and rows (`ys`), each cell's span, the cell number at each place.

    `above` and `below` are the numbers of the cells that a page break leaves open there, `hidden` of those
    whose text lies beyond them.
    """

    xs: list[float]
    ys: list[float]
    spans: list[Span]
    owner: list[list[int]]
    above: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()

    @classmethod
    def of(cls, cells: list[Rectangle]) -> Lattice:
        """The lattice of a table's cells.

        Larger cells give way to smaller ones that they overlap; holes become cells of one place.
        """
        xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
        ys = sorted({y for cell in cells for y in (cell[1], cell[3])})
        column = {x: number for number, x in enumerate(xs)}
        row = {y: number for number, y in enumerate(ys)}
        spans = [(row[top], column[x0], row[bottom], column[x1]) for x0, top, x1, bottom in cells]
        owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        kept = _filled(_placed(sorted(spans, key=_extent), owner), owner)
        return cls([round(x, 2) for x in xs], [round(y, 2) for y in ys], kept, owner)

    @property
    def box(self) -> Rectangle:
        """The table's own rectangle, in points."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def _extent(span: Span) -> int:
    return (span[2] - span[0]) * (span[3] - span[1])


def _placed(spans: list[Span], owner: list[list[int]]) -> list[Span]:
    """The cells that have a place, by number; `owner` is filled with these numbers."""
    kept: list[Span] = []
    for span in spans:
        top, left, bottom, right = span
        if bottom - top == right - left == 1:
            if owner[top][left] >= 0:
                continue
            owner[top][left] = len(kept)
        elif all(place < 0 for line in owner[top:bottom] for place in line[left:right]):
            for line in owner[top:bottom]:
                line[left:right] = [len(kept)] * (right - left)
        else:
            continue
        kept.append(span)
    return kept


def _filled(spans: list[Span], owner: list[list[int]]) -> list[Span]:
    """The cells, and one of one place for each hole."""
    for row, line in enumerate(owner):
        for column, number in enumerate(line):
            if number < 0:
                line[column] = len(spans)
                spans.append((row, column, row + 1, column + 1))
    return spans


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
    x0 = y0 = x1 = y1 = 0.0
    here = rest
    number = -1
    crossed: list[tuple[int, Char, int, Char]] = []
    for char in chars:
        x, y = (char[0] + char[2]) / 2, (char[1] + char[3]) / 2
        if x0 <= x < x1 and y0 <= y < y1:  # the place of the character before
            here.append(char)
        elif left <= x < right and above <= y < below:
            row, column = bisect_right(ys, y), bisect_right(xs, x)
            before, number = number, owner[row - 1][column - 1]
            if 0 <= before != number and touches(here[-1], char):
                crossed.append((before, here[-1], number, char))
            x0, y0, x1, y1 = xs[column - 1], ys[row - 1], xs[column], ys[row]
            here = share.setdefault(number, [])
            here.append(char)
        else:
            rest.append(char)
    for crossing in crossed:
        put_back(lattice.xs, lattice.spans, share, crossing)
    return rest
