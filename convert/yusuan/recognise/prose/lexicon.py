"""The words of the prose: what a phrase is about, when, and what it does in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan._data import Row
from yusuan.recognise.phrases import dimensions_of
from yusuan.text import plain


@dataclass(frozen=True, slots=True)
class Word:
    """One wording: its part in the sentence, the dimensions it sets, and those it needs around it."""

    part: str
    dimensions: Mapping[str, str]
    needs: Mapping[str, str]


@cache
def words() -> Mapping[str, Word]:
    """All words that a subject is made of, by plain wording; the first lexicon that has one counts."""
    found: dict[str, Word] = {}
    for name, part in (("prose_subjects", "subject"), ("prose_times", "time"), ("prose_words", "")):
        for row in _data.lexicon(name):
            found.setdefault(plain(row["wording"]), _word(row, part))
    return found


def _word(row: Row, part: str) -> Word:
    needs = dict(pair.split("=") for pair in (row.get("needs") or "").split())
    return Word(part or row["part"], dimensions_of(row), needs)


@cache
def any_word() -> re.Pattern[str]:
    """One of the words that a subject is made of, the longest first."""
    return re.compile(alternatives(words()))


@cache
def of_part(*parts: str) -> re.Pattern[str]:
    """One of the words with one of these parts."""
    return re.compile(alternatives(word for word, row in words().items() if row.part in parts))


@cache
def particles(part: str) -> str:
    """The small words that stand in one place of a sentence, as a group of a pattern."""
    row = next(row for row in _data.lexicon("prose_particles") if row["part"] == part)
    return alternatives(map(plain, row["wordings"].split()))


def alternatives(wordings: Iterable[str]) -> str:
    """Wordings as a group of a pattern, the longest first."""
    longest_first = sorted(set(wordings), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


@cache
def counted() -> Mapping[tuple[str, str], str]:
    """The code of what is counted, by its plain wording and the unit that it is counted in."""
    return {
        (plain(row["wording"]), plain(unit)): row["counted"]
        for row in _data.lexicon("prose_counted")
        for unit in row["units"].split()
    }


@cache
def counted_in(unit: str) -> re.Pattern[str]:
    """One of the things that are counted in a unit, the longest first."""
    return re.compile(alternatives(word for word, of in counted() if of == unit))


@cache
def counted_word() -> re.Pattern[str]:
    """One of the things that are counted, in whatever unit, the longest first."""
    return re.compile(alternatives(word for word, _ in counted()))


@cache
def count_units() -> frozenset[str]:
    """All units that things are counted in."""
    return frozenset(unit for _, unit in counted())
