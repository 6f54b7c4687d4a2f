"""Printed code, name and year to a concept, with a verdict; never a silent guess.

The code decides which concept is meant; the name confirms or denies it. A name alone gives a concept only
where it has one code. What is not certain comes back without a concept and with the candidates.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from yusuan.text import plain
from yusuan.vocabulary.editions import NEWEST, ancestors, in_year
from yusuan.vocabulary.tables import DEPTHS, LENGTHS, Concept, history, names, variants
from yusuan.vocabulary.wording import folded, is_close, printed, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Verdict(StrEnum):
    """What became of a printed code and name."""

    MATCH = "match"
    """Code and name belong together in the year; or there was no name and the code is of the year."""
    RENAMED_SINCE = "renamed_since"
    """The name (or the code) is of an earlier year's edition: renamed or retired before."""
    RENAMED_LATER = "renamed_later"
    """The name (or the code) is of a later year's edition."""
    WRONG_NAME = "wrong_name"
    """The code is known, but never had this name. The concept is that of the code."""
    UNKNOWN_CODE = "unknown_code"
    """No edition has the code: the candidates are the concepts of that name, or else the one above it."""
    LOCAL_DETAIL = "local_detail"
    """A detail that some places number below the classification (3021101): the candidate is above it."""
    NAME_ONLY = "name_only"
    """There was no code, and the name has just one."""
    AMBIGUOUS = "ambiguous"
    """There was no code, and the name has several: the candidates."""
    UNKNOWN_NAME = "unknown_name"
    """There was no code, and no edition has the name."""


class Spelling(StrEnum):
    """How the printed name agrees with the concept's."""

    EXACT = "exact"
    FOLDED = "folded"
    """But for signs, 支出 at the end, traditional or look-alike characters."""
    VARIANT = "variant"
    """Another name that disclosures print for the code in the same years."""
    CLOSE = "close"
    """Cut off, or one character wrong; taken only where the code agrees."""
    NONE = "none"
    """There is no name, or it does not agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a printed code and name mean: the concept or None, and why."""

    concept: Concept | None
    verdict: Verdict
    spelling: Spelling = Spelling.NONE
    candidates: tuple[Concept, ...] = ()
    years_off: int = 0
    """How far the year is from the time of the printed name; 0 where it is within it."""


LAG = 2
"""For how many years after (or before) its time the name of a code that is not in use is still believed."""

_FORMS: tuple[tuple[Spelling, Callable[[str], str]], ...] = (
    (Spelling.EXACT, printed),
    (Spelling.FOLDED, folded),
    (Spelling.FOLDED, stem),
)


def resolve(
    classification: str,
    code: str | None = None,
    name: str | None = None,
    year: int | None = None,
    within: str | None = None,
) -> Resolution:
    """Find the concept of a printed code and name in the edition of a year (the newest without one).

    Args:
        classification: one of `CLASSIFICATIONS`; KeyError for another.
        code: the code as printed, of digits; None or blank where there is none.
        name: the name as printed; None or blank where there is none.
        year: the budget year of the disclosure.
        within: a code; of several concepts of a name, those below it are meant.
    """
    wanted = NEWEST if year is None else year
    digits, wording = plain(code or ""), printed(name or "")
    if digits:
        return _by_code(classification, digits, wording, wanted)
    return _by_name(classification, wording, wanted, within)


def _by_code(classification: str, code: str, name: str, year: int) -> Resolution:
    periods = history(classification, code)
    if not periods:
        detailed = _detailed(classification, code, year)
        if detailed:
            return Resolution(concept=None, verdict=Verdict.LOCAL_DETAIL, candidates=detailed)
        found = (_named(classification, name, year) if name else ()) or _above(classification, code, year)
        return Resolution(concept=None, verdict=Verdict.UNKNOWN_CODE, candidates=found)
    now = in_year(classification, code, year)
    if not name:
        meant = now or _nearest(periods, year)
        return Resolution(concept=meant, verdict=_timed(meant, year))
    if now and any(form(name) in _variants(classification, code, form) for _, form in _FORMS):
        return Resolution(concept=now, verdict=Verdict.MATCH, spelling=Spelling.VARIANT)
    ordered = sorted(periods, key=lambda concept: not concept.valid_in(year))
    for spelling, agrees in _AGREEMENTS:
        for concept in ordered:
            if agrees(name, concept.name_zh):
                return Resolution(
                    concept=now or concept,
                    verdict=_timed(concept, year),
                    spelling=spelling,
                    years_off=_distance(concept, year),
                )
    others = _named(classification, name, year)
    meant = now or _nearest(periods, year)
    return Resolution(concept=meant, verdict=Verdict.WRONG_NAME, candidates=others)


def _variants(classification: str, code: str, form: Callable[[str], str]) -> frozenset[str]:
    """The other names of a code, in a form."""
    return frozenset(form(variant.name_zh) for variant in variants(classification).get(code, ()))


def _above(classification: str, code: str, year: int) -> tuple[Concept, ...]:
    """The nearest concept above an unknown code."""
    found = (in_year(classification, upper, year) for upper in ancestors(code))
    return tuple(concept for concept in found if concept)[:1]


def _detailed(classification: str, code: str, year: int) -> tuple[Concept, ...]:
    """The concept of the lowest level that a longer code is a detail of."""
    lowest = LENGTHS[DEPTHS[classification] - 1]
    concept = in_year(classification, code[:lowest], year) if len(code) > lowest else None
    return (concept,) if concept else ()


def _same(form: Callable[[str], str]) -> Callable[[str, str], bool]:
    return lambda name, other: form(name) == form(other)


_AGREEMENTS: tuple[tuple[Spelling, Callable[[str, str], bool]], ...] = (
    *((spelling, _same(form)) for spelling, form in _FORMS),
    (Spelling.CLOSE, is_close),
)


def _timed(concept: Concept, year: int) -> Verdict:
    if concept.valid_in(year):
        return Verdict.MATCH
    return Verdict.RENAMED_LATER if (concept.valid_from or 0) > year else Verdict.RENAMED_SINCE


def _nearest(periods: Iterable[Concept], year: int) -> Concept:
    """The period that is the least far from a year."""
    return min(periods, key=lambda concept: _distance(concept, year))


def _distance(concept: Concept, year: int) -> int:
    if concept.valid_in(year):
        return 0
    return min(abs(end - year) for end in (concept.valid_from, concept.valid_to) if end is not None)


def _by_name(classification: str, name: str, year: int, within: str | None) -> Resolution:
    for of_year in (True, False):
        for spelling, form in _FORMS:
            found = _with_name(classification, name, form) if name else ()
            found = tuple(concept for concept in found if concept.valid_in(year) or not of_year)
            if found:
                return _only(_below(found, within), year, spelling)
    return Resolution(concept=None, verdict=Verdict.UNKNOWN_NAME)


def _only(found: tuple[Concept, ...], year: int, spelling: Spelling) -> Resolution:
    """The one concept that a name has: in the year, else in any other."""
    now = tuple(concept for concept in found if concept.valid_in(year))
    meant = now or found
    if len({concept.code for concept in meant}) > 1:
        return Resolution(concept=None, verdict=Verdict.AMBIGUOUS, candidates=meant)
    concept = _nearest(meant, year)
    verdict = Verdict.NAME_ONLY if now else _timed(concept, year)
    return Resolution(concept=concept, verdict=verdict, spelling=spelling)


def _below(found: tuple[Concept, ...], within: str | None) -> tuple[Concept, ...]:
    below = tuple(c for c in found if within in (c.code, *ancestors(c.code)))
    return below or found


def named(classification: str, name: str, year: int | None = None) -> tuple[tuple[Concept, ...], ...]:
    """The concepts of a name, one group for each way of comparing it, the closest first.

    They are those of the edition of a year, or else of other years. Another year's name counts where its
    code is still, or already, in use in the year (then it was renamed), or where it is no more than `LAG`
    years away: documents keep old names for a while. Without a year the newest edition comes first, and
    every other one counts.
    """
    wording, wanted = printed(name), NEWEST if year is None else year
    groups = [_with_name(classification, wording, form) for _, form in _FORMS] if wording else []
    now = tuple(tuple(concept for concept in group if concept.valid_in(wanted)) for group in groups)
    near = (tuple(c for c in group if year is None or _is_near(c, wanted)) for group in groups)
    return now if any(now) else tuple(near)


def _is_near(concept: Concept, year: int) -> bool:
    in_use = in_year(concept.classification, concept.code, year)
    return in_use is not None or _distance(concept, year) <= LAG


def _named(classification: str, name: str, year: int) -> tuple[Concept, ...]:
    """The concepts of a name in the edition of a year, else in all; spelt as closely as there is one."""
    found = [_with_name(classification, name, form) for _, form in _FORMS]
    now = (tuple(concept for concept in some if concept.valid_in(year)) for some in found)
    return next((some for some in (*now, *found) if some), ())


def _with_name(classification: str, name: str, form: Callable[[str], str]) -> tuple[Concept, ...]:
    wording = form(name)
    codes = _index(classification, form).get(wording, ())
    return tuple(
        concept
        for code in codes
        for concept in history(classification, code)
        if form(concept.name_zh) == wording or wording in _variants(classification, code, form)
    )


@cache
def _index(classification: str, form: Callable[[str], str]) -> Mapping[str, Iterable[str]]:
    """The codes of a classification by a form of their names, each once."""
    index: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for code, rows in names(classification).items():
        for row in rows:
            index[form(row["name_zh"])][code] = None
    for code, others in variants(classification).items():
        for other in others:
            index[form(other.name_zh)][code] = None
    return index
