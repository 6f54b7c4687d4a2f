"""One table read: header, columns, rows and facts, with other readings where its header is damaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from yusuan._records import replace
from yusuan.amounts import Printed, counted, is_placeholder, parse
from yusuan.disclosure import ColumnReading, Fact, NotUnderstood, Table
from yusuan.document import Cell
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.columns import Block, Column, blocks_of
from yusuan.recognise.facts import WITHOUT_UNIT, Context, absolute, common, make_fact, meaning
from yusuan.recognise.headers import Header, headers_of, other_readings, rows_below
from yusuan.recognise.heads import RowHead
from yusuan.recognise.kinds import UNRECOGNISED
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.overflow import without_overflow
from yusuan.recognise.phrases import phrases
from yusuan.recognise.plain_tables import kind_without_money
from yusuan.recognise.printed import as_printed
from yusuan.recognise.reach import reaches_over, with_reach
from yusuan.recognise.row_classes import is_name
from yusuan.recognise.rows import figures_of, read_rows
from yusuan.recognise.sums import is_sum
from yusuan.recognise.unread import not_understood, unread_amounts


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
        plain_kind = kind_without_money(grid)
        if plain_kind:
            return TableReading(as_printed(captioned, table_id, context, plain_kind))
        reason = "its title is not known" if captioned.caption.title else "it has no title"
        return TableReading(as_printed(captioned, table_id, context, UNRECOGNISED, reason=reason))
    header, *more = headers_of(grid, captioned.first_row)
    captioned = _by_shape(captioned, header)
    below = rows_below(header, grid)
    known = partial(is_name, year=context.fiscal_year)
    whole = without_overflow(captioned.grid, header.labels, frozenset(below), known)
    grid = grid if whole is captioned.grid else matrix(whole)
    grid = with_reach(grid, blocks_of(header), below)
    printed = _Reader(captioned, grid, header, table_id, context).read()
    others = (_Reader(captioned, grid, h, table_id, context).read() for h in other_readings(grid, header))
    different = tuple(other for other in others if _meanings(other) != _meanings(printed))
    reading = TableReading(printed.table, printed.facts, printed.not_understood, different)
    for further in more:
        reading = _with_part(reading, _Reader(captioned, grid, further, table_id, context).read())
    return reading


def _with_part(reading: TableReading, part: TableReading) -> TableReading:
    """The table with the part below a further header; the columns are named as in the first one."""
    return TableReading(
        reading.table,
        (*reading.facts, *part.facts),
        (*reading.not_understood, *part.not_understood),
        tuple(_with_part(other, part) for other in reading.others),
    )


def _by_shape(captioned: CaptionedGrid, header: Header) -> CaptionedGrid:
    """Revenue and expenditure of appropriations in columns beside classes: a table of classes, no summary.

    The titles of both may be worded alike (财政拨款收入支出决算表).
    """
    kind = captioned.caption.kind
    of_classes = _OF_CLASSES.get(kind.defaults.get("fund", ""))
    if kind.code != "appropriation_summary" or of_classes is None or len(blocks_of(header)) != 1:
        return captioned
    if not {"code", "level1"} & set(header.labels):
        return captioned
    return replace(captioned, caption=replace(captioned.caption, kind_by_shape=of_classes))


_OF_CLASSES = {
    "appropriation": "appropriation_expenditure",
    "general_public_budget": "general_budget_expenditure",
}


def _meanings(reading: TableReading) -> list[tuple[object, ...]]:
    return [
        (f.fact_id, f.flow, f.fund, f.nature, f.portion, f.origin, f.item, f.measure) for f in reading.facts
    ]


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
        found = blocks_of(self.header, flow)
        heads = [self._heads(block) for block in found]
        blocks = [self._told_apart(block) for block in _of_the_year(found, heads)]
        facts: list[Fact] = []
        unread: list[NotUnderstood] = []
        for block, rows in zip(blocks, heads, strict=True):
            meant = [self._common(column, block) for column in block.columns]
            for head in _without_common_total(rows, block, self.grid):
                self._read_row(zip(block.columns, meant, strict=True), head, facts, unread)
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
        groups = [cs for cs in alike.values() if self._differ(cs)]
        parts = {part.index for cs in groups if (part := _part_of(cs)) is not None}
        doubtful = {c.index for cs in groups if _part_of(cs) is None for c in cs}
        reason = "another column of the table reads the same and has other figures"
        columns = [replace(c, reason=c.reason or reason) if c.index in doubtful else c for c in block.columns]
        columns = [_of_which(c) if c.index in parts else c for c in columns]
        return replace(block, columns=tuple(columns))

    def _differ(self, columns: Sequence[Column]) -> bool:
        read = [column.index for column in columns if not column.reason]
        if len(read) < 2:
            return False
        rows = rows_below(self.header, self.grid)
        figures = {tuple(parse(self.grid.text(row, column)) for row in rows) for column in read}
        return len([column for column in figures if any(column)]) > 1

    def _heads(self, block: Block) -> list[RowHead]:
        kind = self.captioned.caption.kind
        return read_rows(self.grid, block, self.header, kind, self.context.bodies, self.context.fiscal_year)

    def _common(self, column: Column, block: Block) -> dict[str, str]:
        """What is said of every figure of a column."""
        kind, context = self.captioned.caption.kind, self.context
        title = {"reference_year": str(kind.year)} if kind.year else {}
        known = {"reference_year": str(context.fiscal_year or ""), "reference_stage": context.stage or ""}
        return common((known, title, kind.defaults, block.labels, column.dimensions))

    def _read_row(
        self,
        columns: Iterable[tuple[Column, Mapping[str, str]]],
        head: RowHead,
        facts: list[Fact],
        unread: list[NotUnderstood],
    ) -> None:
        for column, meant in columns:
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
                facts.append(self._fact(cell, printed, column, meant, head))

    def _obstacle(self, column: Column, head: RowHead, printed: Printed | None) -> str:
        """Why a cell can be no fact, or blank."""
        if printed is None:
            return "the cell is no number"
        if column.reason:
            return column.reason
        if not head.known:
            return f"unknown row: {head.label}"
        measured = head.dimensions.get("measure") or column.dimensions.get("measure", "amount")
        if printed.percent or measured in WITHOUT_UNIT:
            return ""
        return "" if self._unit(column) else "the table names no unit of measure"

    def _unit(self, column: Column) -> str:
        return column.unit or self.captioned.caption.unit or ""

    def _left_over(self, known: set[tuple[int, int]]) -> tuple[NotUnderstood, ...]:
        """Figures that no row or column claimed, and amounts in columns of labels."""
        labels = {c for c, label in enumerate(self.header.labels) if label}
        first, rows = self.header.depth, set(rows_below(self.header, self.grid))
        numbers = tuple(
            not_understood(cell, self.table_id, "the row has no label")
            for cell in self.grid.grid.cells
            if cell.row in rows and cell.column not in labels and (cell.row, cell.column) not in known
            if parse(cell.text)
        )
        claimed = known | {(item.row or 0, item.column or 0) for item in numbers}
        reason = "an amount in a column of labels"
        amounts = unread_amounts(self.captioned.grid, self.table_id, claimed, reason, first)
        return (*numbers, *(item for item in amounts if item.row in rows))

    def _fact(
        self, cell: Cell, printed: Printed, column: Column, meant: Mapping[str, str], head: RowHead
    ) -> Fact:
        caption = self.captioned.caption
        return make_fact(
            cell,
            printed,
            self.context,
            self.table_id,
            meaning(meant, head.dimensions, caption.kind.code, caption.note),
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

    def _column_reading(self, column: Column) -> ColumnReading:
        return ColumnReading(
            column=column.index,
            header=column.header,
            dimensions=tuple(sorted(absolute(column.dimensions, self.context).items())),
            resolved_by=self._resolved_by(column),
            reason=column.reason if self.grid.has_figures(column.index, self.header.depth) else None,
        )


def _part_of(alike: Sequence[Column]) -> Column | None:
    """The column that is a part of the one it reads like: 一般公共预算拨款 beside the 小计 of its group."""
    named = [c for c in alike if any(row["role"] != "total" for row in _last(c))]
    return (
        named[0] if len(alike) == 2 and len(named) == 1 and "qualifier" not in named[0].dimensions else None
    )


def _last(column: Column) -> Sequence[Mapping[str, str]]:
    """What the lowest heading of a column is made of."""
    return phrases("header_words").scan(column.header.rpartition(" > ")[2]).rows


def _of_which(column: Column) -> Column:
    return replace(column, dimensions={**column.dimensions, "qualifier": "of_which"})


def _of_the_year(blocks: Sequence[Block], heads: Sequence[Sequence[RowHead]]) -> Sequence[Block]:
    """The blocks; where rows tell what was brought forward, 本年预算 above is of any origin."""
    origins = {column.dimensions.get("origin") for block in blocks for column in block.columns}
    brought = any(head.dimensions.get("origin") == "carryover" for rows in heads for head in rows)
    if not brought or "current" not in origins or "carryover" in origins:
        return blocks
    return [replace(block, columns=tuple(map(_of_any_origin, block.columns))) for block in blocks]


def _of_any_origin(column: Column) -> Column:
    return replace(column, dimensions={k: v for k, v in column.dimensions.items() if k != "origin"})


def _without_common_total(heads: Sequence[RowHead], block: Block, grid: Matrix) -> Sequence[RowHead]:
    """The rows of a block; 公用经费合计 that reaches over several blocks is the total of none alone.

    Unless the block adds up to it: two blocks may break down the same total, by function and by use.
    """
    totals = [h.row for h in heads if h.role == "total" and reaches_over(grid, block, h.row)]
    ends = {row for row in totals if not _adds_up(heads, row, block, grid)}
    return [replace(head, parent=None) if head.parent in ends else head for head in heads]


def _adds_up(heads: Sequence[RowHead], total: int, block: Block, grid: Matrix) -> bool:
    whole = figures_of(grid, block, total)
    parts = [figures_of(grid, block, h.row) for h in heads if h.parent == total and h.role != "memo"]
    return any(whole) and is_sum(whole, parts)
