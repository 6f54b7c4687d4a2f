"""One year's edition of a classification as Turtle: levels, concepts, what supports each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.vocabulary.tables import variants
from yusuan.writers.rdf import schemes
from yusuan.writers.rdf.terms import chinese, dashed, english, literal, optional, statement
from yusuan.writers.rdf.used import year_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yusuan.vocabulary import Concept


def edition_texts(scheme: str, year: str) -> Iterator[str]:
    """The scheme of a year with its levels, and every concept with its evidence.

    Links to other years are in a file of their own: a file with two schemes has no main one.
    """
    yield schemes.edition_text(scheme, year)
    yield from _levels(scheme, year)
    below: dict[str, list[str]] = {}
    published = schemes.published(scheme, year)
    for concept in published.values():
        below.setdefault(concept.parent or "", []).append(concept.code)
    for code, concept in published.items():
        yield schemes.concept_text(scheme, schemes.entry(scheme, code, year), year, also=False)
        yield _evidence(schemes.concept(scheme, code, year), concept)
        if code in below:
            narrower = _names(scheme, below[code], year)
            yield statement(schemes.concept(scheme, code, year), f"skos:narrower {narrower}")
    yield from map(year_text, sorted(_years(published.values())))


def member_texts(scheme: str, year: str) -> Iterator[str]:
    """The concepts of a year in the scheme over all years, which is the code list of their dimension."""
    for code in schemes.published(scheme, year):
        yield statement(schemes.concept(scheme, code, year), f"skos:inScheme cl:{dashed(scheme)}")


def _levels(scheme: str, year: str) -> Iterator[str]:
    found = schemes.published(scheme, year)
    lengths = [int(length) for length in schemes.schemes()[scheme]["levels"].split()]
    by_length = {length: [code for code in found if len(code) == length] for length in lengths}
    levels = [schemes.concept(scheme, f"level{depth}", year) for depth, _ in enumerate(lengths, start=1)]
    yield statement(
        schemes.edition(scheme, year),
        f"xkos:numberOfLevels {len(lengths)}",
        f"xkos:levels ( {' '.join(levels)} )",
        optional("skos:hasTopConcept", _names(scheme, by_length[lengths[0]], year)),
    )
    for depth, (level, length) in enumerate(zip(levels, lengths, strict=True), start=1):
        yield statement(
            level,
            "a xkos:ClassificationLevel",
            f"xkos:depth {depth}",
            f'xkos:notationPattern "[0-9]{{{length}}}"',
            optional("skos:member", _names(scheme, by_length[length], year)),
        )


def _evidence(named: str, concept: Concept) -> str:
    """What supports a concept, and its life."""
    fund = concept.fund
    return statement(
        named,
        f"yu:attestedDocuments {concept.attested_documents}",
        _dated("yu:firstSeen", concept.first_seen),
        _dated("yu:lastSeen", concept.last_seen),
        _dated("yu:validFrom", concept.valid_from),
        _dated("yu:validTo", concept.valid_to),
        f"yu:confidence {literal(concept.confidence)}",
        f"yu:evidence {english(evidence(concept))}",
        optional("yu:budget", schemes.concept("fund", fund) if fund in schemes.entries("fund") else None),
        optional("skos:note", concept.note and english(concept.note)),
        optional("skos:altLabel", _variants(concept)),
    )


def _variants(concept: Concept) -> str:
    """Other names that disclosures print for the code."""
    found = variants(concept.classification).get(concept.code, ())
    return ", ".join(chinese(variant.name_zh) for variant in found)


def _dated(predicate: str, year: int | None) -> str:
    return f"{predicate} year:{year}" if year else ""


def evidence(concept: Concept) -> str:
    """What supports a concept, in words."""
    count = concept.attested_documents
    if not count:
        return f"Not met with this name in the disclosures that were read; confidence {concept.confidence}."
    seen = f"{count} disclosure{'s' if count > 1 else ''} that {'were' if count > 1 else 'was'} read"
    when = ""
    if concept.first_seen and concept.last_seen:
        one = concept.first_seen == concept.last_seen
        when = f", sources of {concept.first_seen}" + ("" if one else f" to {concept.last_seen}")
    return f"Code and name stand together in {seen}{when}; confidence {concept.confidence}."


def _years(found: Iterable[Concept]) -> set[int]:
    """The years that concepts refer to."""
    named = (
        (concept.first_seen, concept.last_seen, concept.valid_from, concept.valid_to) for concept in found
    )
    return {year for years in named for year in years if year}


def _names(scheme: str, codes: list[str], year: str) -> str:
    return ", ".join(schemes.concept(scheme, code, year) for code in codes)
