"""Classification codes: read from a code cell, or found by name within their class."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan.text import plain

_DIGITS = re.compile(r"\d(?:\d\d)+")  # 3, 5, 7 … digits; a unit's code has another length
_LEVELS = (3, 5, 7)


def parents(code: str) -> tuple[str, ...]:
    """The codes above a code, nearest first, by segment: 201 is above 20103 but not above 2010."""
    return tuple(code[:length] for length in reversed(_LEVELS) if length < len(code))


def digits(text: str) -> str | None:
    """The code that a code cell holds, or None."""
    wording = plain(text)
    return wording if _DIGITS.fullmatch(wording) else None


@dataclass(frozen=True, slots=True)
class Classification:
    """One classification, looked up by name."""

    by_name: dict[str, tuple[str, ...]]

    def code_of(self, name: str, within: str | None = None, level: int | None = None) -> str | None:
        """The code of a name; of several, the one right below the class `within`, or of the level asked for.

        None when the name is unknown or still has more than one code: never a guess.
        """
        found = self._named(name)
        if level is not None:
            found = tuple(code for code in found if len(code) == _LEVELS[level - 1])
        below = tuple(code for code in found if within in parents(code))
        right_below = tuple(code for code in below if parents(code)[0] == within)
        found = right_below or below or found
        return found[0] if len(found) == 1 else None

    def _named(self, name: str) -> tuple[str, ...]:
        wording = plain(name)
        for form in (wording, f"{wording}支出", wording.removesuffix("支出")):
            if form in self.by_name:
                return self.by_name[form]
        return ()


@cache
def classification(name: str) -> Classification:
    """The classification of vocab/classification/<name>.csv."""
    by_name: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in _data.classification(name):
        by_name[plain(row["name_zh"])][row["code"]] = None
    return Classification({wording: tuple(codes) for wording, codes in by_name.items()})
