"""What a count counts: vehicles, equipment, floor area, units, staff, projects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yusuan.recognise.prose.lexicon import counted, counted_in, counted_word, particles

_COUNTED_ASIDE = re.compile(r"\([^()]*\d[^()]*\)")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, by its code; `is_acquisition` where it is to be bought, not there already."""

    code: str
    is_acquisition: bool


def counted_thing(phrase: str, after: str, unit: str, sentence: str, before: str = "") -> Thing | None:
    """The thing that stands last before the number, or right after its unit (3个项目).

    A bare number with nothing of its own before it counts something else of what the sentence counted
    `before` it (接待21批次、168人次).
    """
    code = _last_of(phrase, unit) or _right_behind(after, unit)
    is_bare = not after or after[0] in _ENDS
    if code is None and is_bare and _closes(phrase.lstrip("、,")):
        code = _last_word(before, unit)
    return Thing(code, _is_bought(sentence, phrase)) if code else None


_ENDS = ",;。、()"


def _last_of(phrase: str, unit: str) -> str | None:
    """The thing that a phrase ends with, but for words of number and what a bracket leaves out."""
    outside = re.sub(rf"\([^()]*\)(?=(?:{particles('before_count')}|:|,)*$)", "", phrase)
    for text in (phrase, outside):
        found = list(counted_in(unit).finditer(text))
        if found and _closes(text[found[-1].end() :]):
            return counted()[found[-1][0], unit]
    return None


def _right_behind(after: str, unit: str) -> str | None:
    found = counted_in(unit).match(after)
    return counted()[found[0], unit] if found else None


def _last_word(text: str, unit: str) -> str | None:
    """What is counted in that unit of the thing that was named last."""
    named = [word[0] for word in counted_word().finditer(_COUNTED_ASIDE.sub("", text))]
    return counted().get((named[-1], unit)) if named else None


def _closes(rest: str) -> bool:
    """Whether nothing but words of number stands between the thing and its count."""
    return re.fullmatch(rf"(?:\([^()]*\))?(?:{particles('before_count')}|:|,)*", rest) is not None


def _is_bought(sentence: str, phrase: str) -> bool:
    if re.search(particles("held"), phrase):
        return False
    bought = re.search(particles("to_buy"), sentence)
    return bought is not None and sentence.find(phrase) + len(phrase) > bought.start()
