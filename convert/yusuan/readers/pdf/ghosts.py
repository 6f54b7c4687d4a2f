"""Rows and columns that are none: empty strips too thin for a character, left by double rules or padding."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from yusuan.readers.pdf.lattice import Lattice

#: An empty row thinner than this share of the type size is none; an empty column likewise.
_ROW, _COLUMN = 0.8, 1.3
#: The type size taken where a table has no text, in points.
_NO_TEXT = 6.0


def real_strips(lattice: Lattice, filled: Collection[int], size: float | None) -> tuple[list[int], list[int]]:
    """The numbers of the rows and of the columns that are real.

    `filled` are the numbers of the cells with text, `size` is their usual type size in points.
    """
    typical = size or _NO_TEXT
    rows, columns = set(), set()
    for number in filled:
        top, left, bottom, right = lattice.span(lattice.cells[number])
        if bottom == top + 1:
            rows.add(top)
        if right == left + 1:
            columns.add(left)
    return _real(lattice.ys, rows, typical * _ROW), _real(lattice.xs, columns, typical * _COLUMN)


def _real(lines: list[float], filled: set[int], least: float) -> list[int]:
    real = [n for n, (low, high) in enumerate(pairwise(lines)) if n in filled or high - low >= least]
    return real or list(range(len(lines) - 1))
