"""Which administrative division a body belongs to: from its name, else from what its document speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from yusuan.recognise.identity.divisions import Division, divisions, short_name
from yusuan.recognise.identity.words import any_of, words

Mentions = Callable[[], Mapping[str, int]]
"""How often the document names each division in full; asked for only when the body's name is not enough."""

#: A division named so often, and in so large a part of all mentions of its reach, is the one spoken of.
_OFTEN, _SHARE = 3, 0.6


def division_of(name: str, cover_place: str, mentions: Mentions) -> str | None:
    """The GB/T 2260 code of the most specific division that a body belongs to; None where that is not sure.

    None also for the bodies of the whole country, and for those that the standard has no code for.
    `cover_place` is the division that the cover names beside the body (某市 in 某市2026年市级部门预算).
    """
    if name.startswith(tuple(words("apart"))):
        return _inside(name, mentions)
    found = _from_name(name, mentions)
    if found or _opens_with_division(name):
        return found
    if _is_central(name):
        return _inside(name, mentions)
    return _from_name(cover_place, mentions) or _inside(name, mentions) or _from_text(name, mentions)


def _from_name(name: str, mentions: Mentions) -> str | None:
    """From the divisions that open a name, each within the one before."""
    rest = _without_party(name)
    chains = _chains(rest, None, mentions) or _short_chains(rest, mentions)
    return _decided([chain[-1] for chain in chains], mentions)


def _without_party(name: str) -> str:
    return _party().sub("", name)


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words('party'))})+")


def _opens_with_division(name: str) -> bool:
    return bool(divisions().opening(_without_party(name)))


def _chains(rest: str, within: Division | None, mentions: Mentions) -> list[tuple[Division, ...]]:
    """Every way of reading the start of a text as a division, one within it, and so on."""
    chains: list[tuple[Division, ...]] = []
    for division in divisions().opening(rest, within):
        deeper = _chains(rest[len(_spelt(division, rest)) :], division, mentions)
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
    """A county named without its last word by a branch of the city for it: 某市 + 东城 + 生态环境局."""
    if within.reach == "county" or not rest.endswith(tuple(words("branch"))):
        return ()
    for length in range(min(8, len(rest)), 1, -1):
        shorts = divisions().by_short_name.get(rest[:length], ())
        counties = [d for d in shorts if within.code in d.above and d.reach == "county"]
        if counties and rest[length:].startswith(tuple(words("branch"))):
            return counties
    return ()


def _short_chains(rest: str, mentions: Mentions) -> list[tuple[Division, ...]]:
    """A province or city that opens a name without the word for its kind (上海…), where it is no street.

    A city must be named in full by the document, too.
    """
    for length in range(min(_LONGEST_SHORT, len(rest)), 1, -1):
        shorts = divisions().by_short_name.get(rest[:length], ())
        if not shorts or rest[length:].startswith(tuple(words("street"))):
            continue
        provinces = [d for d in shorts if d.reach == "province"]
        named = provinces or [d for d in shorts if d.reach == "city" and mentions().get(d.name, 0) >= _OFTEN]
        if named:
            return [(division,) for division in named]
    return []


_LONGEST_SHORT = 8


def _decided(found: Sequence[Division], mentions: Mentions) -> str | None:
    """The one division; among several of one name the one whose city or province the document names most."""
    codes = list(dict.fromkeys(division.code for division in found))
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
        chains = _chains(name[start:], None, mentions)
        if chains:
            return _decided([chain[-1] for chain in chains], mentions)
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
    return _decided([d for d in divisions().by_name[most] if d.reach == wanted], mentions)


def _has_reach(name: str, reach: str) -> bool:
    return any(division.reach == reach for division in divisions().by_name.get(name, ()))
