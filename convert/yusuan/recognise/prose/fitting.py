"""Whether a change and its rate fit an amount: what arithmetic tells where grammar leaves two readings."""

from __future__ import annotations

from decimal import Decimal

from yusuan.amounts import Printed, money, parse
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.mentions import Kind

_HUNDRED = Decimal(100)
_SLACK = Decimal(1)
"""A unit of the last printed place: many rates are cut off, not rounded."""


def fits(amount: Draft, change: Draft, rate: Draft) -> bool:
    """Whether rate = change over (amount less change), as closely as the rate is printed."""
    now, step, printed = _yuan(amount), _yuan(change), parse(rate.mention.number)
    if now is None or step is None or printed is None:
        return False
    if not step:  # no change of whatever
        return not printed.value
    signed = -step if change.direction == "decrease" else step
    before = now - signed
    if before <= 0:
        return False
    return abs(step / before * _HUNDRED - printed.value) <= _SLACK.scaleb(-printed.places)


def _yuan(draft: Draft) -> Decimal | None:
    printed: Printed | None = parse(draft.mention.number) if draft.mention.kind is Kind.MONEY else None
    return money(printed, draft.mention.unit) if printed else None
