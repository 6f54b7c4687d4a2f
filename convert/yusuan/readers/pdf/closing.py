"""Tables cut open by a page break, closed: a merged cell that goes on overleaf has no rule at the break."""

from __future__ import annotations

from collections.abc import Iterable

from yusuan.readers.pdf.edges import TOLERANCE, merged
from yusuan.readers.pdf.raw import Edge

#: A frame is closed only around at least so many lines of either direction.
_FEWEST = 2


def closing_edges(
    verticals: list[Edge], horizontals: list[Edge], crossing: Iterable[tuple[int, int]]
) -> tuple[list[Edge], list[Edge]]:
    """The missing sides, vertical and horizontal, of the frames around lines that hang together."""
    sides_v: list[Edge] = []
    sides_h: list[Edge] = []
    for group_v, group_h in _groups(crossing):
        if len(group_v) < _FEWEST or len(group_h) < _FEWEST:
            continue
        columns, rows = [verticals[v] for v in sorted(group_v)], [horizontals[h] for h in sorted(group_h)]
        left, right = _reach(columns, rows)
        top, bottom = _reach(rows, columns)
        sides_v += [side for side in ((left, top, bottom), (right, top, bottom)) if not _drawn(side, columns)]
        sides_h += [side for side in ((top, left, right), (bottom, left, right)) if not _drawn(side, rows)]
    return sides_v, sides_h


def closed(
    verticals: list[Edge], horizontals: list[Edge], sides: tuple[list[Edge], list[Edge]]
) -> tuple[list[Edge], list[Edge]]:
    """The lines with the missing sides added."""
    return merged([*verticals, *sides[0]]), merged([*horizontals, *sides[1]])


def _groups(crossing: Iterable[tuple[int, int]]) -> list[tuple[set[int], set[int]]]:
    """The lines that hang together by crossing each other, by number."""
    of_vertical: dict[int, tuple[set[int], set[int]]] = {}
    of_horizontal: dict[int, tuple[set[int], set[int]]] = {}
    for v, h in crossing:
        group, other = of_vertical.get(v), of_horizontal.get(h)
        if group is None:
            group = other or (set(), set())
        elif group is other:
            continue
        elif other is not None:
            for moved in other[0]:
                of_vertical[moved] = group
            for moved in other[1]:
                of_horizontal[moved] = group
            group[0].update(other[0])
            group[1].update(other[1])
        group[0].add(v)
        group[1].add(h)
        of_vertical[v] = of_horizontal[h] = group
    return list({id(group): group for group in of_vertical.values()}.values())


def _reach(across: list[Edge], along: list[Edge]) -> tuple[float, float]:
    """The first and last position: of the lines across, or where a line along goes beyond them."""
    first, last = across[0][0], across[-1][0]
    start, end = min(line[1] for line in along), max(line[2] for line in along)
    return (start if start < first - TOLERANCE else first), (end if end > last + TOLERANCE else last)


def _drawn(side: Edge, lines: list[Edge]) -> bool:
    position, start, end = side
    return any(
        abs(line[0] - position) <= TOLERANCE and line[1] <= start + TOLERANCE and line[2] >= end - TOLERANCE
        for line in lines
    )
