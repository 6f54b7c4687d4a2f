"""Classification codes: read from a code cell, or found by name within their class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from yusuan import _data
from yusuan.text import plain
from yusuan.vocabulary import named
from yusuan.vocabulary.tables import CLASSIFICATIONS, history

_DIGITS = re.compile(r"\d(?:\d\d)+")  # 3, 5, 7 … digits; a unit's code has another length
_LEVELS = (3, 5, 7)


def parents(code: str) -> tuple[str, ...]:
    """The codes above a code, nearest first, by segment: 201 is above 20103 but not above 2010."""
    return tuple(code[:length] for length in reversed(_LEVELS) if length < len(code))


def digits(text: str) -> str | None:
    """The code that a code cell holds, or None."""
    wording = plain(text)
    return wording if _DIGITS.fullmatch(wording) else None


def is_code(text: str) -> bool:
    """Whether any edition of a classification has the code."""
    return any(history(name, text) for name in CLASSIFICATIONS)


@dataclass(frozen=True, slots=True)
class Classification:
    """One classification, looked up by name."""

    name: str

    def code_of(
        self, name: str, within: str | None = None, level: int | None = None, year: int | None = None
    ) -> str | None:
        """The code of a name: below the class `within`, or of the level asked for.

        Names of the edition of `year` come first, then those of other years; a code right below the class
        before others below it. None when there is no such code or more than one: never a guess.
        """
        for codes in _codes(self.name, name, year):
            at_level = (code for code in codes if level is None or len(code) == _LEVELS[level - 1])
            found = _below(within, tuple(at_level))
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def knows(self, name: str, year: int | None = None) -> bool:
        """Whether any code has the name."""
        return any(_codes(self.name, name, year))


def _below(within: str | None, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes right below a class, or else all below it; all of them without a class."""
    if within is None:
        return codes
    right_below = tuple(code for code in codes if parents(code)[:1] == (within,))
    return right_below or tuple(code for code in codes if within in parents(code))


@cache
def classification(name: str) -> Classification:
    """The classification of vocab/classification/<name>.csv, with its former names."""
    return Classification(name)


@lru_cache(maxsize=16384)
def _codes(classification_name: str, name: str, year: int | None) -> tuple[tuple[str, ...], ...]:
    """The codes that a name has, each once, by ways of comparing it; last, by names of some places only."""
    groups = named(classification_name, name, year)
    codes = (tuple(dict.fromkeys(str(concept.code) for concept in group)) for group in groups)
    other = _other_names().get((classification_name, plain(name)))
    return (*codes, *([(other,)] if other else []))


@cache
def _other_names() -> dict[tuple[str, str], str]:
    """Codes by names that some places print and no edition has."""
    return {
        (row["classification"], plain(row["wording"])): row["code"] for row in _data.lexicon("other_names")
    }
