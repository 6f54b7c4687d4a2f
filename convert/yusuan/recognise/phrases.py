"""Lexicons made ready for use: a wording is found in a text by the longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
    by_standard: Mapping[str, Row] = field(repr=False)
    """The entries by what their wordings are in standard words."""
    standard_pattern: re.Pattern[str] = field(repr=False)

    def exactly(self, text: str) -> Row | None:
        """The entry whose wording the text is, whole; else the one that says the same in other words."""
        wording = plain(text).rstrip(":：")
        known = self.by_wording.get(wording)
        return known if known is not None else self.by_standard.get(standard(wording))

    def scan(self, text: str) -> Scan:
        """Take the text apart: years first, then the longest wordings from left to right."""
        return _scanned(self, text)


@lru_cache(maxsize=65536)
def _scanned(known: Phrases, text: str) -> Scan:
    """A wording is met on many rows and pages; it is taken apart once."""
    rest = plain(text)
    years = tuple(int(year) for year in _YEAR.findall(rest))
    rest = _YEAR.sub(" ", rest)
    found = _taken_apart(rest, years, known.by_wording, known.pattern)
    if found.residue:
        again = _taken_apart(standard(rest), years, known.by_standard, known.standard_pattern)
        return found if again.residue else again
    return found


def _taken_apart(
    text: str, years: tuple[int, ...], entries: Mapping[str, Row], pattern: re.Pattern[str]
) -> Scan:
    rows = tuple(entries[wording] for wording in pattern.findall(text))
    residue = pattern.sub("", text)
    return Scan(rows, years, "" if _NO_WORDING.fullmatch(residue) else residue.strip())


@cache
def phrases(name: str) -> Phrases:
    """The lexicon of that name."""
    by_wording = {plain(row["wording"]): row for row in _data.lexicon(name)}
    by_standard = _by_standard(by_wording)
    return Phrases(by_wording, _longest_first(by_wording), by_standard, _longest_first(by_standard))


def _longest_first(wordings: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(wordings, key=len, reverse=True))))


def _by_standard(by_wording: Mapping[str, Row]) -> dict[str, Row]:
    """Entries by their standard words; those that are the same in them and say different things are left."""
    groups: dict[str, list[Row]] = {}
    for wording, row in by_wording.items():
        groups.setdefault(standard(wording), []).append(row)
    said = {word: {_said(row) for row in rows} for word, rows in groups.items()}
    return {
        word: by_wording.get(word, rows[0])
        for word, rows in groups.items()
        if word in by_wording or len(said[word]) == 1
    }


def _said(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(item for item in row.items() if item[0] not in {"wording", "note"})


@lru_cache(maxsize=65536)
def standard(wording: str) -> str:
    """A wording with its words of several forms in one (vocab/lexicon/same_words.csv)."""
    table, pattern = _same_words()
    return pattern.sub(lambda found: table[found[0]], wording)


@cache
def _same_words() -> tuple[dict[str, str], re.Pattern[str]]:
    table = {plain(row["wording"]): plain(row["standard"]) for row in _data.lexicon("same_words")}
    return table, _longest_first(table)


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
