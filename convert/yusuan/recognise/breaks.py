"""Cells that a page break cuts, whole again: one cell over the rows of both pages, its text said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yusuan.amounts import parse
from yusuan.document import Cell
from yusuan.text import plain

Placed = tuple[list[Cell], list[Cell]]


def bridged(above: Sequence[Cell], below: Sequence[Cell], first: int) -> Placed:
    """The cells above and below a page break, without those below that go on from one above.

    `first` is the first row below. Nothing is put together where figures on both sides differ: then they
    are rows of their own, drawn without a line between them.
    """
    upper = {_columns(cell): n for n, cell in enumerate(above) if cell.open_below and _end(cell) == first}
    lower = {_columns(cell): cell for cell in below if cell.open_above and cell.row == first}
    pairs = {upper[columns]: cell for columns, cell in lower.items() if columns in upper}
    if not pairs or any(_differ(above[n], cell) for n, cell in pairs.items()):
        return list(above), list(below)
    whole = [_whole(cell, pairs[n]) if n in pairs else cell for n, cell in enumerate(above)]
    gone = set(map(id, pairs.values()))
    return whole, [cell for cell in below if id(cell) not in gone]


def _columns(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.colspan


def _end(cell: Cell) -> int:
    return cell.row + cell.rowspan


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
