"""The rows of a block in order: their heads, their roles, and which row each adds up into."""

from __future__ import annotations

from dataclasses import replace

from yusuan.recognise.codes import parents
from yusuan.recognise.columns import Block
from yusuan.recognise.headers import Header, row_wordings
from yusuan.recognise.heads import RowHead, read_head
from yusuan.recognise.kinds import Kind
from yusuan.recognise.labels import CODES, NAMES
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.phrases import phrases
from yusuan.recognise.row_codes import Standing


def read_rows(
    matrix: Matrix, block: Block, header: Header, kind: Kind, bodies: frozenset[str], year: int | None
) -> list[RowHead]:
    """The heads of a block's rows below the header, in order, with roles and parents.

    Names of classes are those of the budget year where it is known, else of another year.

    Header rows that are repeated on later pages are no rows. In a block without label columns every row
    with a figure is a total of its own (“三公”经费 in one line).
    """
    below = range(header.depth, matrix.rows)
    rows = [
        r
        for r in below
        if row_wordings(matrix, r) not in header.wordings and not _is_inside(matrix, block, r)
    ]
    if not block.label_columns:
        columns = [column.index for column in block.columns]
        filled = [row for row in rows if any(matrix.text(row, c).strip() for c in columns)]
        return [RowHead(row, "", "", "total", {}, subject="line") for row in filled]
    flow = block.labels.get("flow") or kind.defaults.get("flow", "")
    standing = Standing(year=year)
    heads: list[RowHead] = []
    indents = {row: _indent(matrix, block, row) for row in rows}
    for row in rows:
        texts = [(label, matrix.text(row, column)) for column, label in block.label_columns.items()]
        standing.outermost = indents[row] == 0 < max(indents.values())
        head = read_head(row, texts, kind, flow, bodies, standing)
        if head is not None:
            heads.append(head)
    return _linked(_in_units(heads, _department(matrix, block, heads)))


def _department(matrix: Matrix, block: Block, heads: list[RowHead]) -> int | None:
    """The row of the whole department above those of its units: the first, with the figures of the total."""
    total = next((head for head in heads if head.role == "total"), None)
    units = [head for head in heads if head.subject == "unit"]
    if total is None or len(units) < 2:
        return None
    columns = [column.index for column in block.columns]
    figures = [[matrix.text(row, c) for c in columns] for row in (total.row, units[0].row)]
    return units[0].row if figures[0] == figures[1] and any(figures[0]) else None


def _is_inside(matrix: Matrix, block: Block, row: int) -> bool:
    """Whether all names of a row are cells that began further up: it belongs to the row above."""
    named = [c for c, label in block.label_columns.items() if label in {*NAMES, *CODES}]
    cells = [cell for column in named if (cell := matrix.at.get((row, column))) is not None]
    return bool(cells) and all(cell.row < row for cell in cells)


def _indent(matrix: Matrix, block: Block, row: int) -> int:
    """How far the row's name is indented, in blanks."""
    texts = (matrix.text(row, c) for c, label in block.label_columns.items() if label in NAMES)
    return next((len(text) - len(text.lstrip()) for text in texts if text.strip()), 0)


def _in_units(heads: list[RowHead], department: int | None) -> list[RowHead]:
    """Rows below a unit's row are the unit's. The first of two units at the top is the department's total.

    So is the only unit of a table without a total line.
    """
    found: list[RowHead] = []
    unit: RowHead | None = None
    group: int | None = department
    for head in heads:
        row = head
        if head.subject == "unit":
            row = unit = _top_unit(head, heads)
            if group is not None and head.row != department:
                row = unit = replace(unit, parent=group)
        elif head.dimensions.get("item") in _PROCURED:
            group, unit = head.row, None
        elif head.subject == "line":
            unit = None if head.role in {"total", "grand_total"} else unit
        elif unit is not None:
            row = replace(head, dimensions={**_name(unit), **head.dimensions}, parent=unit.row)
        found.append(row)
    return found


_PROCURED = frozenset({"goods", "works", "services"})
"""Items of procurement, whose rows head those of the units that buy."""


def _name(unit: RowHead) -> dict[str, str]:
    return {"unit_name": unit.label}


def _top_unit(head: RowHead, heads: list[RowHead]) -> RowHead:
    units = [h for h in heads if h.subject == "unit"]
    has_total = any(h.role == "total" for h in heads)
    first_of_two = len(units) > 1 and head is units[0] and units[1].row == head.row + 1
    others = any(h.subject not in {"unit", "line"} for h in heads)
    if not has_total and others and (first_of_two or len(units) == 1):
        return replace(head, dimensions={}, role="total")
    return head


def _linked(heads: list[RowHead]) -> list[RowHead]:
    """Give every row its parent: by code, by item, by unit, or else the total line around it."""
    in_unit = {head.row: head.parent for head in heads if head.parent is not None}
    parent_of = {**_parents_by_line(heads), **in_unit, **_parents_by_item(heads), **_parents_by_code(heads)}
    above = {head.row: head for head in heads}
    children = {parent for row, parent in parent_of.items() if above[row].role != "memo"}
    return [_placed(head, above.get(parent_of.get(head.row, -1)), head.row in children) for head in heads]


def _placed(head: RowHead, parent: RowHead | None, has_children: bool) -> RowHead:
    """The row under its parent. What adds up into a year's total or a balance shares its origin."""
    role = head.role
    if role in {"leaf", "balance"}:
        role = "subtotal" if has_children else "leaf"
    if parent is None or head.role == "memo":
        return replace(head, role=role, parent=None)
    origin = {} if parent.role == "grand_total" else _origin(parent)
    return replace(head, role=role, parent=parent.row, dimensions={**origin, **head.dimensions})


def _origin(head: RowHead) -> dict[str, str]:
    return {"origin": head.dimensions["origin"]} if "origin" in head.dimensions else {}


def _parents_by_code(heads: list[RowHead]) -> dict[int, int]:
    """The nearest row before it whose code is above; a unit's row begins anew."""
    found: dict[int, int] = {}
    last: dict[str, int] = {}
    for head in heads:
        if head.subject == "unit":
            last = {}
        if head.code:
            above = next((last[code] for code in parents(head.code) if code in last), None)
            if above is not None:
                found[head.row] = above
            last[head.code] = head.row
    return found


def _parents_by_item(heads: list[RowHead]) -> dict[int, int]:
    found: dict[int, int] = {}
    last: dict[str, int] = {}
    for head in heads:
        entry = phrases("row_items").exactly(head.label) if head.subject == "item" else None
        if entry is None or entry["dimension"] != "item":
            continue
        if entry["parent"] in last:
            found[head.row] = last[entry["parent"]]
        last[entry["value"]] = head.row
    return found


def _parents_by_line(heads: list[RowHead]) -> dict[int, int]:
    """Lines add up into the total of the year; it and the balances into the grand total.

    A line after a balance is a part of that balance.
    """
    total = next((head.row for head in heads if head.role == "total"), None)
    grand = next((head.row for head in heads if head.role == "grand_total"), None)
    found: dict[int, int] = {}
    balance: int | None = None
    for head in heads:
        parent = total
        if head.role in {"total", "balance"}:
            parent = grand
            balance = head.row if head.role == "balance" else None
        elif head.role == "grand_total":
            parent = None
        elif balance is not None:
            parent = balance
        if parent is not None and parent != head.row:
            found[head.row] = parent
    return found
