"""Tables as printed: every cell with its place, whatever is understood of it."""

from __future__ import annotations

from collections.abc import Iterator

from yusuan.disclosure import ColumnReading, Table, TableCell
from yusuan.document import Cell, Grid
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.facts import Context
from yusuan.recognise.outline import rectangle


def as_printed(
    captioned: CaptionedGrid,
    table_id: str,
    context: Context,
    kind: str,
    *,
    readings: tuple[ColumnReading, ...] = (),
    reason: str | None = None,
) -> Table:
    """A table with every cell as printed."""
    grid, caption = captioned.grid, captioned.caption
    return Table(
        table_id=table_id,
        document_id=context.document_id,
        kind=kind,
        title=caption.title or None,
        number=caption.number or None,
        unit=caption.unit,
        body_name=caption.body_name or None,
        pages=tuple(sorted({cell.place.page for cell in grid.cells} or {grid.place.page})),
        rows=grid.rows,
        columns=grid.columns,
        note=caption.note or None,
        reason=reason,
        readings=readings,
        cells=tuple(_cell(cell) for cell in _worth_keeping(grid)),
    )


def _worth_keeping(grid: Grid) -> Iterator[Cell]:
    """All cells but the blank ones of one row and one column."""
    return (cell for cell in grid.cells if cell.text.strip() or cell.rowspan > 1 or cell.colspan > 1)


def _cell(cell: Cell) -> TableCell:
    return TableCell(
        row=cell.row,
        column=cell.column,
        rowspan=cell.rowspan,
        colspan=cell.colspan,
        text=cell.text,
        raw=None if cell.raw == cell.text else cell.raw,
        page=cell.place.page,
        bbox=rectangle(cell.place.box),
        fragment=cell.place.fragment,
    )
