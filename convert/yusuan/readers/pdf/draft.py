"""A page with its tables found and its other characters in lines, before the document is seen as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from yusuan.document import Grid, PageKind
from yusuan.readers.pdf.edges import merged
from yusuan.readers.pdf.framed import has_open, with_unruled
from yusuan.readers.pdf.grids import grid_of
from yusuan.readers.pdf.lattice import shared_out
from yusuan.readers.pdf.lines import Line, lines_of
from yusuan.readers.pdf.overflow import gathered
from yusuan.readers.pdf.raw import RawPage
from yusuan.readers.pdf.tables import lattices_on
from yusuan.readers.pdf.unruled import may_hold_one

#: A page with fewer characters than this and this share of it covered by images is a scan.
_FEW_CHARS, _COVERED = 12, 0.3
#: A page without characters but so many drawn paths has its text as outlines.
_OUTLINES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Sizes in points. `lines` are those outside of `grids`; both come from the top down."""

    number: int
    width: float
    height: float
    rotation: int
    kind: PageKind
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    #: The positions of the lines between the columns of each grid, ghosts among them.
    columns: tuple[tuple[float, ...], ...]


def drafted(page: RawPage) -> Draft:
    """The draft of a page."""
    lattices = lattices_on(page)
    shares, rest = shared_out(page.chars, lattices)
    rest, lattices = gathered(rest, lattices, shares, page.height)
    lines = lines_of(rest)
    if may_hold_one(lines) or has_open(lattices, shares):
        lattices, shares, rest = with_unruled(lattices, shares, rest, merged(page.horizontals))
        lines = lines_of(rest)
    grids = [
        (grid_of(lattice, share, page.number), lattice)
        for lattice, share in zip(lattices, shares, strict=True)
    ]
    found = [(grid, tuple(lattice.xs)) for grid, lattice in grids if grid]
    found.sort(key=lambda one: one[0].place.box.top if one[0].place.box else 0.0)
    return Draft(
        number=page.number,
        width=round(page.width, 2),
        height=round(page.height, 2),
        rotation=page.rotation,
        kind=_kind(page),
        lines=tuple(lines),
        grids=tuple(grid for grid, _ in found),
        columns=tuple(columns for _, columns in found),
    )


def _kind(page: RawPage) -> PageKind:
    if page.damaged:
        return PageKind.DAMAGED
    written = sum(1 for char in page.chars[:200] if char[4] > " ")
    if written < _FEW_CHARS and (page.pictures >= _COVERED or (not written and page.drawings >= _OUTLINES)):
        return PageKind.SCAN
    return PageKind.TEXT if written else PageKind.BLANK
