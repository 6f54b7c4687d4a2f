"""One table read: header, columns, rows and facts, with other readings where its header is damaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from yusuan import _data
from yusuan.amounts import Printed, counted, is_placeholder, money, parse
from yusuan.disclosure import ColumnReading, Fact, NotUnderstood, Table, TableCell
from yusuan.document import Cell, Grid
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.columns import Block, Column, blocks_of
from yusuan.recognise.dimensions import broader
from yusuan.recognise.headers import Header, other_readings, read_header, row_wordings
from yusuan.recognise.heads import RowHead, is_name
from yusuan.recognise.kinds import UNRECOGNISED
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.outline import rectangle
from yusuan.recognise.overflow import without_overflow
from yusuan.recognise.rows import read_rows
from yusuan.recognise.unread import not_understood, unread_amounts

_TOTALS = {"fund": "_T", "nature": "_T", "portion": "_T", "origin": "_T", "measure": "amount"}
_NUMBERS = frozenset({"reference_year"})
_PERCENTAGES = frozenset({"ratio", "share", "completion"})
_UNITS = dict.fromkeys(_PERCENTAGES, "%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the disclosure before its tables are read; it is part of every fact."""

    document_id: str
    issuer: str | None = None
    division_code: str | None = None
    fiscal_year: int | None = None
    stage: str | None = None
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table under one reading of its header, and what could not be understood."""

    table: Table
    facts: tuple[Fact, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    others: tuple[TableReading, ...] = field(default=(), repr=False)


def read_table(captioned: CaptionedGrid, table_id: str, context: Context) -> TableReading:
    """Read a captioned grid. A table of unknown kind keeps its cells and says why it is not understood."""
    grid = matrix(captioned.grid)
    if captioned.caption.kind.code == UNRECOGNISED:
        reason = "its title is not known" if captioned.caption.title else "it has no title"
        return TableReading(as_printed(captioned, table_id, context, UNRECOGNISED, reason=reason))
    header = read_header(grid, captioned.first_row)
    below = [r for r in range(header.depth, grid.rows) if row_wordings(grid, r) not in header.wordings]
    known = partial(is_name, year=context.fiscal_year)
    grid = matrix(without_overflow(captioned.grid, header.labels, frozenset(below), known))
    printed = _Reader(captioned, grid, header, table_id, context).read()
    others = (_Reader(captioned, grid, h, table_id, context).read() for h in other_readings(grid, header))
    different = tuple(other for other in others if _meanings(other) != _meanings(printed))
    return TableReading(printed.table, printed.facts, printed.not_understood, different)


def _meanings(reading: TableReading) -> list[tuple[object, ...]]:
    return [
        (f.fact_id, f.flow, f.fund, f.nature, f.portion, f.origin, f.item, f.measure) for f in reading.facts
    ]


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


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one table under one header."""

    captioned: CaptionedGrid
    grid: Matrix
    header: Header
    table_id: str
    context: Context

    def read(self) -> TableReading:
        flow = self.captioned.caption.kind.defaults.get("flow", "")
        blocks = [self._told_apart(block) for block in blocks_of(self.header, flow)]
        facts: list[Fact] = []
        unread: list[NotUnderstood] = []
        for block in blocks:
            for head in _without_common_total(self._heads(block), block, blocks):
                self._read_row(block, head, facts, unread)
        claimed = {(fact.row, fact.column) for fact in facts}
        claimed |= {(item.row or 0, item.column or 0) for item in unread}
        unread.extend(self._left_over(claimed))
        readings = tuple(self._column_reading(column) for block in blocks for column in block.columns)
        kind = self.captioned.caption.kind.code
        table = as_printed(self.captioned, self.table_id, self.context, kind, readings=readings)
        return TableReading(table, tuple(sorted(facts, key=lambda f: (f.row, f.column))), tuple(unread))

    def _told_apart(self, block: Block) -> Block:
        """The block; columns that read alike and print different figures are misread: none of them counts."""
        alike: dict[tuple[tuple[str, str], ...], list[Column]] = {}
        for column in block.columns:
            alike.setdefault(tuple(sorted(column.dimensions.items())), []).append(column)
        doubtful = {c.index for cs in alike.values() if self._differ(cs) for c in cs}
        reason = "another column of the table reads the same and has other figures"
        columns = [replace(c, reason=c.reason or reason) if c.index in doubtful else c for c in block.columns]
        return replace(block, columns=tuple(columns))

    def _differ(self, columns: Sequence[Column]) -> bool:
        read = [column.index for column in columns if not column.reason]
        below = range(self.header.depth, self.grid.rows)
        rows = [r for r in below if row_wordings(self.grid, r) not in self.header.wordings]
        figures = {tuple(parse(self.grid.text(row, column)) for row in rows) for column in read}
        return len([column for column in figures if any(column)]) > 1

    def _heads(self, block: Block) -> list[RowHead]:
        kind = self.captioned.caption.kind
        return read_rows(self.grid, block, self.header, kind, self.context.bodies, self.context.fiscal_year)

    def _read_row(self, block: Block, head: RowHead, facts: list[Fact], unread: list[NotUnderstood]) -> None:
        for column in block.columns:
            cell = self.grid.at.get((head.row, column.index))
            begins = cell is not None and (cell.row, cell.column) == (head.row, column.index)
            if cell is None or not begins or is_placeholder(cell.text):
                continue
            counts = column.dimensions.get("measure") == "count"
            printed = parse(cell.text) or (counted(cell.text) if counts else None)
            reason = self._obstacle(column, head, printed)
            if printed is None or reason:
                unread.append(not_understood(cell, self.table_id, reason))
            else:
                facts.append(self._fact(cell, printed, column, block, head))

    def _obstacle(self, column: Column, head: RowHead, printed: Printed | None) -> str:
        """Why a cell can be no fact, or blank."""
        if printed is None:
            return "the cell is no number"
        if column.reason:
            return column.reason
        if not head.known:
            return f"unknown row: {head.label}"
        measured = head.dimensions.get("measure") or column.dimensions.get("measure", "amount")
        if printed.percent or measured in {*_PERCENTAGES, "count"}:
            return ""
        return "" if self._unit(column) else "the table names no unit of measure"

    def _unit(self, column: Column) -> str:
        return column.unit or self.captioned.caption.unit or ""

    def _left_over(self, known: set[tuple[int, int]]) -> tuple[NotUnderstood, ...]:
        """Figures that no row or column claimed, and amounts in columns of labels."""
        labels = {c for c, label in enumerate(self.header.labels) if label}
        first = self.header.depth
        numbers = tuple(
            not_understood(cell, self.table_id, "the row has no label")
            for cell in self.grid.grid.cells
            if cell.row >= first and cell.column not in labels and (cell.row, cell.column) not in known
            if parse(cell.text)
        )
        claimed = known | {(item.row or 0, item.column or 0) for item in numbers}
        reason = "an amount in a column of labels"
        return (*numbers, *unread_amounts(self.captioned.grid, self.table_id, claimed, reason, first))

    def _fact(self, cell: Cell, printed: Printed, column: Column, block: Block, head: RowHead) -> Fact:
        caption, context = self.captioned.caption, self.context
        title = {"reference_year": str(caption.kind.year)} if caption.kind.year else {}
        known = {"reference_year": str(context.fiscal_year or ""), "reference_stage": context.stage or ""}
        layers = (
            _TOTALS,
            known,
            title,
            caption.kind.defaults,
            block.labels,
            column.dimensions,
            head.dimensions,
        )
        return make_fact(
            cell,
            printed,
            context,
            self.table_id,
            _with_stage(_with_item(_merged(layers), caption.kind.code), caption.note),
            table_kind=caption.kind.code,
            unit=self._unit(column),
            header=column.header,
            label=head.label,
            label_raw=head.label_raw,
            row_role=head.role,
            parent_row=head.parent,
            resolved_by=self._resolved_by(column),
        )

    def _resolved_by(self, column: Column) -> str | None:
        """Exchanged headers are taken only when identities decide for them; a unit may be told by others."""
        if column.index in self.header.moved:
            return "identities"
        return None if column.unit else self.captioned.caption.unit_told_by

    def _absolute(self, dimensions: Mapping[str, str]) -> dict[str, str]:
        """Dimensions with years as four digits; one that cannot be told is left out."""
        years = {k: _year(v, self.context) for k, v in dimensions.items() if k in _NUMBERS}
        told = {name: str(year) for name, year in years.items() if year is not None}
        return {**{k: v for k, v in dimensions.items() if k not in _NUMBERS}, **told}

    def _column_reading(self, column: Column) -> ColumnReading:
        return ColumnReading(
            column=column.index,
            header=column.header,
            dimensions=tuple(sorted(self._absolute(column.dimensions).items())),
            resolved_by=self._resolved_by(column),
            reason=column.reason if self.grid.has_figures(column.index, self.header.depth) else None,
        )


_ITEMISED = frozenset({"three_public", "procurement"})


def _with_item(dimensions: dict[str, str], kind: str) -> dict[str, str]:
    """No item where a table has none."""
    if kind not in _ITEMISED and dimensions.get("item") == "_Z":
        return {name: value for name, value in dimensions.items() if name != "item"}
    return dimensions


def _with_stage(dimensions: dict[str, str], note: str) -> dict[str, str]:
    """The budget is the adjusted one where the note below the table says so."""
    if dimensions.get("reference_stage") != "budget" or not note:
        return dimensions
    told = (row["reference_stage"] for row in _data.lexicon("note_words") if row["wording"] in note)
    return {**dimensions, "reference_stage": next(told, "budget")}


def _without_common_total(
    heads: Sequence[RowHead], block: Block, blocks: Sequence[Block]
) -> Sequence[RowHead]:
    """The rows of a block; 公用经费合计 below one of two blocks of 公用经费 is the total of neither alone."""
    portion = block.labels.get("portion")
    if portion is None or sum(other.labels.get("portion") == portion for other in blocks) < 2:
        return heads
    ends = {head.row for head in heads if head.role == "total"}
    return [replace(head, parent=None) if head.parent in ends else head for head in heads]


def _merged(layers: tuple[Mapping[str, str], ...]) -> dict[str, str]:
    """What all layers say, the later more precisely: 财政拨款 in a table of 一般公共预算 is of that fund."""
    merged: dict[str, str] = {}
    for layer in layers:
        for name, value in layer.items():
            if value and not _widens(name, value, merged):
                merged[name] = value
    return merged


def _widens(name: str, value: str, known: Mapping[str, str]) -> bool:
    return name == "fund" and value != "_T" and value in broader("fund", known.get(name, "_T"))


def make_fact(
    cell: Cell,
    printed: Printed,
    context: Context,
    table_id: str,
    dimensions: Mapping[str, str],
    *,
    unit: str,
    **row: object,
) -> Fact:
    """The fact of a printed cell: its place, its meaning, its exact amount in yuan."""
    meaning = {k: _year(v, context) if k in _NUMBERS else v for k, v in {**_TOTALS, **dimensions}.items()}
    if printed.percent and meaning["measure"] not in _PERCENTAGES:
        meaning["measure"] = "ratio"
    values: dict[str, object] = {**meaning, **row}
    is_money = meaning["measure"] in {"amount", "change", "target"}
    return Fact(
        fact_id=f"{table_id}-r{cell.row}-c{cell.column}",
        document_id=context.document_id,
        table_id=table_id,
        page=cell.place.page,
        bbox=rectangle(cell.place.box),
        fragment=cell.place.fragment,
        row=cell.row,
        column=cell.column,
        issuer=context.issuer,
        division_code=context.division_code,
        fiscal_year=context.fiscal_year,
        stage=context.stage,
        printed=cell.text.strip(),
        unit=unit if is_money else _UNITS.get(str(meaning["measure"])),
        amount=money(printed, unit) if is_money else None,
        **values,  # type: ignore[arg-type]
    )


def _year(value: str, context: Context) -> int | None:
    """A year as printed, or one told against the year of the disclosure (`-1` is the year before)."""
    if len(value) == 4:
        return int(value)
    return context.fiscal_year + int(value) if context.fiscal_year else None
