"""What a count counts: vehicles, equipment, floor area, units, staff, projects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yusuan.recognise.prose.lexicon import counted, counted_word, particles


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, by its code; `is_acquisition` where it is to be bought, not there already."""

    code: str
    is_acquisition: bool


def counted_thing(phrase: str, after: str, unit: str, sentence: str) -> Thing | None:
    """The thing that stands last before the number, or right after its unit (3个项目)."""
    before = [found for found in counted_word().finditer(phrase) if unit in counted()[found[0]][1]]
    if before and _closes(phrase[before[-1].end() :]):
        return Thing(counted()[before[-1][0]][0], _is_bought(sentence, phrase))
    behind = counted_word().match(after)
    if behind is not None and unit in counted()[behind[0]][1]:
        return Thing(counted()[behind[0]][0], _is_bought(sentence, phrase))
    return None


def _closes(rest: str) -> bool:
    """Whether nothing but words of number stands between the thing and its count."""
    return re.fullmatch(rf"(?:\([^()]*\))?(?:{particles('before_count')}|:|,)*", rest) is not None


def _is_bought(sentence: str, phrase: str) -> bool:
    bought = re.search(particles("to_buy"), sentence)
    return bought is not None and sentence.find(phrase) + len(phrase) > bought.start()
