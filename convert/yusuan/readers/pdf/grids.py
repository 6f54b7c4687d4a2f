"""Grids of the document from lattices and the characters in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from statistics import median

from yusuan.document import Box, Cell, Grid, Place
from yusuan.readers.pdf.ghosts import real_strips
from yusuan.readers.pdf.joined import joined
from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.lines import Line, lines_of
from yusuan.readers.pdf.raw import Char, Rectangle
from yusuan.text import fold


def grid_of(lattice: Lattice, share: Mapping[int, list[Char]], page: int) -> Grid | None:
    """The grid of a table, without ghost rows and columns; None where nothing is written in it."""
    texts = {number: lines for number, chars in share.items() if (lines := lines_of(chars))}
    if not texts:
        return None
    size = median(lines[0].size for lines in texts.values())
    rows, columns = real_strips(lattice, texts, size)
    cells = (
        _cell(lattice, number, texts.get(number), page, (rows, columns)) for number in _in_order(lattice)
    )
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


def _cell(
    lattice: Lattice, number: int, lines: list[Line] | None, page: int, strips: tuple[list[int], list[int]]
) -> Cell | None:
    rectangle = lattice.cells[number]
    top, left, bottom, right = lattice.span(rectangle)
    rows, columns = strips
    row, column = bisect_left(rows, top), bisect_left(columns, left)
    rowspan, colspan = bisect_left(rows, bottom) - row, bisect_left(columns, right) - column
    if not rowspan or not colspan:
        return None
    texts = [line.text for line in lines] if lines else [""]
    return Cell(
        row=row,
        column=column,
        rowspan=rowspan,
        colspan=colspan,
        text=fold(joined(texts)),
        raw="\n".join(texts),
        place=Place(page=page, box=box_of(rectangle)),
    )
