"""Figures in a plain text: amounts of money, percentages, counts, and words that say 'no change'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from yusuan import _data
from yusuan.recognise.prose.lexicon import alternatives, count_units, of_part, particles
from yusuan.text import plain

_SENTENCE_END = re.compile(r"[。!?;]")
_NUMBER = r"(?<![\d.A-Za-z])-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"


class Kind(Enum):
    """What sort of figure it is. A threshold (单价100万元以上) is no figure of its own."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    UNCHANGED = "unchanged"
    THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure: its range in the plain text, its number and unit as they stand there."""

    kind: Kind
    start: int
    end: int
    number: str
    unit: str


@cache
def _pattern() -> re.Pattern[str]:
    money = alternatives(plain(row["wording"]) for row in _data.lexicon("units"))
    units = alternatives(count_units())
    flat = of_part("flat", "nearly").pattern
    limit = rf"(?=(?:\([^()]{{1,4}}\))?{particles('limit_with')}?{particles('limit')})"
    return re.compile(
        rf"(?P<limit>{_NUMBER}){money}{limit}"
        rf"|(?P<money>{_NUMBER})(?P<yuan>{money})(?!{particles('rate_per')})"
        rf"|(?P<percent>{_NUMBER})%"
        rf"|(?P<count>{_NUMBER})(?P<unit>{units}){particles('piece')}?"
        rf"|(?P<unchanged>{flat})"
    )


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """The figures of a sentence in order."""
    for found in _pattern().finditer(text, start, end):
        kind, number, unit = _read(found)
        yield Mention(kind, found.start(), found.end(), number, unit)


def _read(found: re.Match[str]) -> tuple[Kind, str, str]:
    if found["limit"]:
        return Kind.THRESHOLD, found["limit"], found[0][len(found["limit"]) :]
    if found["money"]:
        return Kind.MONEY, found["money"], found["yuan"]
    if found["percent"]:
        return Kind.PERCENT, found["percent"], "%"
    if found["count"]:
        return Kind.COUNT, found["count"], found["unit"]
    return Kind.UNCHANGED, "", ""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a plain text; a semicolon ends one, too."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)
