"""Accounting identities with their outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf.terms import chinese, english, literal, measured, optional, resource, statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yusuan.disclosure import Check
    from yusuan.writers.rdf.used import Used


_NUMBERS = ("left", "right", "gap", "tolerance")


def _figures(fact_ids: Iterable[str]) -> str:
    return ", ".join(map(resource, fact_ids))


def check_text(check: Check, used: Used) -> str:
    """A check: its sides, their figures, and what it found. An operand in the prose is in the message."""
    sides = {*check.left_ids, *check.right_ids}
    rest = (fact_id for fact_id in check.fact_ids if fact_id not in sides)
    numbers = ((name, getattr(check, name)) for name in _NUMBERS)
    return statement(
        resource(check.check_id),
        "a yu:Check",
        f"yu:document {used.document}",
        f"prov:wasGeneratedBy {used.run}",
        f"yu:checkCode {used.concepts.code('check_code', check.code)}",
        f"yu:checkScope {literal(check.scope)}",
        f"yu:checkOutcome {used.concepts.code('check_outcome', check.outcome)}",
        f"yu:unit {literal(check.unit)}",
        *(f"yu:{name} {measured(value)}" for name, value in numbers if value is not None),
        optional("yu:leftTerm", _figures(check.left_ids)),
        optional("yu:rightTerm", _figures(check.right_ids)),
        optional("yu:concerns", _figures(rest)),
        optional("yu:statement", _figures(check.statement_ids)),
        f"yu:message {chinese(check.message_zh)}, {english(check.message_en)}",
    )
