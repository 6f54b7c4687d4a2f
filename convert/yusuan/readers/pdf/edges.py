"""Edges snapped to common lines and joined: the one-dimensional half of finding cells.

The rules are pdfplumber's: what lies within a tolerance is one line, at the mean of its positions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from yusuan.readers.pdf.raw import Edge

#: Edges nearer to each other than this (points) are one line; gaps along a line up to this are closed.
TOLERANCE = 3.0
#: Shorter lines (points) are no rules.
SHORTEST = 3.0
_SPECK = 1.0
#: A dotted rule is drawn as specks: so many on a page, so many in a line, no further apart (points).
_SPECKS, _DOTS, _APART = 100, 6, 4.0

_position = itemgetter(0)


def merged(edges: Sequence[Edge]) -> list[Edge]:
    """The lines that the edges of one direction make up, by position and start."""
    lines: list[Edge] = []
    for group in _near(sorted(edge for edge in edges if edge[2] - edge[1] >= _SPECK)):
        position = sum(map(_position, group)) / len(group)
        lines += [
            (position, start, end)
            for start, end in _joined([(edge[1], edge[2]) for edge in group])
            if end - start >= SHORTEST
        ]
    return lines


def _near(edges: list[Edge]) -> Iterator[list[Edge]]:
    group: list[Edge] = []
    for edge in edges:
        if group and edge[0] - group[-1][0] > TOLERANCE:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    spans.sort()
    joined = [spans[0]]
    for start, end in spans[1:]:
        first, last = joined[-1]
        if start > last + TOLERANCE:
            joined.append((start, end))
        elif end > last:
            joined[-1] = (first, end)
    return joined


def dotted(horizontals: Sequence[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The vertical and the horizontal lines that specks make up, where a page has many of them.

    A speck comes as a horizontal edge, whichever way its rule goes.
    """
    specks = [edge for edge in horizontals if edge[2] - edge[1] < _SPECK]
    if len(specks) < _SPECKS:
        return [], []
    across: dict[float, list[float]] = defaultdict(list)
    along: dict[float, list[float]] = defaultdict(list)
    for position, start, end in specks:
        middle = (start + end) / 2
        across[round(middle, 1)].append(position)
        along[round(position, 1)].append(middle)
    return list(_chains(across)), list(_chains(along))


def _chains(places: Mapping[float, list[float]]) -> Iterator[Edge]:
    """The lines of specks, by the position that the specks of a line have in common."""
    for position, dots in places.items():
        dots.sort()
        first = 0
        for number in range(1, len(dots) + 1):
            if number == len(dots) or dots[number] - dots[number - 1] > _APART:
                if number - first >= _DOTS:
                    yield position, dots[first], dots[number - 1]
                first = number
