"""Rows under their parents: roles, and what a row shares with the line that it is a part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yusuan._records import replace
from yusuan.recognise.heads import RowHead

Parents = Mapping[int, int]
"""For a row the row that it adds up into, both as row numbers of the grid."""
ENDS = frozenset({"total", "grand_total"})
LINES = frozenset({*ENDS, "balance"})
_INHERITED = ("nature", "portion", "fund", "item", "unit_name", "unit_code")


def placed_rows(heads: Sequence[RowHead], parent_of: Parents) -> list[RowHead]:
    """The rows under their parents. A row shares what its parent says of it; below a memo all is memo."""
    children = {parent_of[head.row] for head in heads if head.role != "memo" and head.row in parent_of}
    heads = _of_this_year(heads, parent_of)
    placed: dict[int, RowHead] = {}
    for head in _parents_first(heads, parent_of):
        parent = placed.get(parent_of.get(head.row, -1))
        placed[head.row] = _under(head, parent, head.row in children)
    return _with_memos([placed[head.row] for head in heads])


def _with_memos(heads: Sequence[RowHead]) -> list[RowHead]:
    """A memo line says what it is a part of: the line right above it, with all that this one means."""
    found: list[RowHead] = []
    above: RowHead | None = None
    for head in heads:
        if head.role == "memo" and above is not None:
            meant = {k: v for k, v in above.dimensions.items() if k in {*_INHERITED, "origin", "flow"}}
            found.append(replace(head, dimensions={**meant, **head.dimensions}))
        else:
            found.append(head)
            above = head
    return found


def _of_this_year(heads: Sequence[RowHead], parent_of: Parents) -> Sequence[RowHead]:
    """Revenue that adds up into a grand total beside what was brought forward is this year's."""
    brought = {parent_of.get(h.row) for h in heads if h.role == "balance" and _is_brought_forward(h)}
    ends = {head.row for head in heads if head.role == "grand_total" and head.row in brought}
    if not ends:
        return heads
    return [
        replace(head, dimensions={"origin": "current", **head.dimensions})
        if parent_of.get(head.row) in ends and _is_revenue(head)
        else head
        for head in heads
    ]


def _is_revenue(head: RowHead) -> bool:
    if head.role == "total":
        return head.dimensions.get("flow") == "revenue"
    return head.role not in LINES and head.subject == "item"


def _is_brought_forward(head: RowHead) -> bool:
    return head.dimensions.get("origin") == "carryover"


def _parents_first(heads: Sequence[RowHead], parent_of: Parents) -> list[RowHead]:
    def depth(row: int) -> int:
        steps = 0
        while row in parent_of and steps <= len(heads):
            row, steps = parent_of[row], steps + 1
        return steps

    return sorted(heads, key=lambda head: depth(head.row))


def _under(head: RowHead, parent: RowHead | None, has_children: bool) -> RowHead:
    role = head.role
    if parent is not None and parent.role == "memo":
        role = "memo"
    elif role in {"leaf", "balance", "subtotal"}:
        role = "subtotal" if has_children else "leaf"
    if parent is None or head.role == "memo":
        return replace(head, role=role, parent=None)
    return replace(head, role=role, parent=parent.row, dimensions={**_shared(parent), **head.dimensions})


def _shared(parent: RowHead) -> dict[str, str]:
    """What a row's parent says of it: below a total its origin, below others all it narrows."""
    shared = {}
    if parent.role != "grand_total" and "origin" in parent.dimensions:
        shared["origin"] = parent.dimensions["origin"]
    if parent.role not in ENDS:
        shared |= {name: parent.dimensions[name] for name in _INHERITED if name in parent.dimensions}
    if parent.dimensions.get("flow") == "balance":
        shared["flow"] = "balance"
    if parent.subject == "unit" and "unit_name" in parent.dimensions:
        shared["unit_name"] = parent.label
    return shared
