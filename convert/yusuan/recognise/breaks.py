"""Cells that a page break cuts, whole again: one cell over the rows of both pages, its text said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yusuan._records import replace
from yusuan.amounts import parse
from yusuan.document import Cell
from yusuan.text import plain

Met = tuple[dict[int, Cell], list[Cell]]
"""What cells above a page break become, by their number, and the cells below it that are none of them."""


def bridged(above: Mapping[int, Cell], below: Sequence[Cell], first: int) -> Met:
    """Cells that end at a page break and go on below it.

    `above` are those that end there, by number; `first` is the first row below. Nothing is put together
    where figures on both sides differ: then they are rows of their own, drawn without a line between them.
    """
    upper = {_columns(cell): n for n, cell in above.items() if cell.open_below}
    lower = {_columns(cell): cell for cell in below if cell.open_above and cell.row == first}
    pairs = {upper[columns]: cell for columns, cell in lower.items() if columns in upper}
    if any(_differ(above[n], cell) for n, cell in pairs.items()):
        return {}, list(below)
    gone = set(map(id, pairs.values()))
    rest = [cell for cell in below if id(cell) not in gone]
    return {n: _whole(above[n], cell) for n, cell in pairs.items()}, rest


def _columns(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.colspan


def _differ(upper: Cell, lower: Cell) -> bool:
    figures = parse(upper.text), parse(lower.text)
    return all(figures) and figures[0] != figures[1]


def _whole(upper: Cell, lower: Cell) -> Cell:
    """One cell of both; it stands where its text is seen, on the first page of those that show it."""
    told = _told(upper, lower)
    is_below = (told is lower and not plain(upper.text)) or (upper.hidden and not lower.hidden)
    text, raw = (told.text, told.raw) if told else (upper.text + lower.text, f"{upper.raw}\n{lower.raw}")
    return replace(
        upper,
        rowspan=upper.rowspan + lower.rowspan,
        text=text,
        raw=raw,
        place=lower.place if is_below else upper.place,
        open_below=lower.open_below,
        hidden=upper.hidden and lower.hidden,
    )


def _told(upper: Cell, lower: Cell) -> Cell | None:
    """The part whose text says all: a producer may write it on every page, or on one of them."""
    here, there = plain(upper.text), plain(lower.text)
    if there in here:
        return upper
    return lower if here in there else None
