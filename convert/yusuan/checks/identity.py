"""Accounting identities as data: two sides of terms, each printed number an interval, one evaluation.

A printed number stands for every figure that rounds to it: half a unit of its last printed place on either
side. An identity holds when the intervals of its two sides meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yusuan import _data
from yusuan._records import quickly_made
from yusuan.amounts import parse, yuan_of
from yusuan.disclosure import Check, Fact

NOTHING = Decimal(0)


@quickly_made
@dataclass(frozen=True, slots=True)
class Term:
    """One operand: its value, how far rounding may have moved it, its name, the fact or statement it is."""

    value: Decimal
    half_unit: Decimal
    name: str
    fact_id: str | None = None
    statement_id: str | None = None


def term(fact: Fact) -> Term:
    """The operand that a fact is."""
    if fact.amount is None:
        raise ValueError(fact.fact_id)
    printed = parse(fact.printed)
    half = printed.half_unit * yuan_of(fact.unit) if printed and fact.unit else NOTHING
    return Term(fact.amount, half, fact.label or "", fact.fact_id)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Left terms and right terms that should be equal.

    `scope` is where it holds (a table id, or several joined by `+`), `where` names the row or subject in
    the words of the document, `missing` names an operand that the document does not print, `statements` are
    those of the prose that a side was computed from.
    """

    code: str
    scope: str
    where: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    unit: str = "元"
    missing: str = ""
    statements: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """`pass`, `fail`, or `not_checkable` when an operand is missing."""
        return "not_checkable" if self.missing else _holds(self.gap, self.tolerance)

    @property
    def gap(self) -> Decimal:
        """Left minus right."""
        return _sum(self.left) - _sum(self.right)

    @property
    def tolerance(self) -> Decimal:
        """How large a gap rounding alone can make."""
        return sum([t.half_unit for t in (*self.left, *self.right)], NOTHING)

    @property
    def is_telling(self) -> bool:
        """Whether it compares anything but blanks and zeros."""
        return any(t.value for t in (*self.left, *self.right))


def _holds(gap: Decimal, tolerance: Decimal) -> str:
    return "pass" if abs(gap) <= tolerance else "fail"


def _sum(terms: Iterable[Term]) -> Decimal:
    return sum([t.value for t in terms], NOTHING)


def outcome_of(identity: Identity, document_id: str, number: int) -> Check:
    """Evaluate an identity and put the result into words."""
    left_ids = tuple([t.fact_id for t in identity.left if t.fact_id])
    right_ids = tuple([t.fact_id for t in identity.right if t.fact_id])
    left, right, tolerance = _sum(identity.left), _sum(identity.right), identity.tolerance
    gap, checkable = left - right, not identity.missing
    outcome = _holds(gap, tolerance) if checkable else "not_checkable"
    words = _words(identity, left, right, tolerance)
    return Check(
        check_id=f"{document_id}-{identity.code}-{number:04}",
        document_id=document_id,
        code=identity.code,
        scope=identity.scope,
        outcome=outcome,
        unit=identity.unit,
        left=left if identity.left else None,
        right=right if identity.right else None,
        gap=gap if checkable else None,
        tolerance=tolerance if checkable else None,
        fact_ids=(*left_ids, *right_ids),
        left_ids=left_ids,
        right_ids=right_ids,
        statement_ids=_statements(identity),
        message_zh=_message(identity, "zh", outcome, words),
        message_en=_message(identity, "en", outcome, words),
    )


def _statements(identity: Identity) -> tuple[str, ...]:
    """The statements on either side, then those that a side was computed from; each once."""
    on_sides = (t.statement_id for t in (*identity.left, *identity.right) if t.statement_id)
    return tuple(dict.fromkeys([*on_sides, *identity.statements]))


_WORDS = {
    "zh": {
        "pass": "{rule} {where}：{left} = {right}（{unit}），相差 {gap}，在取整误差 {room} 之内。",
        "fail": "{rule} {where}：{left} ≠ {right}（{unit}），相差 {gap}，超出取整误差 {room}。",
        "not_checkable": "{rule} {where}：无法核对，缺少{missing}。",
    },
    "en": {
        "pass": "{rule} {where}: {left} = {right} ({unit}), gap {gap}, within rounding ({room}).",
        "fail": "{rule} {where}: {left} is not {right} ({unit}), gap {gap}, more than rounding ({room}).",
        "not_checkable": "{rule} {where}: cannot be checked, {missing} is missing.",
    },
}


def _words(identity: Identity, left: Decimal, right: Decimal, tolerance: Decimal) -> dict[str, str]:
    """What a message says in either language."""
    return {
        "where": f"[{identity.where}]",
        "left": _side(identity.left, left),
        "right": _side(identity.right, right),
        "unit": identity.unit,
        "gap": f"{(left - right).normalize():f}",
        "room": f"{tolerance.normalize():f}",
        "missing": identity.missing,
    }


def _message(identity: Identity, language: str, outcome: str, words: dict[str, str]) -> str:
    return _WORDS[language][outcome].format(rule=_rules()[identity.code][f"note_{language}"], **words)


def _side(terms: tuple[Term, ...], whole: Decimal) -> str:
    """One side in words; long sums are cut, the ids in the check are complete."""
    shown = [f"{t.name} {t.value.normalize():f}".strip() for t in terms[:8]]
    more = [f"… ({len(terms)})"] if len(terms) > len(shown) else []
    total = [] if len(terms) == 1 else [f"= {whole.normalize():f}"]
    return " ".join([" + ".join(shown + more), *total]) or "0"


@cache
def _rules() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in _data.codelist("check_code")}
