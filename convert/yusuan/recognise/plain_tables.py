"""Tables without money: the index of tables, lists of units, framed text. Their headings or cells tell them.

The index (报表目录) says of each table whether it is empty and why; that reason becomes the table's note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from yusuan import _data
from yusuan._records import replace
from yusuan.amounts import parse
from yusuan.disclosure import Table, TableCell
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import plain

INDEX = "table_index"
UNITS = "unit_list"
TEXT = "framed_text"
_HEAD = 3
"""The headings stand within so many rows."""


def kind_without_money(grid: Matrix) -> str | None:
    """The kind of a table that no title tells and that holds no budget figures, None for any other."""
    headings = [_roles(text for _, text in grid.row(row)) for row in range(min(grid.rows, _HEAD))]
    if any({"title", "empty"} <= set(roles) for roles in headings):
        return INDEX
    if any(roles and "unit" in roles and "" not in roles for roles in headings):
        return UNITS
    if grid.columns == 1 and not any(parse(cell.text) for cell in grid.grid.cells):
        return TEXT
    return None


def _roles(texts: Iterator[str]) -> list[str]:
    return [_words().get(plain(text), "") for text in texts]


@cache
def _words() -> dict[str, str]:
    return {plain(row["wording"]): row["role"] for row in _data.lexicon("plain_headings")}


def with_reasons(tables: Sequence[Table], filled: set[str]) -> tuple[Table, ...]:
    """The tables; of those without facts (`filled` names the others) with the reason that the index gives."""
    reasons: dict[str, str] = {}
    for table in tables:
        if table.kind == INDEX:
            reasons |= _reasons(table)
    if not reasons:
        return tuple(tables)
    return tuple(_with_reason(table, reasons) if table.table_id not in filled else table for table in tables)


def _with_reason(table: Table, reasons: dict[str, str]) -> Table:
    named = (plain(table.number or ""), strip_ordinal(table.title or ""))
    reason = next((reasons[name] for name in named if name in reasons), None)
    return replace(table, note=reason) if reason and not table.note else table


def _reasons(index: Table) -> dict[str, str]:
    """Why tables are empty, by their number and by their title."""
    rows: dict[int, dict[int, TableCell]] = {}
    for cell in index.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    roles: dict[int, str] = {}
    found: dict[str, str] = {}
    for _, cells in sorted(rows.items()):
        said = {column: role for column, cell in cells.items() if (role := _words().get(plain(cell.text)))}
        if "reason" in said.values():
            roles = said
            continue
        texts = {role: plain(cells[column].text) for column, role in roles.items() if column in cells}
        if texts.get("reason"):
            found |= {texts[role]: texts["reason"] for role in ("number", "title") if texts.get(role)}
    return found
