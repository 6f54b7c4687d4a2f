"""A page with its tables found and its other characters in lines, before the document is seen as a whole."""

from __future__ import annotations

from collections.abc import Sequence
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
from yusuan.readers.pdf.text_grid import Setting
from yusuan.readers.pdf.unruled import announces, may_hold_one

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
    #: Those of the last one where no rules tell them.
    open_columns: tuple[float, ...] = ()


def drafted(page: RawPage, before: Draft | None = None) -> Draft:
    """The draft of a page; the page before tells the columns of a table without rules that goes on here."""
    lattices = ruled = lattices_on(page)
    shares, rest = shared_out(page.chars, lattices)
    rest, lattices = gathered(rest, lattices, shares, page.height)
    lines = lines_of(rest)
    if may_hold_one(lines) or has_open(lattices, shares):
        rules = merged(page.horizontals)
        setting = Setting(page.height, rules, *(_left_open(before) if before else ()))
        lattices, shares, rest = with_unruled(lattices, shares, rest, setting)
        lines = lines_of(rest)
    grids = [
        (grid_of(lattice, share, page.number), lattice)
        for lattice, share in zip(lattices, shares, strict=True)
    ]
    found = [(grid, tuple(lattice.xs)) for grid, lattice in grids if grid]
    found.sort(key=lambda one: one[0].place.box.top if one[0].place.box else 0.0)
    known = {tuple(lattice.xs) for lattice in ruled}
    return Draft(
        number=page.number,
        width=round(page.width, 2),
        height=round(page.height, 2),
        rotation=page.rotation,
        kind=_kind(page),
        lines=tuple(lines),
        grids=tuple(grid for grid, _ in found),
        columns=tuple(columns for _, columns in found),
        open_columns=_open_columns(found[-1], lines) if found and found[-1][1] not in known else (),
    )


def _left_open(page: Draft) -> tuple[tuple[float, ...], bool]:
    """The columns of a table without rules that may go on overleaf; whether a caption has its table there."""
    ends = [grid.place.box.bottom for grid in page.grids if grid.place.box]
    below = [line for line in page.lines if line.top >= max(ends, default=0.0)]
    return page.open_columns, not page.open_columns and announces(below)


def _open_columns(last: tuple[Grid, tuple[float, ...]], lines: Sequence[Line]) -> tuple[float, ...]:
    """The columns of the last table, none where more than a page number stands below it."""
    box = last[0].place.box
    below = sum(1 for line in lines if box and line.top >= box.bottom)
    return last[1] if below <= 1 else ()


def _kind(page: RawPage) -> PageKind:
    if page.damaged:
        return PageKind.DAMAGED
    written = sum(1 for char in page.chars[:200] if char[4] > " ")
    if written < _FEW_CHARS and (page.pictures >= _COVERED or (not written and page.drawings >= _OUTLINES)):
        return PageKind.SCAN
    return PageKind.TEXT if written else PageKind.BLANK
