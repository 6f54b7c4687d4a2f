"""Concept schemes and concepts: the code lists, and the classifications with one scheme a year.

A classification has one scheme over all years (`cl:func`), which is the code list of its dimension, and one
scheme a year (`.../func/2024`). The concepts of a year are in both; `_T`, `_Z` and codes that no list has
are in the first only, so that `func:_T` means the same in every year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yusuan import _data
from yusuan.vocabulary import NEWEST
from yusuan.vocabulary import edition as edition_of
from yusuan.vocabulary.editions import in_year
from yusuan.writers.rdf.terms import chinese, dashed, english, iri, labels, literal, optional, statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yusuan.vocabulary import Concept

UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code of a list."""

    code: str
    zh: str
    en: str
    note_zh: str = ""
    note_en: str = ""
    broader: str = ""
    match: str = ""


@cache
def schemes() -> dict[str, _data.Row]:
    """All schemes by name: classifications first, then the code lists."""
    return {row["name"]: row for row in _data.rows("cube", "schemes")}


def classifications() -> tuple[str, ...]:
    """The names of the classifications."""
    return tuple(found for found, row in schemes().items() if row["levels"])


@cache
def _matches() -> dict[tuple[str, str], str]:
    return {(row["list"], row["code"]): row["match"] for row in _data.rows("cube", "matches")}


def totals(of: str) -> dict[str, Entry]:
    """The codes `_T` and `_Z` of what has no code list of its own."""
    rows = (row for row in _data.rows("cube", "totals") if row["of"] == of)
    return {row["code"]: Entry(code=row["code"], zh=row["label_zh"], en=row["label_en"]) for row in rows}


@cache
def entries(scheme: str) -> dict[str, Entry]:
    """The codes of a code list; of a classification those that hold in every year."""
    if schemes()[scheme]["levels"]:
        return totals("classification")
    return {
        row["code"]: Entry(
            code=row["code"],
            zh=row["label_zh"],
            en=row["label_en"],
            note_zh=row["note_zh"],
            note_en=row["note_en"],
            broader=row["broader"],
            match=_matches().get((scheme, row["code"]), ""),
        )
        for row in _data.codelist(scheme)
    }


def published(scheme: str, year: str) -> Mapping[str, Concept]:
    """The concepts of a year's edition of a classification, with all that is known of them."""
    return edition_of(schemes()[scheme]["source"], int(year))


@cache
def classified(scheme: str, code: str, year: str) -> Entry | None:
    """A code of a year's edition of a classification, or None. Makes no more concepts than asked for."""
    source = schemes()[scheme]["source"]
    concept = in_year(source, code, NEWEST if year == UNDATED else int(year)) if source else None
    if concept is None:
        return None
    return Entry(code=code, zh=concept.name_zh, en=concept.name_en, broader=concept.parent or "")


def entry(scheme: str, code: str, year: str = "") -> Entry:
    """A code that is listed: of a classification where there is a year, else of a code list."""
    found = classified(scheme, code, year) if year else entries(scheme)[code]
    if found is None:
        raise KeyError(code)
    return found


def scheme_text(scheme: str) -> str:
    """The scheme of a code list, or of a classification over all years."""
    row = schemes()[scheme]
    return statement(
        f"cl:{dashed(scheme)}",
        "a skos:ConceptScheme",
        f"skos:notation {literal(dashed(scheme).upper())}",
        f"skos:prefLabel {labels(row['label_zh'], row['label_en'])}",
        f"dct:title {labels(row['label_zh'], row['label_en'])}",
        f'dct:issued "{row["issued"]}"^^xsd:date',
    )


def edition(scheme: str, year: str) -> str:
    """The scheme of one year of a classification."""
    return iri("codelist", dashed(scheme), year)


def edition_text(scheme: str, year: str) -> str:
    """The scheme of one year, with its title and what it is."""
    row = schemes()[scheme]
    zh, en = f"{year}年{row['label_zh']}", f"{row['label_en']} {year}"
    if year == UNDATED:
        zh, en = f"{row['label_zh']}（年度不明）", f"{row['label_en']}, year not known"
    return statement(
        edition(scheme, year),
        "a skos:ConceptScheme",
        f"skos:notation {literal(f'CN-{dashed(scheme)}-{year}'.upper())}",
        f"skos:prefLabel {labels(zh, en)}",
        f"dct:title {labels(zh, en)}",
        f"dct:isVersionOf cl:{dashed(scheme)}",
        f"dct:description {english('Compiled from published disclosures. Not the edition of the Ministry.')}",
        f'dct:issued "{row["issued"]}"^^xsd:date',
    )


def concept(scheme: str, code: str, year: str = "") -> str:
    """The concept of a code; with a year, of that year's edition of a classification."""
    return f"{dashed(scheme)}-{year}:{code}" if year else f"{dashed(scheme)}:{code}"


def concept_text(scheme: str, entry: Entry, year: str = "", *, also: bool = True) -> str:
    """A concept with its labels; one without a broader concept is at the top of its scheme.

    `also` says that a concept of a year is in the scheme over all years too, the code list of a dimension.
    """
    home = edition(scheme, year) if year else f"cl:{dashed(scheme)}"
    broader = concept(scheme, entry.broader, year) if entry.broader else ""
    notes = labels(entry.note_zh, entry.note_en)
    return statement(
        concept(scheme, entry.code, year),
        "a skos:Concept",
        f"skos:inScheme {home}" + (f", cl:{dashed(scheme)}" if year and also else ""),
        optional("skos:broader", broader) or f"skos:topConceptOf {home}",
        f"skos:notation {literal(entry.code)}",
        f"skos:prefLabel {labels(entry.zh, entry.en)}",
        optional("skos:note", notes),
        optional("skos:exactMatch", entry.match and f"<{entry.match}>"),
    )


def unlisted_text(subject: str, scheme: str, code: str, label: str | None, broader: str) -> str:
    """A code that a document has and no published list of ours; its name is as the document prints it."""
    return statement(
        subject,
        "a skos:Concept, yu:UnlistedConcept",
        f"skos:inScheme cl:{dashed(scheme)}",
        optional("skos:broader", broader),
        f"skos:notation {literal(code)}",
        f"skos:prefLabel {chinese(label or code)}",
        f"skos:note {labels('未列入已发布的代码表', 'Not in the published list')}",
    )
