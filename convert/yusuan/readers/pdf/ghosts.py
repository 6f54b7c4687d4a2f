"""Rows and columns that are none: empty strips too thin for a character, left by double rules or padding."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from yusuan.readers.pdf.lattice import Lattice

#: An empty row thinner than this share of the type size is none; an empty column likewise.
_ROW, _COLUMN = 0.8, 1.3
#: The type size taken where a table has no text, in points.
_NO_TEXT = 6.0
#: A strip without a cell of its own is none even when it is this many times as thick.
_SHARED = 1.6

_Reach = tuple[int, int]


def real_strips(lattice: Lattice, filled: Collection[int], size: float | None) -> tuple[list[int], list[int]]:
    """The numbers of the rows and of the columns that are real.

    `filled` are the numbers of the cells with text, `size` is their usual type size in points.
    """
    typical = size or _NO_TEXT
    spans = lattice.spans
    rows, columns = [(span[0], span[2]) for span in spans], [(span[1], span[3]) for span in spans]
    return (
        _real(lattice.ys, rows, [rows[n] for n in filled], typical * _ROW),
        _real(lattice.xs, columns, [columns[n] for n in filled], typical * _COLUMN),
    )


def _real(lines: list[float], spans: list[_Reach], filled: list[_Reach], least: float) -> list[int]:
    written = {start for start, end in filled if end == start + 1}
    own = {start for start, end in spans if end == start + 1}
    real = [
        number
        for number, (low, high) in enumerate(pairwise(lines))
        if number in written or high - low >= (least if number in own else least * _SHARED)
    ]
    return real or list(range(len(lines) - 1))
