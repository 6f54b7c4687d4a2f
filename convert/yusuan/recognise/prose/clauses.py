"""What a figure does in its sentence, told from the words before it: an amount, a change, a share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from yusuan._records import quickly_made
from yusuan.recognise.prose.lexicon import of_part, particles, words
from yusuan.recognise.prose.mentions import Kind, Mention


class Role(Enum):
    """What a figure is. A base is the figure that another one is compared with."""

    AMOUNT = "amount"
    BASE = "base"
    CHANGE = "change"
    RATIO = "ratio"
    SHARE = "share"
    COMPLETION = "completion"
    COUNT = "count"
    OTHER = "other"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words before a figure taken apart.

    `phrase` names its subject, `earlier` are the clauses before it, `base` names what it is compared with,
    `whole` what it is a share of. `opens_list` is True where parts of the figure before are listed,
    or of what `list_of` names.
    """

    role: Role
    phrase: str
    earlier: tuple[str, ...] = ()
    base: str | None = None
    whole: str | None = None
    direction: str | None = None
    is_nearly: bool = False
    opens_list: bool = False
    is_purpose: bool = False
    brackets: str = ""
    title: str | None = None
    list_of: str = ""

    @property
    def compares_anew(self) -> bool:
        """Whether it is a change against another time that names no subject: of what was said before."""
        return self.role in {Role.CHANGE, Role.RATIO} and self.base is not None and not self.phrase.strip(",")


_BREAK = re.compile(r"[,:;。!?]")


@cache
def _comparer() -> re.Pattern[str]:
    """A word that compares, with a time or a stage soon after it."""
    return re.compile(rf"{of_part('compare').pattern}(?=[^,;。]{{0,10}}?(?:{particles('time_mark')}|20\d\d))")


@cache
def _direction() -> re.Pattern[str]:
    """A word that says which way, right before the figure."""
    directions = of_part("rise", "fall", "either").pattern
    return re.compile(f"{particles('before_direction')}*({directions}){particles('after_direction')}*$")


@cache
def _beyond() -> re.Pattern[str]:
    """决算数大于年初预算数 right before the figure: by how much one is above or below the other."""
    return re.compile(f"({of_part('above', 'below').pattern})([^,;]{{0,6}}{particles('time_mark')}数?)$")


_ENUMERATED = re.compile(r"^(?:[一二三四五六七八九]是|[①-⑳]|\d[.、])")


def without_introduction(phrase: str) -> str:
    """A phrase without the words of list and reason that it begins with (其中, 主要是)."""
    bare = _introduction().sub("", _ENUMERATED.sub("", phrase))
    return _ENUMERATED.sub("", bare)


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(f"^(?:{of_part('list', 'reason', 'because').pattern})+")


@cache
def purpose() -> re.Pattern[str]:
    """A word after which the text says what money is for."""
    return of_part("purpose")


@cache
def _share_of() -> re.Pattern[str]:
    return re.compile(f"{particles('share_of')}*$")


_DIRECTIONS = {
    "rise": "increase",
    "above": "increase",
    "fall": "decrease",
    "below": "decrease",
    "flat": "flat",
    "nearly": "flat",
}


def clause_of(lead: str, mention: Mention, word: str) -> Clause:
    """Take apart the text between the figure before (or the start of the sentence) and this figure."""
    *earlier, last = _BREAK.split(lead.lstrip("),;。、"))
    last, in_brackets = _inside_brackets(last)
    opens = in_brackets or any(of_part("list").search(part) for part in (*earlier, last))
    is_purpose = bool(purpose().search(last)) and not of_part("list").search(last)
    phrase = without_introduction(last)
    clause = _by_kind(phrase, tuple(earlier), mention, word)
    return Clause(
        role=clause.role,
        phrase=clause.phrase,
        earlier=tuple(earlier),
        base=clause.base,
        whole=clause.whole,
        direction=clause.direction,
        is_nearly=mention.kind is Kind.UNCHANGED and words()[word].part == "nearly",
        opens_list=opens,
        is_purpose=is_purpose,
        brackets=_open_brackets(lead),
        title=_title(lead),
        list_of=_list_of((*earlier, last)),
    )


def _list_of(parts: tuple[str, ...]) -> str:
    """The words right before the last word of list: 支出包括."""
    for part in reversed(parts):
        found = of_part("list").search(part)
        if found is not None:
            return part[: found.start()]
    return ""


def _title(lead: str) -> str | None:
    """The clause before the last colon, where it says anything but that a list begins."""
    before, colon, _ = lead.rpartition(":")
    title = without_introduction(_BREAK.split(before)[-1]) if colon else ""
    return title if title and not of_part("list", "reason").search(title) else None


def _open_brackets(text: str) -> str:
    """The brackets of a text that have no counterpart in it, such as `)(`."""
    left = re.sub(r"[^()]", "", text)
    while "()" in left:
        left = left.replace("()", "")
    return left


def _inside_brackets(text: str) -> tuple[str, bool]:
    """The text after a bracket that is still open, and whether there is one."""
    depth, at = 0, 0
    for n, character in enumerate(text):
        if character == "(":
            depth, at = depth + 1, (n + 1 if depth == 0 else at)
        elif character == ")":
            depth = max(depth - 1, 0)
    return (text[at:], True) if depth else (text, False)


def _by_kind(phrase: str, earlier: tuple[str, ...], mention: Mention, word: str) -> Clause:
    if mention.kind is Kind.UNCHANGED:
        return _compared(phrase, earlier, Role.CHANGE, _DIRECTIONS[words()[word].part])
    if mention.kind is Kind.COUNT:
        return Clause(role=Role.COUNT, phrase=phrase)
    proportion = _percent(phrase) if mention.kind is Kind.PERCENT else None
    return proportion or _by_direction(phrase, earlier, mention.kind)


def _by_direction(phrase: str, earlier: tuple[str, ...], kind: Kind) -> Clause:
    """A change, a rate, or a plain amount, as the words right before the figure tell."""
    turned = _direction().search(phrase)
    if turned is not None:
        role = Role.RATIO if kind is Kind.PERCENT else Role.CHANGE
        direction = _DIRECTIONS.get(words()[turned[1]].part)
        return _compared(phrase[: turned.start()], earlier, role, direction)
    if kind is Kind.PERCENT:
        return Clause(role=Role.OTHER, phrase=phrase)
    beyond = _beyond().search(phrase) if kind is Kind.MONEY else None
    if beyond is not None:
        direction = _DIRECTIONS[words()[beyond[1]].part]
        before = phrase[: beyond.start()]
        return Clause(role=Role.CHANGE, phrase=before, base=beyond[2], direction=direction)
    comparer = _comparer().search(phrase)
    if comparer is not None:
        return Clause(role=Role.BASE, phrase=phrase[: comparer.start()], base=phrase[comparer.end() :])
    return Clause(role=Role.AMOUNT, phrase=phrase)


def _percent(phrase: str) -> Clause | None:
    """A share or a degree of completion."""
    share = _last(of_part("share"), phrase)
    if share is not None:
        whole = _share_of().sub("", phrase[share.end() :], count=1)
        return Clause(role=Role.SHARE, phrase=phrase[: share.start()], whole=whole)
    done = of_part("completion").search(phrase)
    if done is not None:
        whole = _share_of().sub("", phrase[done.end() :], count=1)
        return Clause(role=Role.COMPLETION, phrase=phrase[: done.start()], whole=whole)
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007  (the last one is wanted)
        pass
    return found


def _compared(body: str, earlier: tuple[str, ...], role: Role, direction: str | None) -> Clause:
    """A change with what it is compared with: in its own clause, or in the one before (与上年相比，…)."""
    comparer = _comparer().search(body)
    if comparer is not None:
        base, _, after = _parted(body[comparer.end() :])
        return Clause(role=role, phrase=body[: comparer.start()] + after, base=base, direction=direction)
    for part in reversed(earlier):
        comparer = _comparer().search(part)
        if comparer is not None:
            base, _, after = _parted(part[comparer.end() :])
            return Clause(role=role, phrase=body or after, base=base, direction=direction)
    return Clause(role=role, phrase=body, direction=direction)


def comparison_at(lead: str) -> int:
    """Where the clause begins in which a text compares with another time or stage for the last time."""
    found = _last(_comparer(), lead)
    breaks = [match.end() for match in _BREAK.finditer(lead, 0, found.start())] if found else []
    return breaks[-1] if breaks else 0


def _parted(text: str) -> tuple[str, str, str]:
    """A text before and after 相比."""
    found = of_part("compared").search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found[0], text[found.end() :]
