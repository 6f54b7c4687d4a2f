"""The wordings of covers and of names of bodies, from vocab/lexicon/cover_words.csv and body_words.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from yusuan import _data
from yusuan.text import plain

_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"[二2][〇○零0Oo][〇○零一二三四五六七八九0-9]{2}(?=年)")


@cache
def words(role: str) -> Mapping[str, str]:
    """The wordings of one role in plain form, each with its value."""
    rows = (*_data.lexicon("cover_words"), *_data.lexicon("body_words"))
    return {plain(row["wording"]): row["value"] for row in rows if row["role"] == role}


@cache
def endings() -> tuple[str, ...]:
    """How names of bodies end."""
    more = (plain(row["wording"]) for row in _data.lexicon("organisation_endings"))
    return tuple({*more, *words("ending")})


def any_of(wordings: Iterable[str]) -> str:
    """A pattern for any of the wordings, the longest first."""
    return "|".join(re.escape(wording) for wording in sorted(wordings, key=len, reverse=True))


def wording_of(text: str) -> str:
    """A line in plain form, its year in digits (二〇二六年 is 2026年)."""
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_NUMERALS).replace("O", "0"), plain(text))
