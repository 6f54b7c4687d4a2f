"""Identities of items along a row: the three public expenses and their parts, in tables of one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yusuan.checks.identity import Identity, term
from yusuan.checks.within import SAME_ROW, grouped
from yusuan.disclosure import Disclosure, Fact
from yusuan.recognise.dimensions import ALL_ITEMS, BESIDE_THREE_PUBLIC

_PARTS: dict[str, tuple[str, ...]] = {
    "_T": ("abroad", "vehicle", "reception"),
    "vehicle": ("vehicle_purchase", "vehicle_operation"),
    ALL_ITEMS: ("_T", *BESIDE_THREE_PUBLIC),
}
"""What makes up an item; an identity is given where a row prints the item and all its parts."""


def in_rows(disclosure: Disclosure) -> Iterator[Identity]:
    """Every item of the three public expenses in a row = its parts in that row.

    A total beside meetings and training may hold them, too: it is read so where only that adds up.
    """
    facts = [f for f in disclosure.facts if f.table_kind == "three_public" and f.measure == "amount"]
    key = tuple(name for name in SAME_ROW if name != "item")
    for group in grouped(facts, key).values():
        by_item = {fact.item: fact for fact in group if fact.item}
        if len(by_item) == len(group):
            yield from _sums(by_item)


def _sums(by_item: Mapping[str, Fact]) -> Iterator[Identity]:
    for whole, parts in _PARTS.items():
        if whole in by_item and all(part in by_item for part in parts):
            identity = _identity(by_item, whole, parts)
            wider = (
                _identity(by_item, whole, (*parts, *BESIDE_THREE_PUBLIC))
                if _may_hold_more(whole, by_item)
                else None
            )
            yield wider if wider and "pass" == wider.outcome != identity.outcome else identity


def _may_hold_more(whole: str, by_item: Mapping[str, Fact]) -> bool:
    is_outermost = whole == "_T" and ALL_ITEMS not in by_item
    return is_outermost and all(item in by_item for item in BESIDE_THREE_PUBLIC)


def _identity(by_item: Mapping[str, Fact], whole: str, parts: tuple[str, ...]) -> Identity:
    total = by_item[whole]
    return Identity(
        code="row-item",
        scope=total.table_id,
        where=total.label or total.header or "",
        left=(term(total),),
        right=tuple(term(by_item[part]) for part in parts),
    )
