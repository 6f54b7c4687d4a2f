"""Which values of a dimension include which others, as the code lists say it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from yusuan import _data

PERCENTAGES = frozenset({"ratio", "share", "completion"})
"""Measures that are printed as per cent."""
ALL_ITEMS = "three_public_meetings_training"
"""The item that is the three public expenses with what stands beside them in wider tables:"""
BESIDE_THREE_PUBLIC = ("meetings", "training")


@cache
def broader(dimension: str, value: str) -> tuple[str, ...]:
    """The values that include a value, nearest first; `_T` includes all but itself."""
    above = {row["code"]: row["broader"] for row in _data.codelist(dimension)}
    chain: list[str] = []
    while above.get(value):
        value = above[value]
        chain.append(value)
    return (*chain, "_T") if value != "_T" else tuple(chain)


def not_wider(known: Mapping[str, str], more: Mapping[str, str]) -> Mapping[str, str]:
    """What a further word adds: 财政拨款 beside 政府性基金 says no more than the latter."""
    fund = known.get("fund")
    if fund is None or more.get("fund") not in broader("fund", fund):
        return more
    return {name: value for name, value in more.items() if name != "fund"}
