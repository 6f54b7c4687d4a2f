"""The header of a table without rules: which columns each heading stands over, told by its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from yusuan.readers.pdf.column_lines import LEVEL, Column, Heading, lines_between, stands_over

#: Lines of one heading are no further apart than this share of their height.
_WRAPPED = 0.35
#: The last one may be as far as this share where it is no longer than the second share of the one above it.
_TAIL, _SHORT = 0.6, 0.6
#: A heading that reaches into a column by no more than this (points) does not stand over it.
_TOUCH = 1.0
#: A heading is half way between two rows that misses it by no more than this share of their distance.
_HALF = 0.2
#: A column that no heading of a row stands over costs this share of a column's width.
_UNCOVERED = 0.2

Span = tuple[int, int, int, int]
_Choice = tuple[float, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class HeaderCells:
    """The lines between columns, the lines between the header's rows (with top and bottom), its cells."""

    xs: list[float]
    ys: list[float]
    cells: list[Span]


def header_of(
    rows: Sequence[Sequence[Heading]], columns: list[Column], ends: Column, body: Sequence[Column] = ()
) -> HeaderCells:
    """The header above columns of a body; headings where nothing stands below make columns of their own.

    `ends` are the left and the right end of the table, in points, `body` those of the texts in the body.
    """
    if not rows:
        return HeaderCells(lines_between(columns, ends, body, []), [], [])
    rows = _level(_whole([heading for row in rows for heading in row]))
    leaves, wide = _told_apart(rows, columns := list(columns))
    xs = lines_between(columns, ends, body, leaves)
    placed = [(row, _placed(row, xs, _headed(xs, row, leaves, wide))) for row in wide]
    kept = [(row, spans) for row, spans in placed if len(row) == len(spans)]
    wide = [row for row, _ in kept]
    top, bottom = min(h.top for row in rows for h in row), max(h.bottom for row in rows for h in row)
    ys = [top - 2, *(_below(row, [leaves, *wide[n + 1 :]]) for n, row in enumerate(wide)), bottom]
    return HeaderCells(xs, ys, _cells([spans for _, spans in kept], len(xs) - 1))


def _whole(headings: Sequence[Heading]) -> list[Heading]:
    """The headings, their lines put together."""
    found: list[Heading] = []
    for line in sorted(headings, key=lambda heading: heading.top):
        height = line.bottom - line.top
        for at, above in enumerate(found):
            near = _TAIL if _is_tail(line, above) else _WRAPPED
            if _shared(line, above) and line.top - above.bottom <= near * height:
                x0, x1 = min(line.x0, above.x0), max(line.x1, above.x1)
                found[at] = Heading(x0, above.top, x1, max(line.bottom, above.bottom))
                break
        else:
            found.append(line)
    return found


def _is_tail(line: Heading, above: Heading) -> bool:
    """Whether a short line stands in the middle below a long one, or at its left: the rest of its heading."""
    level = min(abs(line.x0 + line.x1 - above.x0 - above.x1) / 2, abs(line.x0 - above.x0)) <= LEVEL
    return level and line.x1 - line.x0 <= _SHORT * (above.x1 - above.x0)


def _shared(line: Heading, above: Heading) -> bool:
    """Whether most of the narrower of two texts stands over the other."""
    narrower = min(line.x1 - line.x0, above.x1 - above.x0)
    return min(line.x1, above.x1) - max(line.x0, above.x0) > narrower / 2


def _level(headings: Sequence[Heading]) -> list[list[Heading]]:
    """The headings of each row, from the top down: their middles, tops or bottoms are level."""
    rows: list[list[Heading]] = []
    for heading in sorted(headings, key=lambda heading: heading.top + heading.bottom):
        if rows and any(_is_level(heading, other) for other in rows[-1]):
            rows[-1].append(heading)
        else:
            rows.append([heading])
    return rows


def _is_level(one: Heading, other: Heading) -> bool:
    pairs = ((one.top + one.bottom) / 2, (other.top + other.bottom) / 2), (one.top, other.top)
    return any(abs(a - b) <= LEVEL for a, b in (*pairs, (one.bottom, other.bottom)))


def _told_apart(
    rows: Sequence[Sequence[Heading]], columns: list[Column]
) -> tuple[list[Heading], list[list[Heading]]]:
    """The headings of one column each, and row by row those over several; `columns` get as wide as theirs."""
    leaves: list[Heading] = []
    wide: list[list[Heading]] = []
    _reach_beside(_lowest([heading for row in rows for heading in row]), columns)
    for row in reversed(rows):
        over = [(heading, _over(heading, columns)) for heading in row]
        single = [heading for heading, found in over if found and _heads_one(heading, columns, found, leaves)]
        for heading in single:
            _widen(columns, _over(heading, columns)[0], heading)
        single += [heading for heading, found in over if not found and _has_room(heading, columns, leaves)]
        leaves += single
        if rest := [heading for heading in row if heading not in single]:
            wide.insert(0, rest)
    return leaves, wide


def _lowest(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of one column, as far as their places tell: none is below them, nor on both sides below.

    One half way between the upper and the lower rows may have such neighbours: its cell is as high as both.
    """
    middles = [_middle(heading) for heading in headings]
    half, near = (min(middles) + max(middles)) / 2, _HALF * (max(middles) - min(middles))
    found = []
    for one in headings:
        lower = [other for other in headings if other.top > one.bottom - LEVEL]
        beside = any(other.x1 <= one.x0 for other in lower) and any(other.x0 >= one.x1 for other in lower)
        below = any(stands_over(other, (one.x0, one.x1)) for other in lower)
        if not below and not (beside and abs(_middle(one) - half) > near):
            found.append(one)
    return found


def _over(heading: Heading, columns: Sequence[Column]) -> list[int]:
    return [n for n, (x0, x1) in enumerate(columns) if min(heading.x1, x1) - max(heading.x0, x0) > _TOUCH]


def _heads_one(
    heading: Heading, columns: Sequence[Column], over: list[int], leaves: Sequence[Heading]
) -> bool:
    """Whether a heading is that of one column alone, or a line of it."""
    if len(over) > 1:
        return False
    column = columns[over[0]]
    under = [leaf.top for leaf in leaves if leaf.top > heading.top and stands_over(leaf, column)]
    return not under or min(under) - heading.bottom <= _WRAPPED * (heading.bottom - heading.top)


def _before(heading: Heading, columns: Sequence[Column]) -> int:
    """How many columns stand before a heading that stands over none."""
    return sum(x1 <= heading.x0 + _TOUCH for _, x1 in columns)


def _reach_beside(headings: Sequence[Heading], columns: list[Column]) -> None:
    """Make columns as wide as the headings beside them, where none stands over them, the nearest first.

    Figures stand at the right of their column, labels at its left, the heading in its middle.
    """
    bare = set(range(len(columns))) - {n for heading in headings for n in _over(heading, columns)}
    aside = [heading for heading in headings if not _over(heading, columns)]
    pairs = sorted(
        (max(columns[n][0] - heading.x1, heading.x0 - columns[n][1]), at, n)
        for at, heading in enumerate(aside)
        for n in bare & {_before(heading, columns) - 1, _before(heading, columns)}
    )
    found: dict[int, int] = {}
    for _, at, column in pairs:
        if at not in found and column not in found.values():
            found[at] = column
    for at, column in found.items():
        _widen(columns, column, aside[at])


def _widen(columns: list[Column], number: int, heading: Heading) -> None:
    """Make a column as wide as its heading, as far as its neighbours leave room."""
    left = columns[number - 1][1] if number else heading.x0
    right = columns[number + 1][0] if number + 1 < len(columns) else heading.x1
    x0, x1 = columns[number]
    columns[number] = min(x0, max(heading.x0, left)), max(x1, min(heading.x1, right))


def _has_room(heading: Heading, columns: list[Column], leaves: Sequence[Heading]) -> bool:
    """Whether a heading makes a column of its own, which it gets: not between two headed below it."""
    before = _before(heading, columns)
    below = [leaf for leaf in leaves if leaf.top > heading.top]
    beside = columns[before - 1 : before + 1] if 0 < before < len(columns) else []
    if beside and all(any(stands_over(leaf, column) for leaf in below) for column in beside):
        return False
    columns.insert(before, (heading.x0, heading.x1))
    return True


def _headed(
    xs: Sequence[float], row: Sequence[Heading], leaves: Sequence[Heading], wide: Sequence[Sequence[Heading]]
) -> set[int]:
    """The columns with a heading below those of a row: only above such may one stand over several.

    A heading half way between the row and the lowest ones stands beside the row: its cell is as high as both.
    """
    level = max(map(_middle, row))
    deepest = max(leaves, key=_middle, default=row[0])
    half, near = (level + _middle(deepest)) / 2, _HALF * (_middle(deepest) - level)
    lower = [
        leaf
        for leaf in leaves
        if _middle(leaf) > level and (abs(_middle(leaf) - half) > near or _is_level(leaf, deepest))
    ]
    lower += [heading for other in wide for heading in other if _middle(heading) > level]
    return {n for n, column in enumerate(pairwise(xs)) if any(stands_over(h, column) for h in lower)}


def _middle(heading: Heading) -> float:
    return (heading.top + heading.bottom) / 2


def _placed(row: Sequence[Heading], xs: Sequence[float], headed: set[int]) -> tuple[tuple[int, int], ...]:
    """The columns of each heading of a row (first, end): apart, in order, their middle nearest to its own."""
    count = len(xs) - 1
    usual = (xs[-1] - xs[0]) / count
    free = [n in headed or any(stands_over(h, (xs[n], xs[n + 1])) for h in row) for n in range(count)]
    best: list[_Choice] = [(0.0, ())]
    for column in range(count):
        best.append((best[-1][0] + _UNCOVERED * (column in headed), ()))
    for heading in sorted(row):
        middle = (heading.x0 + heading.x1) / 2
        after: list[_Choice] = [(float("inf"), ())]
        for end in range(1, count + 1):
            choices = [(after[-1][0] + _UNCOVERED * (end - 1 in headed), after[-1][1])]
            for first in range(end - 1, -1, -1):
                if not free[first]:
                    break
                miss = abs((xs[first] + xs[end]) / 2 - middle) / usual
                choices.append((best[first][0] + miss, (*best[first][1], (first, end))))
            after.append(min(choices))
        best = after
    return best[-1][1]


def _below(row: Sequence[Heading], lower: Sequence[Sequence[Heading]]) -> float:
    """The line below a row of headings that stand over several columns."""
    bottom = max(heading.bottom for heading in row)
    middle = max((heading.top + heading.bottom) / 2 for heading in row)
    tops = [heading.top for other in lower for heading in other if heading.top > middle]
    return (bottom + max(min(tops, default=bottom), bottom)) / 2


def _cells(groups: Sequence[Sequence[tuple[int, int]]], count: int) -> list[Span]:
    """The cells of the header, row by row; a heading of one column reaches down to the body."""
    depth = len(groups) + 1
    start = [0] * count
    cells: list[Span] = []
    for number, spans in enumerate(groups):
        for first, end in spans:
            top = max(start[first:end])
            cells += [(start[n], n, top, n + 1) for n in range(first, end) if start[n] < top]
            cells.append((top, first, number + 1, end))
            start[first:end] = [number + 1] * (end - first)
    return [*cells, *((start[n], n, depth, n + 1) for n in range(count))]
