"""Values of performance indicators as operator, number and unit, where they are a quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yusuan import _data
from yusuan.text import plain

_BRACKET = re.compile(r"\(([^()]+)\)$")
_NOUN = r"[^\d,，.。、;；:：()%年月日至到-]{1,10}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity that an indicator asks for: operator code (`ge`, `le`, `eq` …), number, unit as printed."""

    operator: str
    value: Decimal
    unit: str | None


def quantity(text: str) -> Quantity | None:
    """Read `≥95%`, `达95%以上`, `209个`, `≤1500元/人`, `31名书记`; None for anything but one quantity.

    A counted noun after its measure word (6个板块) is left to the printed value.
    """
    found = _pattern().fullmatch(plain(text))
    if found is None:
        return None
    operator = _operators()[found["after"] or found["before"] or "="]
    return Quantity(operator, Decimal(found["number"].replace(",", "")), found["unit"] or None)


def quantity_of(value: str, operator: str, unit: str) -> Quantity | None:
    """The quantity whose operator, number and unit may stand in columns of their own (≥ | 95 | %)."""
    found = quantity(value)
    if found is None:
        return None
    code = _operators().get(plain(operator))
    return Quantity(code or found.operator, found.value, found.unit or plain(unit) or None)


def is_operator(text: str) -> bool:
    """Whether a text says how a result is compared with a value (≥, 不低于)."""
    return plain(text) in _operators()


def unit_of_name(name: str) -> str:
    """The unit that an indicator's name ends with in brackets (培训人数(人)), or blank."""
    found = _BRACKET.search(plain(name))
    return found[1] if found and found[1] in _units() else ""


@cache
def _units() -> frozenset[str]:
    return frozenset(plain(row["wording"]) for row in _data.lexicon("quantity_units"))


@cache
def _operators() -> dict[str, str]:
    return {plain(row["wording"]): row["operator"] for row in _data.lexicon("quantity_words")}


@cache
def _pattern() -> re.Pattern[str]:
    words = _data.lexicon("quantity_words")
    before = _alternatives([row["wording"] for row in words if row["place"] == "before"])
    after = _alternatives([row["wording"] for row in words if row["place"] == "after"])
    units = _alternatives([row["wording"] for row in _data.lexicon("quantity_units")])
    unit = rf"(?:{units}|[万亿](?:{units})?)(?:/(?:{units}))*"
    counted = "".join(row["wording"] for row in _data.lexicon("counted_nouns"))
    return re.compile(
        rf"(?P<before>{before})?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        rf"(?P<unit>{unit})?(?:(?<=[{counted}]){_NOUN})??(?P<after>{after})?"
    )


def _alternatives(wordings: list[str]) -> str:
    return "|".join(re.escape(plain(wording)) for wording in sorted(wordings, key=len, reverse=True))
