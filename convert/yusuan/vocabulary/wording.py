"""How names are compared: blanks, brackets, width, traditional and look-alike characters do not count."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from yusuan import _data
from yusuan.text import plain

_SIGNS = re.compile(r"[^\w]|_")
_SUFFIX = "支出"
_ORDINAL = re.compile(
    r"^(?:\(?[一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.．]|\(?\d{1,2}\)|\d{1,2}[、.．](?!\d))"
)
_SHORTEST_PART = 4


@cache
def _characters() -> dict[int, str]:
    """Traditional and look-alike characters with the one that they are read as, over two steps if need be."""
    pairs = {row["character"]: row["stands_for"] for row in _data.classification("characters")}
    return {ord(character): pairs.get(simple, simple) for character, simple in pairs.items()}


def printed(name: str) -> str:
    """A name as compared first: width and blanks do not count, an ordinal before it is left out."""
    wording = plain(name)
    return _ORDINAL.sub("", wording) or wording


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without signs, with traditional and look-alike characters as the ones they stand for."""
    return _SIGNS.sub("", printed(name)).translate(_characters())


def stem(name: str) -> str:
    """A folded name without the 支出 that many names end in and many documents leave out."""
    wording = folded(name)
    return wording.removesuffix(_SUFFIX) or wording


def is_close(name: str, other: str) -> bool:
    """Whether one name is the other cut off, or has one character wrong, missing or too much.

    Only ever asked where a code says which concept is meant.
    """
    one, two = sorted((stem(name), stem(other)), key=len)
    if len(one) < _SHORTEST_PART:
        return False
    return two.startswith(one) or two.endswith(one) or _one_apart(one, two)


def _one_apart(shorter: str, longer: str) -> bool:
    if len(longer) - len(shorter) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = shorter[same:] if len(longer) > len(shorter) else shorter[same + 1 :]
    return rest == longer[same + 1 :]
