"""Text of cells that a page break cuts: its clipped part stands above or below the table, often off the page.

A merged cell that goes on overleaf is written whole on each of its pages, and only what lies within the
page's part of it is seen. The rest is no paragraph of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from yusuan._records import replace
from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.raw import Char

#: The text goes on while lines are no further apart than this many times their height …
_NEXT = 1.0
#: … and begins no further from the table than this.
_FIRST = 2.5
#: Words of one line are no further apart than this many times their height, texts of two cells further
#: than the second.
_WORD, _BESIDE = 0.8, 0.2


def gathered(
    rest: list[Char], lattices: list[Lattice], shares: list[dict[int, list[Char]]], height: float
) -> tuple[list[Char], list[Lattice]]:
    """The characters that belong to no cell; those of cells cut open are added to their shares.

    The lattices know the cells that have no other text. `height` is the page's, in points.
    """
    if not rest or not any(lattice.above or lattice.below for lattice in lattices):
        return rest, lattices
    page = _Page(rest, height)
    shown = [frozenset(share) for share in shares]
    page.gather(lattices[0], shares[0], lattices[0].above, above=True)
    page.gather(lattices[-1], shares[-1], lattices[-1].below, above=False)
    told = [
        replace(lattice, hidden=frozenset(share) - before)
        for lattice, share, before in zip(lattices, shares, shown, strict=True)
    ]
    return page.rest, told


class _Page:
    """The characters outside of all tables, fewer with every cell that takes its own."""

    def __init__(self, rest: list[Char], height: float) -> None:
        self.rest = rest
        self.height = height

    def gather(
        self, lattice: Lattice, share: dict[int, list[Char]], cells: Collection[int], *, above: bool
    ) -> None:
        """Give the cells at one end of a table that is open there the text beyond it.

        The cells of a row are as high as its longest text, so that text tells how far the row reaches.
        Closed cells have only what stands on the line itself, clipped.
        """
        if not cells:
            return
        side = _Side(lattice.box[1] if above else lattice.box[3], self.height, above)
        there = {n: self._beyond(lattice, n, side) for n in sorted(set(lattice.owner[0 if above else -1]))}
        opened = {number: chars for number, chars in there.items() if number in cells}
        of_page = self._lines_of_the_page(opened)
        beyond = {
            number: [char for char in chars if not _stands_at(char, of_page)]
            for number, chars in there.items()
        }
        out = max(side.out(beyond[number]) for number in cells)
        back = min(side.back(beyond[number]) for number in cells)
        gone: set[int] = set()
        for number, chars in beyond.items():
            taken = [c for c in chars if side.near(c) < out or side.far(c) > back]
            taken = taken if number in cells else [c for c in chars if side.near(c) < 0]
            gone.update(map(id, taken))
            if taken:
                share.setdefault(number, []).extend(taken)
        self.rest = [char for char in self.rest if id(char) not in gone]

    def _beyond(self, lattice: Lattice, number: int, side: _Side) -> list[Char]:
        """What stands between the sides of a cell beyond the table."""
        _, left, _, right = lattice.spans[number]
        x0, x1 = lattice.xs[left], lattice.xs[right]
        return [
            char
            for char in self.rest
            if x0 <= (char[0] + char[2]) / 2 < x1 and side.near(char) + side.far(char) > 0
        ]

    def _lines_of_the_page(self, cells: Mapping[int, list[Char]]) -> list[float]:
        """The heights of lines that run on beside a cell, as a page number does."""
        own = {number: set(map(id, chars)) for number, chars in cells.items()}
        every = set().union(*own.values())
        written = [char for char in self.rest if char[4] > " "]
        return [
            _middle(row[0])
            for number, chars in cells.items()
            for row in _rows(chars)
            if _runs_on(row, [c for c in written if id(c) not in own[number]], every - own[number])
        ]


def _middle(char: Char) -> float:
    return (char[1] + char[3]) / 2


def _stands_at(char: Char, heights: list[float]) -> bool:
    return any(char[1] < height < char[3] for height in heights)


def _rows(chars: list[Char]) -> list[list[Char]]:
    """The characters at one height together: punctuation may be lower than letters."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char[1] + char[3]):
        middle = (char[1] + char[3]) / 2
        if rows and middle - (rows[-1][0][1] + rows[-1][0][3]) / 2 < (char[3] - char[1]) / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
    return rows


def _runs_on(row: list[Char], outside: list[Char], others: Collection[int]) -> bool:
    """Whether a character outside the cell belongs to the line: nearer to it than texts of two cells are."""
    x0, x1 = min(char[0] for char in row), max(char[2] for char in row)
    top, bottom = row[0][1], row[0][3]
    size, middle = bottom - top, (top + bottom) / 2
    return any(
        max(char[0] - x1, x0 - char[2]) < size * (_BESIDE if id(char) in others else _WORD)
        for char in outside
        if char[1] < middle < char[3]
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a table: distances from it outwards, to a page of that height, in points."""

    edge: float
    height: float
    above: bool

    def near(self, char: Char) -> float:
        """How far the character is from the table."""
        return self.edge - char[3] if self.above else char[1] - self.edge

    def far(self, char: Char) -> float:
        """How far the character's other end is from the table."""
        return self.edge - char[1] if self.above else char[3] - self.edge

    def out(self, chars: list[Char]) -> float:
        """How far lines follow one another from the table on without a gap."""
        reach = 0.0
        for char in sorted(chars, key=self.near):
            if self.near(char) - reach > (char[3] - char[1]) * (_NEXT if reach else _FIRST):
                break
            reach = max(reach, self.far(char))
        return reach

    def back(self, chars: list[Char]) -> float:
        """From where on lines follow one another up to the end of the page and beyond it."""
        limit = self.edge if self.above else self.height - self.edge
        start = min((near for char in chars if (near := self.near(char)) >= limit), default=None)
        if start is None:
            return limit
        for char in sorted(chars, key=self.far, reverse=True):
            if start - self.far(char) > (char[3] - char[1]) * _NEXT:
                break
            start = min(start, self.near(char))
        return start
