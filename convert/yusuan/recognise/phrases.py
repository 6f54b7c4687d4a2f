"""Lexicons made ready for use: a wording is found in a text by the longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from yusuan import _data
from yusuan._data import Row
from yusuan.text import plain

Dimensions = Mapping[str, str]
"""Dimension code to value, as far as a wording determines them."""

_YEAR = re.compile(r"(20\d\d)(?:年(?:度)?|(?=[比较]20\d\d)|(?<=[比较]20\d\d))")
_NO_WORDING = re.compile(r"[\d\s,.()\[\]:;、，。：；\-—_*①-⑳]*")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a text is made of: the lexicon rows found in it in order, the years, and what is left over."""

    rows: tuple[Row, ...]
    years: tuple[int, ...]
    residue: str


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The wordings of one lexicon, compared in plain form."""

    by_wording: Mapping[str, Row]
    pattern: re.Pattern[str] = field(repr=False)

    def exactly(self, text: str) -> Row | None:
        """The entry whose wording the text is, whole."""
        return self.by_wording.get(plain(text).rstrip(":："))

    def scan(self, text: str) -> Scan:
        """Take the text apart: years first, then the longest wordings from left to right."""
        return _scanned(self, text)


@lru_cache(maxsize=65536)
def _scanned(known: Phrases, text: str) -> Scan:
    """A wording is met on many rows and pages; it is taken apart once."""
    rest = plain(text)
    years = tuple(int(year) for year in _YEAR.findall(rest))
    rest = _YEAR.sub(" ", rest)
    rows = tuple(known.by_wording[wording] for wording in known.pattern.findall(rest))
    residue = known.pattern.sub("", rest)
    return Scan(rows, years, "" if _NO_WORDING.fullmatch(residue) else residue.strip())


@cache
def phrases(name: str) -> Phrases:
    """The lexicon of that name."""
    by_wording = {plain(row["wording"]): row for row in _data.lexicon(name)}
    longest_first = sorted(by_wording, key=len, reverse=True)
    return Phrases(by_wording, re.compile("|".join(map(re.escape, longest_first))))


def dimensions_of(row: Row) -> dict[str, str]:
    """The dimensions an entry sets.

    Written in its columns `dimension` and `value`; `dimension` may set more (`flow=revenue fund`, with the
    value of the last one in `value`). A column `dimensions` or `defaults` holds pairs only.
    """
    found = dict(_pairs(row.get("dimensions") or row.get("defaults") or ""))
    *more, last = (row.get("dimension") or "").split(" ")
    found.update(_pairs(" ".join(more)))
    if last:
        found[last] = row["value"]
    return found


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split():
        dimension, _, value = pair.partition("=")
        yield dimension, value
