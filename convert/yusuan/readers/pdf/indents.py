"""Indents that are positions only, made blanks: in a column of labels the indent is the level.

PDFium leaves out blanks that were drawn on their own, and spreadsheets indent without blanks; either way
the level shows as the distance from where the column's other labels start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.lines import Line

_BLANK = "\u3000"
#: Fewer labels than this in a column show no level.
_FEWEST = 4
#: A label starts at a level when it is no further from it than this share of the type size.
_EXACT = 0.3
#: A label whose free space left and right differ by less than this share of the type size is centred.
_CENTRED = 0.7
#: This share of a column's labels must start at levels; no label is indented deeper than this.
_MOST, _DEEPEST = 0.8, 4.5

_Label = tuple[int, float, float, float]


def indents_in(lattice: Lattice, texts: Mapping[int, list[Line]]) -> dict[int, str]:
    """The blanks that stand for the indent of cells, by cell number."""
    columns: dict[float, list[_Label]] = defaultdict(list)
    for number, lines in texts.items():
        _, left, _, right = lattice.spans[number]
        x0, x1, first = lattice.xs[left], lattice.xs[right], lines[0]
        if any(character > "\u2e00" for character in first.text):
            columns[x0].append((number, first.x0 - x0, x1 - first.x1, first.size))
    return {
        number: _BLANK * level
        for labels in columns.values()
        for number, level in _levels(labels)
        if level and not texts[number][0].text[0].isspace()
    }


def _levels(labels: Iterable[_Label]) -> Iterator[tuple[int, int]]:
    aligned = [label for label in labels if abs(label[1] - label[2]) > _CENTRED * label[3]]
    if len(aligned) < _FEWEST:
        return
    base, size = min(label[1] for label in aligned), median(label[3] for label in aligned)
    depths = [(number, (left - base) / size) for number, left, _, _ in aligned]
    exact = sum(abs(depth - round(depth)) <= _EXACT for _, depth in depths)
    if base <= size and exact >= _MOST * len(depths):
        yield from ((number, round(depth)) for number, depth in depths if depth < _DEEPEST)
