"""Text of cells that a page break cuts: its clipped part stands above or below the table, often off the page.

A merged cell that goes on overleaf is written whole on each of its pages, and only what lies within the
page's part of it is seen. The rest is no paragraph of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from operator import itemgetter

from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.raw import Char

#: The text goes on while lines are no further apart than this many times their height …
_NEXT = 1.0
#: … and begins no further from the table than this.
_FIRST = 2.5
#: Words of one line are no further apart than this many times their height, texts of two cells further
#: than the second.
_WORD, _BESIDE = 0.8, 0.2

_top = itemgetter(1)


def gathered(
    rest: list[Char], lattices: list[Lattice], shares: list[dict[int, list[Char]]], height: float
) -> list[Char]:
    """The characters that belong to no cell; those of cells cut open are added to their shares.

    `height` is the page's, in points.
    """
    if not rest or not any(lattice.above or lattice.below for lattice in lattices):
        return rest
    page = _Page(rest, height)
    page.gather(lattices[0], shares[0], lattices[0].above, above=True)
    page.gather(lattices[-1], shares[-1], lattices[-1].below, above=False)
    return page.rest


class _Page:
    """The characters outside of all tables, fewer with every cell that takes its own."""

    def __init__(self, rest: list[Char], height: float) -> None:
        self.rest = rest
        self.height = height

    def gather(
        self, lattice: Lattice, share: dict[int, list[Char]], cells: Collection[int], *, above: bool
    ) -> None:
        """Give the open cells at one end of the table the text beyond it.

        The cells of a row are as high as its longest text, so that text tells how far the row reaches.
        """
        edge = lattice.box[1] if above else lattice.box[3]
        there = {number: self._beyond(lattice, number, edge, above=above) for number in sorted(cells)}
        beyond = {number: self._within(chars, there) for number, chars in there.items()}
        reaches = [_reach(chars, edge, above=above) for chars in beyond.values()]
        reach = (min if above else max)(reaches, default=edge)
        gone: set[int] = set()
        for number, chars in beyond.items():
            taken = [char for char in chars if self._is_off(char) or _is_between(char, edge, reach)]
            gone.update(map(id, taken))
            if taken:
                share.setdefault(number, []).extend(taken)
        self.rest = [char for char in self.rest if id(char) not in gone]

    def _beyond(self, lattice: Lattice, number: int, edge: float, *, above: bool) -> list[Char]:
        """What stands between the sides of a cell beyond its open end."""
        _, left, _, right = lattice.spans[number]
        x0, x1 = lattice.xs[left], lattice.xs[right]
        return [
            char
            for char in self.rest
            if x0 <= (char[0] + char[2]) / 2 < x1 and ((char[1] + char[3]) / 2 < edge) == above
        ]

    def _within(self, chars: list[Char], cells: Mapping[int, list[Char]]) -> list[Char]:
        """Those of the characters whose line ends with the cell: a page number runs on beside it."""
        if not chars:
            return chars
        own = set(map(id, chars))
        others = set(map(id, chain.from_iterable(cells.values()))) - own
        outside = [char for char in self.rest if id(char) not in own and char[4] > " "]
        rows: dict[int, list[Char]] = {}
        for char in chars:
            rows.setdefault(round(char[1] + char[3]), []).append(char)
        return [c for row in rows.values() if not _runs_on(row, outside, others) for c in row]

    def _is_off(self, char: Char) -> bool:
        return char[3] <= 0 or char[1] >= self.height


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


def _is_between(char: Char, edge: float, reach: float) -> bool:
    middle = (char[1] + char[3]) / 2
    return min(edge, reach) <= middle <= max(edge, reach)


def _reach(chars: list[Char], edge: float, *, above: bool) -> float:
    """How far from the table lines follow one another without a gap."""
    reach = edge
    for _, top, _, bottom, _ in sorted(chars, key=_top, reverse=above):
        gap = reach - bottom if above else top - reach
        if gap > (bottom - top) * (_FIRST if reach == edge else _NEXT):
            break
        reach = top if above else bottom
    return reach
