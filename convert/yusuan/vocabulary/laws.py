"""Structural laws of the source tables; `yusuan vocab check` reports what breaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.vocabulary.editions import FIRST, NEWEST, edition
from yusuan.vocabulary.tables import (
    CLASSIFICATIONS,
    DEPTHS,
    LENGTHS,
    cofog,
    cofog_matches,
    concepts,
    economic_pairs,
    history,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yusuan.vocabulary.tables import Concept

YEARS = range(FIRST - 1, NEWEST + 1)


def broken_laws() -> Iterator[str]:
    """One line for every row that breaks a law; nothing where the tables are sound."""
    for name in CLASSIFICATIONS:
        for concept in concepts(name):
            yield from (f"{name} {concept.code} {concept.name_zh}: {what}" for what in _of_row(concept))
        for year in YEARS:
            yield from _of_year(name, year)
    yield from _of_bridges()


def _of_row(concept: Concept) -> Iterator[str]:
    code, name = concept.code, concept.classification
    if len(code) != LENGTHS[concept.level - 1] or not code.isdigit() or concept.level > DEPTHS[name]:
        yield "the code does not fit its level"
    if (concept.parent or "") != code[:-2] * (concept.level > 1):
        yield "the parent is not the code above"
    if not (concept.name_zh and concept.name_en):
        yield "a name is missing"
    if any(not history(name, successor) for successor in concept.replaced_by):
        yield "a successor is not in the table"
    if concept.replaced_by and not concept.valid_to:
        yield "has successors and no last year"
    if concept.valid_from and concept.valid_to and concept.valid_from > concept.valid_to:
        yield "ends before it begins"
    names = {period.name_zh for period in history(name, code)}
    if concept.renamed_from and concept.renamed_from not in names:
        yield "its former name is not in the table"


def _of_year(name: str, year: int) -> Iterator[str]:
    found = edition(name, year)
    for code, concept in found.items():
        if concept.parent and concept.parent not in found:
            yield f"{name} {year} {code}: {concept.parent} above it is not of that year"
        if sum(period.valid_in(year) for period in history(name, code)) > 1:
            yield f"{name} {year} {code}: two names in one year"


def _of_bridges() -> Iterator[str]:
    for concept in concepts("functional"):
        if concept.level < 3 and concept.code not in cofog_matches():
            yield f"functional {concept.code}: no line in functional_to_cofog"
    for match in cofog_matches().values():
        if match.cofog and match.cofog not in cofog():
            yield f"functional_to_cofog {match.code}: there is no {match.cofog}"
        if match.relation in {"", "narrowMatch", "relatedMatch"} and not match.reason:
            yield f"functional_to_cofog {match.code}: no reason for a match that is not obvious"
    for pair in economic_pairs():
        sides = (("economic_department", pair.department), ("economic_government", pair.government))
        yield from (
            f"economic_correspondence: there is no {code}" for name, code in sides if not history(name, code)
        )
