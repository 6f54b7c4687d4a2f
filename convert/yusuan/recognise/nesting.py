"""Lists whose levels no sign shows: the one way to nest their rows in which every sum holds.

A row is either a leaf or the sum of the rows right below it; all rows together make the total. Lists of
projects under their categories are printed so, without codes or indents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from yusuan.amounts import Printed
from yusuan.recognise.heads import RowHead

_LONGEST = 400
"""Longer lists are not searched."""
_STEPS = 20_000
"""How many sums are tried before a list is given up as having no such structure."""
_SHAPES = 4
"""How many ways to nest the rows below one row are looked at."""

Links = tuple[tuple[int, int], ...]
"""Pairs of a row and its parent, as positions in the list."""
Forest = tuple[int, Links]
"""Rows that make a sum: the position behind them, and all their links."""


def nested(heads: Sequence[RowHead], figures: Mapping[int, tuple[Printed | None, ...]]) -> dict[int, int]:
    """For every row the row that it adds up into, but for those that make the total; empty when nothing fits.

    `heads` come in an order in which a sum stands before its parts.
    """
    total = next((head.row for head in heads if head.role == "total"), None)
    if total is None:
        return {}
    sizes = {c: figure.value for c, figure in enumerate(figures[total]) if figure and figure.value > 0}
    if not sizes:
        return {}
    column = max(sizes, key=lambda c: sizes[c])
    rows = [h.row for h in heads if h.role in {"leaf", "subtotal"} and figures[h.row][column] is not None]
    if not 2 <= len(rows) <= _LONGEST:
        return {}
    printed = [figure for row in rows if (figure := figures[row][column]) is not None]
    whole = figures[total][column]
    links = _Search(printed).whole(whole) if whole else None
    return {rows[child]: rows[parent] for child, parent in links} if links else {}


class _Search:
    """Tries the ways to nest a list, depth first, until one explains the total."""

    def __init__(self, printed: Sequence[Printed]) -> None:
        self.values = [figure.value for figure in printed]
        self.room = [figure.half_unit for figure in printed]
        self.steps = 0
        self.trees: dict[int, list[Forest]] = {}

    def whole(self, total: Printed) -> Links | None:
        """Parents of the rows when all of them make the total."""
        for at in reversed(range(len(self.values))):  # from below, so that nothing is searched in depth
            self._trees(at)
        found = self._forests(0, total.value, total.half_unit, -1)
        return next((links for end, links in found if end == len(self.values)), None)

    def _forests(
        self, start: int, wanted: Decimal, room: Decimal, parent: int
    ) -> Iterator[tuple[int, Links]]:
        """Rows from `start` on that make the sum wanted."""
        open_ends: list[tuple[int, Decimal, Decimal, Links]] = [(start, wanted, room, ())]
        seen: set[tuple[int, Decimal]] = set()
        while open_ends and self.steps < _STEPS:
            self.steps += 1
            at, left, slack, links = open_ends.pop()
            if at == len(self.values):
                continue
            rest, more = left - self.values[at], slack + self.room[at]
            own = ((at, parent),) if parent >= 0 else ()
            for end, below in reversed(self._trees(at)):
                reached = (end, (*links, *own, *below))
                if abs(rest) <= more and (rest or not self._is_zero(end)):
                    yield reached  # rows of nothing belong to what stands above them
                if (rest > 0 or self._is_zero(end)) and (end, rest) not in seen:
                    seen.add((end, rest))
                    open_ends.append((end, rest, more, reached[1]))

    def _is_zero(self, at: int) -> bool:
        return at < len(self.values) and not self.values[at]

    def _trees(self, at: int) -> list[Forest]:
        """Ways to nest what stands below a row, the row as a sum first, and as a leaf last."""
        if at not in self.trees:
            self.trees[at] = [(at + 1, ())]
            if self.values[at]:
                below = self._forests(at + 1, self.values[at], self.room[at], at)
                shapes = [shape for shape, _ in zip(below, range(_SHAPES), strict=False)]
                self.trees[at] = [*shapes, (at + 1, ())]
        return self.trees[at]
