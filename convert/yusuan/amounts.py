"""Printed numbers: a cell's text as an exact decimal, and the interval that a rounded print covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from yusuan import _data
from yusuan.text import plain

_NUMBER = re.compile(
    r"(?P<sign>[-−]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<places>\d+))?(?P<percent>%?)"
)
_COUNTED = re.compile(r"(\d[\d,]*)[^\d\W]{1,2}")
_PLACEHOLDERS = frozenset({"", "-", "--", "—", "——", "－", "/", "\\", "×", "无", "**", "*"})
FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number: its value in the unit it is printed in, and its decimal places."""

    value: Decimal
    places: int
    percent: bool = False

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last printed place: how far the exact figure may lie on either side."""
        return _half(self.places)


@cache
def _half(places: int) -> Decimal:
    return Decimal(1).scaleb(-places) / 2


@lru_cache(maxsize=65536)
def parse(text: str) -> Printed | None:
    """The number that a text is (`1,234.56`, `-12`, `3.5%`; blanks do not matter), or None."""
    found = _NUMBER.fullmatch(plain(text))
    if found is None:
        return None
    digits = found["digits"].replace(",", "")
    places = found["places"] or ""
    value = Decimal(f"{digits}.{places}" if places else digits)
    return Printed(-value if found["sign"] else value, len(places), bool(found["percent"]))


def counted(text: str) -> Printed | None:
    """The number of a count with its measure word (260人, 12 辆), or None."""
    found = _COUNTED.fullmatch(plain(text))
    return parse(found[1]) if found else None


def is_placeholder(text: str) -> bool:
    """Whether a cell says that there is no figure (blank, a dash, 无)."""
    return plain(text) in _PLACEHOLDERS


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    return {plain(row["wording"]): (row["unit"], Decimal(row["yuan"])) for row in _data.lexicon("units")}


def unit_named(text: str) -> str | None:
    """The standard name (元, 万元 …) of a unit of money as worded, or None where it is none."""
    known = _units().get(plain(text))
    return known[0] if known else None


def yuan_of(unit: str) -> Decimal:
    """How many yuan one unit of money is."""
    return _units()[plain(unit)][1]


def money(printed: Printed, unit: str) -> Decimal:
    """The printed figure in yuan, to the fen. Figures finer than a fen are rounded half to even."""
    return (printed.value * yuan_of(unit)).quantize(FEN)
