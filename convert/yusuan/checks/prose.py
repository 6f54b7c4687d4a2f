"""The prose against the tables and against itself.

A statement and a fact of one meaning are one number. A change is this year's amount less the one compared
with, a rate of change is the change over that amount, a share is the part over its whole, a degree of
completion is what was spent over the budget; listed parts add up where all of them are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yusuan.amounts import parse, yuan_of
from yusuan.checks.identity import NOTHING, Identity, Term, term
from yusuan.checks.prose_facts import Facts
from yusuan.disclosure import Disclosure, Statement

_HUNDRED = Decimal(100)
_FINE = Decimal("0.000001")


def figures(disclosure: Disclosure) -> Iterator[Identity]:
    """An amount of the prose = the amount of the same meaning in a table."""
    facts = Facts(disclosure)
    for said in disclosure.statements:
        if said.measure != "amount" or said.amount is None or said.not_understood:
            continue
        own = amount_term(said)
        found = facts.closest(said, own)
        if found is not None:
            yield _equal("prose-fact", found.table_id, said, (own,), (term(found),))


def changes(disclosure: Disclosure) -> Iterator[Identity]:
    """An amount less the one that it is compared with = the change, with its sign; none where it is flat."""
    known = {said.statement_id: said for said in disclosure.statements}
    facts = Facts(disclosure)
    for said in disclosure.statements:
        now = known.get(said.relates_to or "")
        if said.measure != "change" or said.amount is None or now is None or now.amount is None:
            continue
        base = known.get(said.compared_with or "")
        change = amount_term(said)
        if base is not None and base.amount is not None:
            yield _equal("prose-change", "document", said, (amount_term(now),), (amount_term(base), change))
        elif (before := facts.before(now, said)) is not None and not now.not_understood:
            sides = (amount_term(now),), (term(before), change)
            yield _equal("prose-change", before.table_id, said, *sides)


def rates(disclosure: Disclosure) -> Iterator[Identity]:
    """A rate of change = the change over the amount that it is compared with."""
    known = {said.statement_id: said for said in disclosure.statements}
    change: Statement | None = None
    for said in disclosure.statements:
        if said.measure == "change":
            change = said
        if said.measure != "ratio" or said.value is None or change is None:
            continue
        now = known.get(said.relates_to or "")
        if now is None or now.amount is None or change.amount is None or change.relates_to != said.relates_to:
            continue
        yield from _rate(said, change, now, known.get(said.compared_with or ""))


def _rate(said: Statement, change: Statement, now: Statement, base: Statement | None) -> Iterator[Identity]:
    step = _Range.of(amount_term(change))
    before = _Range.of(amount_term(base)) if base and base.amount else _Range.of(amount_term(now)).less(step)
    rate = step.over(before)
    if rate is not None:
        below = _name(base) if base else f"({_name(now)} - {_name(change)})"
        yield _proportion("prose-rate", said, rate, (change, base or now), f"{_name(change)} ÷ {below}")


def shares(disclosure: Disclosure) -> Iterator[Identity]:
    """A share = the part over the whole that the text names or lists it under."""
    yield from _over("share", "prose-share", disclosure)


def completion(disclosure: Disclosure) -> Iterator[Identity]:
    """A degree of completion = what was spent over the budget."""
    yield from _over("completion", "prose-completion", disclosure)


def _over(measure: str, code: str, disclosure: Disclosure) -> Iterator[Identity]:
    known = {said.statement_id: said for said in disclosure.statements}
    for said in disclosure.statements:
        part, whole = known.get(said.relates_to or ""), known.get(said.compared_with or "")
        if said.measure != measure or said.value is None or part is None or whole is None:
            continue
        if part.amount is None or whole.amount is None:
            continue
        found = _Range.of(amount_term(part)).over(_Range.of(amount_term(whole)))
        if found is not None:
            yield _proportion(code, said, found, (part, whole), f"{_name(part)} ÷ {_name(whole)}")


_OTHER_NATURES = frozenset({"operating_business", "remitted_up", "subsidy_down", "reserve"})
_NONE: frozenset[str] = frozenset()
_WHOLE_OF: tuple[tuple[str, str | None, frozenset[str], frozenset[str]], ...] = (
    ("nature", "_T", frozenset({"basic", "project"}), _OTHER_NATURES),
    ("portion", "_T", frozenset({"personnel", "operating"}), _NONE),
    ("item", "_T", frozenset({"abroad", "vehicle", "reception"}), _NONE),
    ("item", "_T", frozenset({"abroad", "vehicle_purchase", "vehicle_operation", "reception"}), _NONE),
    ("item", "vehicle", frozenset({"vehicle_purchase", "vehicle_operation"}), _NONE),
    ("item", "_T", frozenset({"goods", "works", "services"}), _NONE),
    ("origin", None, frozenset({"current", "carryover"}), _NONE),
)
"""Dimension, the whole's value, parts that must all be told, parts that count where they are told."""

_MEANING = (
    "table_kind",
    "flow",
    "function_code",
    "economic_code",
    "fund",
    "nature",
    "portion",
    "origin",
    "item",
    "unit_name",
    "qualifier",
    "reference_year",
    "reference_stage",
)


def sums(disclosure: Disclosure) -> Iterator[Identity]:
    """An amount = the parts that the text lists of it, where all parts are told."""
    known = {said.statement_id: said for said in disclosure.statements}
    listed: defaultdict[str, list[Statement]] = defaultdict(list)
    for said in disclosure.statements:
        if said.part_of and said.measure == "amount" and said.amount is not None and not said.not_understood:
            listed[said.part_of].append(said)
    for whole_id, parts in listed.items():
        whole = known[whole_id]
        if whole.amount is not None:
            yield from _sums(whole, parts)


def _sums(whole: Statement, parts: Sequence[Statement]) -> Iterator[Identity]:
    for dimension, value, needed, others in _WHOLE_OF:
        if getattr(whole, dimension) != value:
            continue
        of = [p for p in parts if getattr(p, dimension) in needed | others and _beside(p, whole, dimension)]
        told = [getattr(part, dimension) for part in of]
        if needed <= set(told) and len(set(told)) == len(told):
            right = tuple(map(amount_term, of))
            yield _equal("prose-sum", "document", whole, (amount_term(whole),), right)


def _beside(part: Statement, whole: Statement, dimension: str) -> bool:
    """Whether a part differs from the whole in one dimension only."""
    implied = {dimension, "nature"} if dimension == "portion" else {dimension}
    return all(getattr(part, name) == getattr(whole, name) for name in _MEANING if name not in implied)


# -- terms


def amount_term(said: Statement) -> Term:
    """The operand that a statement of money is."""
    if said.amount is None:
        raise ValueError(said.statement_id)
    printed = parse(said.printed)
    half = printed.half_unit * yuan_of(said.unit) if printed and said.unit else NOTHING
    return Term(said.amount, half, _name(said), statement_id=said.statement_id)


def _name(said: Statement) -> str:
    return f"“{said.subject or said.printed}”"


def _equal(
    code: str, scope: str, said: Statement, left: tuple[Term, ...], right: tuple[Term, ...]
) -> Identity:
    return Identity(code=code, scope=scope, where=said.sentence, left=left, right=right)


def _proportion(
    code: str, said: Statement, found: _Range, of: tuple[Statement, Statement], name: str
) -> Identity:
    """A percentage as printed against the one computed of two statements, which may lie in a range."""
    printed = parse(said.printed)
    own = Term(
        said.value or NOTHING,
        printed.half_unit if printed else NOTHING,
        f"{said.printed}%",
        statement_id=said.statement_id,
    )
    low, high = found.low * _HUNDRED, found.high * _HUNDRED
    computed = Term(((low + high) / 2).quantize(_FINE), ((high - low) / 2).quantize(_FINE) + _FINE, name)
    return Identity(
        code=code,
        scope="document",
        where=said.sentence,
        left=(own,),
        right=(computed,),
        unit="%",
        statements=tuple(statement.statement_id for statement in of),
    )


@dataclass(frozen=True, slots=True)
class _Range:
    """Every figure that a rounded print may stand for."""

    low: Decimal
    high: Decimal

    @staticmethod
    def of(operand: Term) -> _Range:
        return _Range(operand.value - operand.half_unit, operand.value + operand.half_unit)

    def less(self, other: _Range) -> _Range:
        """The difference; both ends may lie anywhere."""
        return _Range(self.low - other.high, self.high - other.low)

    def over(self, other: _Range) -> _Range | None:
        """The quotient; None where the divisor may be zero or is of the other sign than is usual."""
        if other.low <= 0:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return _Range(min(ends), max(ends))
