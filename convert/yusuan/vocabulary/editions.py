"""The concepts that hold in one budget year."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from yusuan.vocabulary.tables import LENGTHS, Concept, concepts, history

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST, NEWEST = 2018, 2026
"""The years whose editions are published. Other years can be asked for; before 2018 there are gaps."""


@cache
def edition(classification: str, year: int | None = None) -> Mapping[str, Concept]:
    """The concepts of a classification in a year by code, in order; without a year, those of the newest."""
    wanted = NEWEST if year is None else year
    found = (concept for concept in concepts(classification) if concept.valid_in(wanted))
    return MappingProxyType({str(concept.code): concept for concept in found})


def in_year(classification: str, code: str, year: int) -> Concept | None:
    """The concept of a code in a year, without making those of all other codes."""
    return next((concept for concept in history(classification, code) if concept.valid_in(year)), None)


def ancestors(code: str) -> tuple[str, ...]:
    """The codes above a code, nearest first, by segment: 201 is above 20103 but not above 2010."""
    return tuple(code[:length] for length in reversed(LENGTHS) if length < len(code))


def children(classification: str, code: str, year: int | None = None) -> tuple[Concept, ...]:
    """The concepts right below a code in a year's edition; below "" those of the first level."""
    found = edition(classification, year).values()
    return tuple(concept for concept in found if (concept.parent or "") == code)
