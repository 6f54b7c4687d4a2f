"""From the edges of a page to the lattices of its tables."""

from __future__ import annotations

from yusuan.readers.pdf.cells import cells_between, crossings, tables_of
from yusuan.readers.pdf.closing import closed, closing_edges, opened
from yusuan.readers.pdf.edges import dotted, merged
from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.raw import RawPage


def lattices_on(page: RawPage) -> list[Lattice]:
    """The tables of the page from the top down."""
    dots = dotted(page.horizontals)
    verticals = merged([*page.verticals, *dots[0]] if dots[0] else page.verticals)
    horizontals = merged([*page.horizontals, *dots[1]] if dots[1] else page.horizontals)
    crossing = crossings(verticals, horizontals)
    sides = closing_edges(verticals, horizontals, crossing)
    drawn = horizontals
    if sides[0] or sides[1]:
        verticals, horizontals = closed(verticals, horizontals, sides)
        crossing = crossings(verticals, horizontals)
    cells = cells_between(verticals, horizontals, crossing)
    lattices = [Lattice.of(table) for table in tables_of(cells)]
    return [opened(lattice, drawn) for lattice in lattices] if sides[1] else lattices
