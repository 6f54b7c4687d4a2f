"""Identities across tables: income against expenditure, the same figure twice, totals rolled up.

Because the meaning of every figure is known on every dimension, no list of table pairs is needed: two
figures with one meaning must be one number, and a total must equal its parts wherever they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yusuan.checks.identity import Identity, Term, term
from yusuan.checks.within import FORMS, grouped
from yusuan.disclosure import Disclosure, Fact

_OPERATING_COSTS = "operating_costs"
_ROLLED_UP = {
    "origin": ("current", "carryover"),
    "nature": ("basic", "project", "reserve", "operating_business", "remitted_up", "subsidy_down"),
    "portion": ("personnel", "operating"),
}
"""Parts of a total; the first two must be printed, the others count where they are."""
MEANING = (
    "flow",
    "function_code",
    "economic_code",
    "government_economic_code",
    "revenue_code",
    "fund",
    "nature",
    "portion",
    "origin",
    "item",
    "unit_name",
    "project_id",
    "qualifier",
    "period",
    "reference_year",
    "reference_stage",
    "measure",
)


def balances(disclosure: Disclosure) -> Iterator[Identity]:
    """收入总计 = 支出总计, table by table and fund by fund."""
    ends = [f for f in disclosure.facts if f.row_role == "grand_total" and f.origin == f.nature == "_T"]
    for group in grouped(ends, ("table_id", "fund", "reference_year", "reference_stage")).values():
        sides = {fact.flow: fact for fact in group}
        if {"revenue", "expenditure"} <= sides.keys() and len(sides) == len(group):
            revenue, expenditure = sides["revenue"], sides["expenditure"]
            where = f"{revenue.label} = {expenditure.label}"
            yield _equal("balance", revenue.table_id, where, term(revenue), term(expenditure))


def same_figures(disclosure: Disclosure) -> Iterator[Identity]:
    """A figure printed in several tables: each later print against the first."""
    for prints in _meanings(disclosure).values():
        first, *rest = prints
        for other in rest:
            scope = f"{first.table_id}+{other.table_id}"
            yield _equal("same-figure", scope, first.label or "", term(first), term(other))


def roll_ups(disclosure: Disclosure) -> Iterator[Identity]:
    """A total over origin, nature or portion = its parts where these stand in other tables.

    A table without a column of what was brought forward may leave it out, so that a difference between its
    total and current year + carry-over says nothing.
    """
    known = _meanings(disclosure)
    for meaning, prints in known.items():
        for dimension, values in _ROLLED_UP.items():
            at = MEANING.index(dimension)
            if meaning[at] != "_T":
                continue
            parts = [known.get((*meaning[:at], value, *meaning[at + 1 :])) for value in values]
            found = [part for part in parts if part]
            if all(parts[:2]) and not _in_one_row(prints, found):
                identity = _rolled_up(prints[0], [part[0] for part in found])
                if identity.outcome == "pass" or dimension != "origin":
                    yield identity


def _rolled_up(total: Fact, parts: Sequence[Fact]) -> Identity:
    scope = "+".join(dict.fromkeys([total.table_id, *(part.table_id for part in parts)]))
    return Identity(
        code="roll-up",
        scope=scope,
        where=total.label or "",
        left=(term(total),),
        right=tuple(map(term, parts)),
    )


def _in_one_row(totals: Sequence[Fact], parts: Sequence[Sequence[Fact]]) -> bool:
    """Whether some row prints total and parts side by side: that row has its own identity."""
    rows = [{(fact.table_id, fact.row) for fact in prints} for prints in (totals, *parts)]
    return bool(set.intersection(*rows))


def _meanings(disclosure: Disclosure) -> dict[tuple[object, ...], list[Fact]]:
    """The prints of every meaning, at most one a table: a table that repeats it differs in what we miss.

    Performance forms and operating costs have identities of their own.
    """
    apart = {FORMS, _OPERATING_COSTS}
    facts = [
        f
        for f in disclosure.facts
        if f.table_kind not in apart and f.row_role != "memo" and f.measure != "target"
    ]
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for meaning, prints in grouped(facts, (*MEANING, "row_role")).items():
        *dimensions, role = meaning
        groups.setdefault((*dimensions, role == "grand_total"), []).extend(prints)
    return {meaning: single for meaning, prints in groups.items() if (single := _once_a_table(prints))}


def _once_a_table(prints: list[Fact]) -> list[Fact]:
    if len(prints) == 1:
        return prints
    by_table = grouped(prints, ("table_id",))
    single = [group[0] for group in by_table.values() if len(group) == 1]
    return sorted(single, key=lambda fact: fact.fact_id)


def operating_costs(disclosure: Disclosure) -> Iterator[Identity]:
    """机关运行经费 = 公用经费 of basic expenditure, fund by fund.

    By definition it covers administrative bodies and those managed like them, so a difference says nothing
    where the department also runs institutions, which basic expenditure on other functions shows.
    """
    basic = {
        fact.fund: fact
        for fact in disclosure.facts
        if fact.nature == "basic" and fact.portion == "operating" and fact.row_role == "total"
        if fact.table_kind != _OPERATING_COSTS
    }
    institutions = any(map(_runs_an_institution, disclosure.facts))
    for fact in disclosure.facts:
        against = basic.get(fact.fund)
        if fact.table_kind == _OPERATING_COSTS and fact.row_role == "total" and against:
            scope = f"{fact.table_id}+{against.table_id}"
            identity = _equal("operating-costs", scope, fact.label or "", term(fact), term(against))
            if identity.outcome == "pass" or not institutions:
                yield identity


_ADMINISTRATION = "01"
_FOR_ALL = ("208", "210", "221", "20508")
"""Pensions, health insurance, housing and training, which every body pays for its staff."""


def _runs_an_institution(fact: Fact) -> bool:
    """Whether basic expenditure is for anything but administration (行政运行, the item 01) and its staff."""
    code = fact.function_code or ""
    if fact.nature != "basic" or len(code) != 7 or not fact.amount:
        return False
    return code in _INSTITUTIONS or not (code.endswith(_ADMINISTRATION) or code.startswith(_FOR_ALL))


_INSTITUTIONS = frozenset({"2080502", "2101102"})
"""Retired staff of institutions, and their health insurance (事业单位离退休, 事业单位医疗)."""


def _equal(code: str, scope: str, where: str, left: Term, right: Term) -> Identity:
    return Identity(code=code, scope=scope, where=where, left=(left,), right=(right,))
