"""Which values of a dimension include which others, as the code lists say it."""

from __future__ import annotations

from functools import cache

from yusuan import _data


@cache
def broader(dimension: str, value: str) -> tuple[str, ...]:
    """The values that include a value, nearest first; `_T` includes all but itself."""
    above = {row["code"]: row["broader"] for row in _data.codelist(dimension)}
    chain: list[str] = []
    while above.get(value):
        value = above[value]
        chain.append(value)
    return (*chain, "_T") if value != "_T" else tuple(chain)
