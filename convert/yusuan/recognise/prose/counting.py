"""What a count counts: vehicles, equipment, floor area, units, staff, projects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yusuan.recognise.prose.lexicon import counted, counted_in, particles


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, by its code; `is_acquisition` where it is to be bought, not there already."""

    code: str
    is_acquisition: bool


def counted_thing(phrase: str, after: str, unit: str, sentence: str) -> Thing | None:
    """The thing that stands last before the number, or right after its unit (3个项目)."""
    before = list(counted_in(unit).finditer(phrase))
    if before and _closes(phrase[before[-1].end() :]):
        return Thing(counted()[before[-1][0], unit], _is_bought(sentence, phrase))
    behind = counted_in(unit).match(after)
    if behind is not None:
        return Thing(counted()[behind[0], unit], _is_bought(sentence, phrase))
    is_bare = not after or after[0] in _ENDS
    return _further(phrase, sentence[: len(sentence) - len(after)], unit) if is_bare else None


def _further(phrase: str, before: str, unit: str) -> Thing | None:
    """A bare second number of what was just counted: 接待8批次，80人次."""
    found = list(counted_in(unit).finditer(before)) if _closes(phrase) else []
    if not found or not _COUNTED.search(before, found[-1].end()):
        return None
    return Thing(counted()[found[-1][0], unit], is_acquisition=False)


_ENDS = ",;。、)"
_COUNTED = re.compile(r"\d[^\d,]+,")


def _closes(rest: str) -> bool:
    """Whether nothing but words of number stands between the thing and its count."""
    return re.fullmatch(rf"(?:\([^()]*\))?(?:{particles('before_count')}|:|,)*", rest) is not None


def _is_bought(sentence: str, phrase: str) -> bool:
    if re.search(particles("held"), phrase):
        return False
    bought = re.search(particles("to_buy"), sentence)
    return bought is not None and sentence.find(phrase) + len(phrase) > bought.start()
