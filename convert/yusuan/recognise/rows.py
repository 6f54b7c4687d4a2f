"""The meaning of rows: what a row's head says, which role the row has, and which row it adds up into."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yusuan.recognise.codes import Classification, classification, digits, parents
from yusuan.recognise.columns import Block
from yusuan.recognise.headers import Header, row_wordings
from yusuan.recognise.kinds import Kind
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.phrases import Dimensions, dimensions_of, phrases
from yusuan.text import plain

_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)、?|\(\d{1,2}\)|\d{1,2}[.、](?!\d))"
)
_CIRCLED = re.compile(r"^\s*[①-⑳]")  # before NFKC makes a plain digit of it
_MEMO = re.compile(r"^其中[:：]?")
_CODE_DIMENSION = {"functional": "function_code", "economic": "economic_code", "revenue": "revenue_code"}


@dataclass(frozen=True, slots=True)
class RowHead:
    """A row read. `role` may be `balance` while rows are being ordered; `parent` is a row index."""

    row: int
    label: str
    label_raw: str
    role: str
    dimensions: Dimensions
    code: str = ""
    parent: int | None = None
    known: bool = True


def strip_ordinal(text: str) -> str:
    """A name without its ordinal (一、 （一） 1. ①) and without blanks."""
    wording = _MEMO.sub("", plain(_CIRCLED.sub("", text)))
    return _ORDINAL.sub("", wording)


def read_rows(
    matrix: Matrix, block: Block, header: Header, kind: Kind, bodies: frozenset[str]
) -> list[RowHead]:
    """The heads of a block's rows below the header, in order, with roles and parents.

    Header rows that are repeated on later pages are no rows.
    `bodies` are the names of organisations (plain), which in a table of projects head the projects' rows.
    """
    heads: list[RowHead] = []
    within = ""
    for row in range(header.depth, matrix.rows):
        if row_wordings(matrix, row) in header.wordings:
            continue
        head = _read_row(matrix, block, row, kind, within)
        if head is None:
            continue
        if kind.rows == "economic" and len(head.code) == 3:
            within = head.code
        heads.append(head)
    if kind.rows == "project":
        return _project_rows(heads, bodies)
    return _linked(heads)


def _read_row(matrix: Matrix, block: Block, row: int, kind: Kind, within: str) -> RowHead | None:
    texts = {label: matrix.text(row, column) for column, label in block.label_columns.items()}
    raw = _name_of(texts)
    if not plain(raw) and not any(plain(text) for text in texts.values()):
        return None
    label = strip_ordinal(raw)
    memo = bool(_MEMO.match(plain(raw)))
    line = phrases("row_lines").exactly(label)
    if line is not None:
        return RowHead(row, label, raw, line["role"], dimensions_of(line))
    flow = block.labels.get("flow") or kind.defaults.get("flow", "")
    dimensions, code, known = _row_dimensions(texts, label, kind, flow, within)
    return RowHead(row, label, raw, "memo" if memo else "leaf", dimensions, code, known=known)


def _name_of(texts: dict[str, str]) -> str:
    """The wording that names the row: its name, else the unit, project or economic class it stands for."""
    for label in ("name", "project", "unit", "economic", "government_economic"):
        if plain(texts.get(label, "")):
            return texts[label]
    return next((text for text in texts.values() if plain(text)), "")


def _row_dimensions(
    texts: dict[str, str], label: str, kind: Kind, flow: str, within: str
) -> tuple[dict[str, str], str, bool]:
    """The dimensions a row's head sets, its classification code, and whether the head was understood."""
    if kind.rows == "economic" or "economic" in texts:
        return _economic(texts, within)
    if kind.rows == "project":
        return {"project_name": label}, "", True
    if kind.rows == "unit" or "unit" in texts:
        return {"unit_name": label, **_unit_code(texts)}, "", True
    code = digits(texts.get("code", ""))
    if code:
        return {_CODE_DIMENSION.get(kind.coding, "function_code"): code}, code, True
    if flow == "revenue" or kind.rows == "item":
        item = phrases("row_items").exactly(label)
        return (dimensions_of(item), "", True) if item else ({}, "", False)
    found = classification("functional").code_of(label, level=1)
    return ({"function_code": found}, found, True) if found else ({}, "", False)


def _unit_code(texts: dict[str, str]) -> dict[str, str]:
    code = plain(texts.get("unit_code", ""))
    return {"unit_code": code} if code else {}


def _economic(texts: dict[str, str], within: str) -> tuple[dict[str, str], str, bool]:
    code = digits(texts.get("economic_code", "")) or _economic_code(texts.get("economic", ""), within)
    government = digits(texts.get("government_economic_code", ""))
    government = government or classification("economic_government").code_of(
        texts.get("government_economic", "")
    )
    dimensions = {}
    if code:
        dimensions["economic_code"] = code
    if government:
        dimensions["government_economic_code"] = government
    return dimensions, code or "", bool(code)


def _economic_code(name: str, within: str) -> str | None:
    """A name of the department's economic classification: below the class it stands under, or a class."""
    department: Classification = classification("economic_department")
    found = department.code_of(name, within=within) if within else None
    if found and within in parents(found):
        return found
    return department.code_of(name, level=1) or department.code_of(name)


def _project_rows(heads: list[RowHead], bodies: frozenset[str]) -> list[RowHead]:
    """Rows of projects below the rows of their organisations; the first organisation row is the total.

    A second one right below it is the unit inside the department, even where both have one name.
    """
    linked: list[RowHead] = []
    total: int | None = None
    unit: RowHead | None = None
    for head in heads:
        if head.role != "leaf":
            total = head.row if head.role == "total" else total
            linked.append(head)
        elif plain(head.label) in bodies:
            unit = replace(head, dimensions={}, role="total") if total is None else _unit_row(head, total)
            total = head.row if total is None else total
            linked.append(unit)
        else:
            linked.append(_project_row(head, unit, total))
    return linked


def _unit_row(head: RowHead, total: int) -> RowHead:
    return replace(head, dimensions={"unit_name": head.label}, role="subtotal", parent=total)


def _project_row(head: RowHead, unit: RowHead | None, total: int | None) -> RowHead:
    if unit is None:
        return replace(head, parent=total)
    return replace(head, dimensions={**head.dimensions, "unit_name": unit.label}, parent=unit.row)


def _linked(heads: list[RowHead]) -> list[RowHead]:
    """Give every row its parent: by code, by item, or else the total line that closes or opens it."""
    parent_of = {**_parents_by_line(heads), **_parents_by_item(heads), **_parents_by_code(heads)}
    above = {head.row: head for head in heads}
    children = {parent for row, parent in parent_of.items() if above[row].role != "memo"}
    return [_placed(head, above.get(parent_of.get(head.row, -1)), head.row in children) for head in heads]


def _placed(head: RowHead, parent: RowHead | None, has_children: bool) -> RowHead:
    """The row under its parent. What adds up into a year's total or a balance shares its origin."""
    role = head.role
    if role in {"leaf", "balance"}:
        role = "subtotal" if has_children else "leaf"
    if parent is None or head.role == "memo":
        return replace(head, role=role)
    origin = {} if parent.role == "grand_total" else _origin(parent)
    return replace(head, role=role, parent=parent.row, dimensions={**origin, **head.dimensions})


def _origin(head: RowHead) -> dict[str, str]:
    return {"origin": head.dimensions["origin"]} if "origin" in head.dimensions else {}


def _parents_by_code(heads: list[RowHead]) -> dict[int, int]:
    found: dict[int, int] = {}
    last: dict[str, int] = {}
    for head in heads:
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
        entry = phrases("row_items").exactly(head.label)
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
