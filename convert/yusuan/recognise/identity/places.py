"""Which administrative division a body belongs to: from its name, else from what its document speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from yusuan.recognise.identity.divisions import Division, divisions, is_within, short_name
from yusuan.recognise.identity.words import any_of, words

Mentions = Callable[[], Mapping[str, int]]
"""How often the document names each division in full; asked for only when the body's name is not enough."""

#: A division named so often, and in so large a part of all mentions of its reach, is the one spoken of.
_OFTEN, _SHARE = 3, 0.6
_LONGEST_SHORT = 8


def division_of(name: str, cover_places: Sequence[str], mentions: Mentions) -> str | None:
    """The GB/T 2260 code of the most specific division that a body belongs to; None where that is not sure.

    None also for the bodies of the whole country, and for those that the standard has no code for.
    `cover_places` is what the cover names beside the body that may tell its place (某市 in
    某市2026年市级部门预算), the most telling first.
    """
    if name.startswith(tuple(words("apart"))):
        return _inside(name, mentions)
    cover_place = next((place for place in cover_places if _named_by(place)), "")
    if found := _named_by(name):
        return _decided(found, cover_place, mentions)
    if short := _short_named(name, mentions):
        return _decided(short, cover_place, mentions)
    if _is_central(name):
        return _inside(name, mentions)
    return (
        _decided(_named_by(cover_place), "", mentions)
        or _inside(name, mentions)
        or _from_text(name, mentions)
    )


def _named_by(name: str) -> list[Division]:
    """The divisions that open a name, the last of each way of reading it."""
    chains = _chains(name, None) or _chains(_without_party(name), None)
    return [chain[-1] for chain in chains]


def _without_party(name: str) -> str:
    return _party().sub("", name)


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words('party'))})+")


def opens_with_place(name: str) -> bool:
    """Whether the name of a body begins with a division, after words such as 中共."""
    return bool(divisions().opening(name) or divisions().opening(_without_party(name)))


def only_places(text: str) -> bool:
    """Whether a text is nothing but divisions, one after another, and words such as 中共."""
    rest = text if divisions().opening(text) else _without_party(text)
    return rest == _places_opening(rest)


def place_of(text: str) -> str:
    """The divisions of a text that says nothing else but their level (某市市级, 某省本级财政); else blank."""
    place = _places_opening(text)
    return place if place and _levels().fullmatch(text, len(place)) else ""


def _places_opening(text: str) -> str:
    rest = text
    while rest and (found := divisions().opening(rest)):
        rest = rest[len(_spelt(found[0], rest)) :]
    return text[: len(text) - len(rest)]


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of({*words('level'), *words('government'), *words('filler')})})*")


def _chains(rest: str, within: Division | None) -> list[tuple[Division, ...]]:
    """Every way of reading the start of a text as a division, one within it, and so on."""
    chains: list[tuple[Division, ...]] = []
    for division in divisions().opening(rest, within):
        deeper = _chains(rest[len(_spelt(division, rest)) :], division)
        chains.extend((division, *chain) for chain in deeper)
        if not deeper:
            chains.append((division,))
    if not chains and within is not None:
        chains = [(branch,) for branch in _branch(rest, within)]
    longest = max((len(chain) for chain in chains), default=0)
    return [chain for chain in chains if len(chain) == longest]


def _spelt(division: Division, text: str) -> str:
    """The division's name as the text begins with it (恩施州 for its full name)."""
    return division.name if text.startswith(division.name) else f"{short_name(division)}州"


def _branch(rest: str, within: Division) -> Sequence[Division]:
    """The county that a branch of the city is for, mostly without its last word: 某市公安局 + 东城 + 分局."""
    if within.reach == "county":
        return ()
    branch = next((b for b in sorted(words("branch"), key=len, reverse=True) if rest.endswith(b)), None)
    named = rest.removesuffix(branch) if branch else ""
    for start in range(len(named) - 1):
        known = divisions()
        found = (*known.by_short_name.get(named[start:], ()), *known.by_name.get(named[start:], ()))
        if counties := [d for d in found if within.code in d.above and d.reach == "county"]:
            return counties
    return ()


def _short_named(name: str, mentions: Mentions) -> list[Division]:
    """A province or city that opens a name without the word for its kind (上海…), where it is no street.

    A city must be named in full by the document, too.
    """
    rest = _without_party(name)
    for length in range(min(_LONGEST_SHORT, len(rest)), 1, -1):
        shorts = divisions().by_short_name.get(rest[:length], ())
        if not shorts or rest[length:].startswith(tuple(words("street"))):
            continue
        provinces = [d for d in shorts if d.reach == "province"]
        cities = [d for d in shorts if d.reach == "city"]
        if named := provinces or [d for d in cities if mentions().get(d.name, 0) >= _OFTEN]:
            return named
    return []


def _decided(found: Sequence[Division], cover_place: str, mentions: Mentions) -> str | None:
    """The one division; among several of one name the one within the place that the cover names.

    Else the one whose city or province the document names most.
    """
    codes = list(dict.fromkeys(division.code for division in found))
    if len(codes) > 1 and cover_place:
        places = _named_by(cover_place)
        within = [d.code for d in found if any(d == place or is_within(d, place) for place in places)]
        codes = list(dict.fromkeys(within)) or codes
    if len(codes) <= 1:
        return codes[0] if codes else None
    by_code = divisions().by_code
    scores = Counter({code: _spoken_of(by_code[code], mentions()) for code in codes})
    (first, most), (_, next_most) = scores.most_common(2)
    return first if most > 2 * next_most else None


def _spoken_of(division: Division, mentions: Mapping[str, int]) -> int:
    """How often the divisions above are named, the nearest counting most."""
    above = [divisions().by_code[code] for code in division.above]
    return sum(weight * mentions.get(upper.name, 0) for weight, upper in enumerate(above, start=1))


def _is_central(name: str) -> bool:
    return name.startswith(tuple(words("central")))


def _inside(name: str, mentions: Mentions) -> str | None:
    """From a full name further inside the name of the body: 国家税务总局某市税务局."""
    for start in range(1, len(name) - 2):
        chains = _chains(name[start:], None)
        if chains:
            return _decided([chain[-1] for chain in chains], "", mentions)
    return None


def _from_text(name: str, mentions: Mentions) -> str | None:
    """The division that the document speaks of most, of the reach that the name tells (市审计局, 某镇)."""
    reach = words("reach").get(name[:1]) or words("reach").get(name[:3])
    if reach is None and not any(word in name for word in words("place")):
        return None
    wanted = reach or "county"
    counts = Counter({n: count for n, count in mentions().items() if _has_reach(n, wanted)})
    if not counts:
        return None
    (most, count), total = counts.most_common(1)[0], sum(counts.values())
    if count < _OFTEN or count < _SHARE * total:
        return None
    return _decided([d for d in divisions().by_name[most] if d.reach == wanted], "", mentions)


def _has_reach(name: str, reach: str) -> bool:
    return any(division.reach == reach for division in divisions().by_name.get(name, ()))
