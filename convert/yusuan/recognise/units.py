"""The unit of measure of tables that print none: told by figures that other tables print with theirs.

Units differ between the tables of one document (万元 and 元), so a table never gets its neighbour's unit
blindly: a unit is taken where figures of the table, read in it, stand elsewhere in the document, or where
all other tables agree and no figure speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from yusuan._records import replace
from yusuan.amounts import parse, yuan_of
from yusuan.document import Grid
from yusuan.recognise.captions import CaptionedGrid

_TELLING = 4
"""A figure of fewer digits may stand in two tables by chance."""
_AGREEING = 2
"""So many tables must agree before their unit is taken without a figure that proves it."""


def with_units(grids: Sequence[CaptionedGrid]) -> list[CaptionedGrid]:
    """The tables, those without a unit of measure with the one that the rest of the document tells."""
    if all(grid.caption.unit for grid in grids):
        return list(grids)
    known = [grid for grid in grids if grid.caption.unit]
    units = list(dict.fromkeys(grid.caption.unit or "" for grid in known))
    amounts = {amount for grid in known for amount in _amounts(grid.grid, grid.caption.unit or "")}
    agreed = units[0] if len(units) == 1 and len(known) >= _AGREEING else ""
    return [grid if grid.caption.unit else _told(grid, units, amounts, agreed) for grid in grids]


def _told(grid: CaptionedGrid, units: Iterable[str], amounts: set[Decimal], agreed: str) -> CaptionedGrid:
    hits = {unit: len(amounts.intersection(_amounts(grid.grid, unit))) for unit in units}
    best = max(hits, key=lambda unit: hits[unit], default="")
    if best and hits[best] and list(hits.values()).count(hits[best]) == 1:
        return _with_unit(grid, best, "identities")
    return _with_unit(grid, agreed, "document") if agreed else grid


def _with_unit(grid: CaptionedGrid, unit: str, told_by: str) -> CaptionedGrid:
    return replace(grid, caption=replace(grid.caption, unit=unit, unit_told_by=told_by))


def _amounts(grid: Grid, unit: str) -> set[Decimal]:
    """The telling figures of a table in yuan."""
    printed = (parse(cell.text) for cell in grid.cells)
    values = (figure.value for figure in printed if figure and not figure.percent)
    return {value * yuan_of(unit) for value in values if len(value.normalize().as_tuple().digits) >= _TELLING}
