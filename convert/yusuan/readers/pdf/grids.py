"""Grids of the document from lattices and the characters in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from yusuan.document import Box, Cell, Grid, Place
from yusuan.readers.pdf.ghosts import real_strips
from yusuan.readers.pdf.indents import indents_in
from yusuan.readers.pdf.joined import joined
from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.lines import Line, lines_of
from yusuan.readers.pdf.raw import Char, Rectangle
from yusuan.text import fold

#: Text of a cell is no further from its sides than this (points) where it fills its line.
_PADDING = 5.5


def grid_of(lattice: Lattice, share: Mapping[int, list[Char]], page: int) -> Grid | None:
    """The grid of a table, without ghost rows and columns; None where nothing is written in it."""
    texts = {number: lines for number, chars in share.items() if (lines := lines_of(chars))}
    if not texts:
        return None
    size = median(lines[0].size for lines in texts.values())
    rows, columns = real_strips(lattice, texts, size)
    indents = indents_in(lattice, texts)
    places = _Places(lattice, _until(rows, len(lattice.ys)), _until(columns, len(lattice.xs)), page)
    cells = (places.cell(n, texts.get(n), indents.get(n, "")) for n in _in_order(lattice))
    return Grid(
        rows=len(rows),
        columns=len(columns),
        cells=tuple(cell for cell in cells if cell),
        place=Place(page=page, box=box_of(lattice.box)),
    )


def box_of(rectangle: Rectangle) -> Box:
    """A rectangle as the document has it, to a hundredth of a point."""
    x0, top, x1, bottom = rectangle
    return Box(x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2), bottom=round(bottom, 2))


def _in_order(lattice: Lattice) -> list[int]:
    """The numbers of the cells, row by row."""
    return list(dict.fromkeys(number for line in lattice.owner for number in line))


def _until(real: list[int], count: int) -> list[int]:
    """How many real strips come before each line."""
    return [bisect_left(real, line) for line in range(count)]


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the cells of a lattice stand once ghost rows and columns are gone."""

    lattice: Lattice
    rows: list[int]
    columns: list[int]
    page: int

    def cell(self, number: int, lines: list[Line] | None, indent: str) -> Cell | None:
        """The cell of that number; None where all its rows or columns are ghosts."""
        top, left, bottom, right = self.lattice.spans[number]
        row, column = self.rows[top], self.columns[left]
        rowspan, colspan = self.rows[bottom] - row, self.columns[right] - column
        if not rowspan or not colspan:
            return None
        text = raw = ""
        if lines:
            texts = [line.text for line in lines]
            text, raw = indent + _folded(joined(texts)), "\n".join(texts)
        xs, ys = self.lattice.xs, self.lattice.ys
        box = Box(x0=xs[left], top=ys[top], x1=xs[right], bottom=ys[bottom])
        place = Place(page=self.page, box=box)
        return Cell(
            row=row,
            column=column,
            rowspan=rowspan,
            colspan=colspan,
            text=text,
            raw=raw,
            place=place,
            open_above=number in self.lattice.above,
            open_below=number in self.lattice.below,
            hidden=number in self.lattice.hidden,
            full=lines is not None and bottom == len(ys) - 1 and _fills(lines[-1], xs[left], xs[right]),
        )


def _fills(line: Line, x0: float, x1: float) -> bool:
    """Whether there is no room for another character between the sides of the cell."""
    return (x1 - x0) - (line.x1 - line.x0) < line.size + 2 * min(_PADDING, max(line.x0 - x0, 0.0))
