"""What the words of a performance table say: labels of a form, headings of indicator columns, levels."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from yusuan._data import Row
from yusuan.amounts import unit_named
from yusuan.recognise.phrases import phrases
from yusuan.text import plain

_MEMO = re.compile(r"^其中[:：]?")
_BRACKET = re.compile(r"\(([^()]*)\)$")
_AMOUNT_INSIDE = re.compile(r"[\d,.]+")
_POINTS = re.compile(r"(\d+(?:\.\d+)?)分?")
_LEVEL_END = "指标"
_OPENING = "(（"
_LEVELS = 2


def label(text: str) -> str:
    """A label without 其中, its colon and blanks."""
    return _MEMO.sub("", plain(text)).rstrip(":")


@lru_cache(maxsize=8192)
def field_of(text: str) -> Row | None:
    """The entry of vocab/lexicon/form_fields.csv that a label is, with or without what it has in brackets."""
    wording = label(text)
    known = phrases("form_fields")
    return known.exactly(wording) or known.exactly(_BRACKET.sub("", wording)) or _with_unit(wording)


def _with_unit(wording: str) -> Row | None:
    """资金金额 that a label repeats with its figure and unit: 资金金额1620.98(万元)."""
    bare = _AMOUNT_INSIDE.sub("", _BRACKET.sub("", wording))
    entry = phrases("form_fields").exactly(bare) if bare != wording else None
    return entry if entry is not None and entry["kind"] == "unit" else None


@lru_cache(maxsize=8192)
def column_of(text: str) -> Row | None:
    """The entry of vocab/lexicon/indicator_columns.csv that a heading is."""
    wording = plain(text)
    if not wording:
        return None
    known = phrases("indicator_columns")
    return known.exactly(wording) or known.exactly(_BRACKET.sub("", wording))


@lru_cache(maxsize=8192)
def level_of(text: str) -> str:
    """`1` or `2` where a text is the name of a level (产出指标, 数量指标 or short 数量), else blank."""
    wording = plain(text)
    known = phrases("indicator_levels")
    entry = known.exactly(wording) or known.exactly(wording + _LEVEL_END)
    return entry["level"] if entry is not None and entry["level"] != "0" else ""


def levels_before(text: str) -> tuple[str | None, str | None, str]:
    """The levels that a name begins with (产出指标数量指标演练次数), and the rest.

    成本指标 is the first of two levels, and alone the second. Before a bracket it is the name: 满意度(%).
    """
    rest = text.strip()
    found: list[str] = []
    while len(found) < _LEVELS:
        wording = next((w for w in _level_names() if rest.startswith(w)), "")
        after = rest[len(wording) :].lstrip()
        if not wording or not after or after[0] in _OPENING:
            break
        found.append(wording)
        rest = after
    if len(found) == 1 and level_of(found[0]) == "2":
        return None, found[0], rest
    return (*found, None, None)[0], (*found, None, None)[1], rest


@lru_cache(maxsize=1)
def _level_names() -> tuple[str, ...]:
    entries = phrases("indicator_levels").by_wording.items()
    return tuple(sorted((w for w, row in entries if row["level"] != "0"), key=len, reverse=True))


def unit_in(text: str) -> str | None:
    """The unit of money that a label has in brackets."""
    bracket = _BRACKET.search(plain(text))
    return unit_named(bracket[1]) if bracket else None


def points_in(text: str) -> Decimal | None:
    """The weight that a heading has in brackets: 执行率分值(10分)."""
    bracket = _BRACKET.search(plain(text))
    found = _POINTS.fullmatch(bracket[1]) if bracket else None
    return Decimal(found[1]) if found else None
