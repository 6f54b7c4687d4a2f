"""Columns of a table without rules: the lines between them, and which headings stand over them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

#: Texts are level whose places differ by no more than this (points).
LEVEL = 1.5
#: Texts are aligned where there are so many, of different widths; their column is wider by so many points.
_ALIKE, _PAD = 2, 2.0

Column = tuple[float, float]


class Heading(NamedTuple):
    """A text of the header: its box, in points."""

    x0: float
    top: float
    x1: float
    bottom: float


def stands_over(heading: Heading, column: Column) -> bool:
    """Whether any of a heading is above any of a column."""
    return min(heading.x1, column[1]) - max(heading.x0, column[0]) > 0


def lines_between(
    columns: Sequence[Column], ends: Column, body: Sequence[Column], leaves: Sequence[Heading]
) -> list[float]:
    """The lines between the columns: at the side where texts of a column are aligned, or half way.

    The other side of such a column is as far from the middle of its heading.
    """
    sides = [_sides(column, body, leaves) for column in columns]
    lines = [min(ends[0], columns[0][0])]
    for (a, b), (before, after) in zip(pairwise(columns), pairwise(sides), strict=True):
        at = [x for x in (before[0][1], after[0][0]) if x is not None and a[1] <= x <= b[0]]
        at = at or [x for x in (before[1][1], after[1][0]) if x is not None and a[1] <= x <= b[0]]
        lines.append(sum(at) / len(at) if at else (a[1] + b[0]) / 2)
    return [*lines, max(ends[1], columns[-1][1])]


_Sides = tuple[float | None, float | None]


def _sides(column: Column, body: Sequence[Column], leaves: Sequence[Heading]) -> tuple[_Sides, _Sides]:
    """The left and the right side of a column as its texts tell, and as its heading tells from these."""
    held = [(x0, x1) for x0, x1 in body if column[0] <= (x0 + x1) / 2 <= column[1]]
    starts, stops = [x0 for x0, _ in held], [x1 for _, x1 in held]
    if len(held) < _ALIKE or max(x1 - x0 for x0, x1 in held) - min(x1 - x0 for x0, x1 in held) <= LEVEL:
        return (None, None), (None, None)
    left = min(starts) - _PAD if max(starts) - min(starts) <= LEVEL else None
    right = max(stops) + _PAD if max(stops) - min(stops) <= LEVEL else None
    middles = [heading.x0 + heading.x1 for heading in leaves if stands_over(heading, column)]
    twice = sum(middles) / len(middles) if middles else None
    if twice is None or (left is None) == (right is None):
        return (left, right), (None, None)
    return (left, right), (None if right is None else twice - right, None if left is None else twice - left)
