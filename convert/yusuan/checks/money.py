"""Whose money a row's total is: its funds and their years of origin, told apart or crossed.

A table may print 合计 beside this year's funds and those brought forward, or beside funds of either origin
and some of both (单位资金). The total is the sum of the largest parts that the row prints, whatever mix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from yusuan._records import replace
from yusuan.checks.identity import Identity, term
from yusuan.checks.within import FORMS, SAME_ROW, grouped, is_shown, readings_of
from yusuan.disclosure import Disclosure, Fact
from yusuan.recognise.dimensions import broader

_ACCOUNT = "account_balance"
_ALIKE = tuple(name for name in SAME_ROW if name not in {"fund", "origin"})


def in_rows(disclosure: Disclosure) -> Iterator[Identity]:
    """Every total over funds or origins in a row = its parts in that row."""
    facts = [fact for fact in disclosure.facts if fact.table_kind != FORMS and fact.measure == "amount"]
    readings = readings_of(disclosure)
    accounts = [fact for fact in facts if fact.qualifier == _ACCOUNT]
    for row in grouped(facts, _ALIKE).values():
        if len({(fact.fund, fact.origin) for fact in row}) < len(row):
            continue
        for total in row:
            parts = _largest([fact for fact in row if _is_within(fact, total)])
            identity = _identity(total, parts) if _are_apart(parts) else None
            identity = identity and _with_accounts(identity, total, accounts)
            if identity and (identity.code != "row-origin" or is_shown(total, "origin", readings)):
                yield identity


def _identity(total: Fact, parts: Sequence[Fact]) -> Identity | None:
    """The identity; one part alone says nothing where it is less than the whole."""
    if not parts:
        return None
    by_origin = all(part.fund == total.fund for part in parts)
    identity = Identity(
        code="row-origin" if by_origin else "row-fund",
        scope=total.table_id,
        where=total.label or "",
        left=(term(total),),
        right=tuple(map(term, parts)),
    )
    is_larger = 0 <= identity.left[0].value < identity.right[0].value
    return identity if len(parts) > 1 or is_larger or identity.outcome == "pass" else None


def _with_accounts(identity: Identity, total: Fact, accounts: Sequence[Fact]) -> Identity:
    """With the balance of the unit's own account among the parts, where only so it holds."""
    beside = [f for f in accounts if (f.table_id, f.row, f.flow) == (total.table_id, total.row, total.flow)]
    extended = replace(identity, right=(*identity.right, *map(term, beside)))
    return extended if identity.outcome == "fail" and extended.outcome == "pass" else identity


def _is_within(part: Fact, total: Fact) -> bool:
    if part is total:
        return False
    funds = (part.fund, *broader("fund", part.fund))
    return total.fund in funds and total.origin in (part.origin, "_T")


def _largest(parts: Sequence[Fact]) -> list[Fact]:
    """The parts that are within no other part."""
    return [part for part in parts if not any(_is_within(part, other) for other in parts)]


def _are_apart(parts: Sequence[Fact]) -> bool:
    """Whether no two parts may hold the same money."""
    return all(_never_overlap(a, b) for a, b in combinations(parts, 2))


def _never_overlap(a: Fact, b: Fact) -> bool:
    funds = (
        a.fund != b.fund and a.fund not in broader("fund", b.fund) and b.fund not in broader("fund", a.fund)
    )
    return funds or (a.origin != b.origin and "_T" not in {a.origin, b.origin})
