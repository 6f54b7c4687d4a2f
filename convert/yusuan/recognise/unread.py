"""What was not understood: cells kept as printed, each with its reason."""

from __future__ import annotations

from yusuan.amounts import parse
from yusuan.disclosure import NotUnderstood
from yusuan.document import Cell, Grid


def unread_amounts(
    grid: Grid, table_id: str, read: set[tuple[int, int]], reason: str, first_row: int = 0
) -> tuple[NotUnderstood, ...]:
    """Cells that look like amounts (1,234 or 1.5) and that nothing has read."""
    return tuple(
        not_understood(cell, table_id, reason)
        for cell in grid.cells
        if cell.row >= first_row and (cell.row, cell.column) not in read and _looks_like_amount(cell.text)
    )


def _looks_like_amount(text: str) -> bool:
    printed = parse(text)
    return printed is not None and not printed.percent and ("," in text or printed.places > 0)


def not_understood(cell: Cell, table_id: str, reason: str) -> NotUnderstood:
    """A cell that is kept as printed, and why."""
    return NotUnderstood(
        table_id=table_id,
        row=cell.row,
        column=cell.column,
        page=cell.place.page,
        fragment=cell.place.fragment,
        text=cell.text,
        reason=reason,
    )
