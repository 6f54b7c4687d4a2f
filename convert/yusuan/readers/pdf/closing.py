"""Tables cut open by a page break, closed: a merged cell that goes on overleaf has no rule at the break."""

from __future__ import annotations

from collections.abc import Iterable

from yusuan._records import replace
from yusuan.readers.pdf.edges import TOLERANCE, merged
from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.raw import Edge

#: A frame is closed only around at least so many lines of either direction.
_FEWEST = 2


def closing_edges(
    verticals: list[Edge], horizontals: list[Edge], crossing: Iterable[tuple[int, int]]
) -> tuple[list[Edge], list[Edge]]:
    """The missing sides, vertical and horizontal, of the frames around lines that hang together.

    Lines that cross none but reach from the top to the bottom of a frame beside them belong to it: the
    sides of merged cells that fill the page.
    """
    sides_v: list[Edge] = []
    sides_h: list[Edge] = []
    groups = _groups(crossing)
    loose = _loose(verticals, groups)
    for group_v, group_h in groups:
        if len(group_v) < _FEWEST or len(group_h) < _FEWEST:
            continue
        columns, rows = [verticals[v] for v in sorted(group_v)], [horizontals[h] for h in sorted(group_h)]
        top, bottom = _reach(rows, columns)
        beside = [line for line in loose if _is_near(line[1], top) and _is_near(line[2], bottom)]
        columns = sorted([*columns, *beside]) if beside else columns
        left, right = _reach(columns, rows)
        sides_v += [side for side in ((left, top, bottom), (right, top, bottom)) if not _drawn(side, columns)]
        sides_h += [side for side in ((top, left, right), (bottom, left, right)) if not _drawn(side, rows)]
    return sides_v, sides_h


def _loose(verticals: list[Edge], groups: list[tuple[set[int], set[int]]]) -> list[Edge]:
    """The lines that cross no other."""
    crossed = {v for group_v, _ in groups for v in group_v}
    return [line for v, line in enumerate(verticals) if v not in crossed]


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE


def opened(lattice: Lattice, horizontals: list[Edge]) -> Lattice:
    """The lattice with the cells at its top and bottom that no drawn line closes there.

    None where not one is closed: then the table is drawn without such a line.
    """
    top, bottom = lattice.ys[0], lattice.ys[-1]
    upper, lower = set(lattice.owner[0]), set(lattice.owner[-1])
    above = _undrawn(lattice, upper, [line for line in horizontals if _is_near(line[0], top)])
    below = _undrawn(lattice, lower, [line for line in horizontals if _is_near(line[0], bottom)])
    return replace(
        lattice,
        above=above if above < upper else frozenset(),
        below=below if below < lower else frozenset(),
    )


def _undrawn(lattice: Lattice, cells: set[int], lines: list[Edge]) -> frozenset[int]:
    found = set()
    for number in cells:
        x0, x1 = (lattice.xs[lattice.spans[number][side]] for side in (1, 3))
        if not any(start <= x0 + TOLERANCE and end >= x1 - TOLERANCE for _, start, end in lines):
            found.add(number)
    return frozenset(found)


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
