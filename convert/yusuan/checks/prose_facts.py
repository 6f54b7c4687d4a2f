"""Which figures of the tables a statement of the prose can mean.

What the text does not tell may be either: a fact is meant where it agrees with everything that is told. A
statement contradicts the tables only when none of the figures that it can mean is the one it prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from yusuan._records import replace
from yusuan.checks.identity import NOTHING, Term
from yusuan.disclosure import Disclosure, Fact, Statement
from yusuan.text import plain

_KEY = (
    "flow",
    "function_code",
    "economic_code",
    "government_economic_code",
    "revenue_code",
    "item",
    "qualifier",
    "project_name",
)
_OF_OWN_KIND = frozenset({"three_public", "procurement", "operating_costs", "government_services"})
_APART = frozenset({"performance_targets", "transfer_payments", "asset_acquisition"})
_LISTS = frozenset({"project_expenditure", "general_budget_project_expenditure"})
"""Lists of projects, which need not be complete: their totals are no total of project expenditure."""
_UNTOLD_FUNDS = frozenset({"_T", "appropriation", "general_public_budget"})
_WITHOUT_CONSTRUCTION = "excluding_central_construction"
_UNTOLD_ORIGINS = frozenset({"_T", "current"})


class Facts:
    """The amounts of the tables by what they are about."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._by_key: defaultdict[tuple[object, ...], list[Fact]] = defaultdict(list)
        for fact in disclosure.facts:
            is_amount = fact.measure == "amount" and fact.amount is not None and fact.row_role != "memo"
            if is_amount and fact.table_kind not in _APART:
                unit = _unit(fact.unit_name, disclosure.document.issuer)
                self._by_key[(unit, *(getattr(fact, name) for name in _KEY))].append(fact)

    def closest(self, said: Statement, own: Term) -> Fact | None:
        """Of the figures that a statement can mean, the one nearest to what it prints."""
        meant = self._meant(said, said.reference_year, said.reference_stage)
        return min(meant, key=lambda fact: abs((fact.amount or 0) - own.value), default=None)

    def before(self, now: Statement, change: Statement) -> Fact | None:
        """Of the figures that an amount can be compared with, the one nearest to what the change implies."""
        if change.base_year is None:
            return None
        meant = [
            fact
            for narrowed in (now, replace(now, qualifier=_WITHOUT_CONSTRUCTION))
            for fact in self._meant(narrowed, change.base_year, change.base_stage)
        ]
        wanted = (now.amount or NOTHING) - (change.amount or NOTHING)
        return min(meant, key=lambda fact: abs((fact.amount or NOTHING) - wanted), default=None)

    def _meant(self, said: Statement, year: int | None, stage: str | None) -> Iterator[Fact]:
        if said.flow is None or year is None:
            return
        unit = plain(said.unit_name) if said.unit_name else None
        key = (unit, *(getattr(said, name) for name in _KEY))
        for fact in self._by_key.get(key, ()):
            if fact.reference_year == year and stage in (None, fact.reference_stage) and _agrees(said, fact):
                yield fact


def _unit(name: str | None, issuer: str | None) -> str | None:
    """The unit of a row, where it is not the issuer itself, which the prose need not name."""
    unit = plain(name) if name else None
    return None if issuer and unit == plain(issuer) else unit


def _agrees(said: Statement, fact: Fact) -> bool:
    """Whether a fact has every dimension that the statement tells."""
    if said.table_kind is None and fact.table_kind in _OF_OWN_KIND:
        return False
    if said.project_name is None and fact.table_kind in _LISTS:
        return False
    if said.table_kind is not None and fact.table_kind != said.table_kind:
        return False
    if not _within(fact.fund, said.fund, _UNTOLD_FUNDS) or not _within(
        fact.origin, said.origin, _UNTOLD_ORIGINS
    ):
        return False
    return (said.nature or "_T", said.portion or "_T") == (fact.nature, fact.portion)


def _within(value: str, told: str | None, untold: frozenset[str]) -> bool:
    return value in untold if told is None else value == told
