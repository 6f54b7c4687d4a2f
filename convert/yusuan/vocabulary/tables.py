"""The source tables of the classifications as typed rows, read on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NewType

from yusuan import _data

if TYPE_CHECKING:
    from collections.abc import Mapping

Code = NewType("Code", str)
"""A code of a classification: 3, 5 or 7 digits, of COFOG `01.1.1`."""

CLASSIFICATIONS = ("functional", "economic_department", "economic_government", "revenue")
"""The classifications with editions; COFOG has one edition and no history."""

LENGTHS = (3, 5, 7)
"""How many digits a code of each level has: 类, 款, 项."""

DEPTHS = {"functional": 3, "economic_department": 2, "economic_government": 2, "revenue": 3}
"""How many levels a classification has; codes below them are details of some place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One code under one name, for the budget years in which it had that name.

    `valid_from` and `valid_to` are None where the start is not known and where the name is in use.
    `attested_documents` says in how many disclosures code and name stand together, `first_seen` and
    `last_seen` in which years; `confidence` is the editors' judgement: high, medium, low, unverified.
    """

    classification: str
    code: Code
    name_zh: str
    name_en: str
    parent: Code | None
    level: int
    fund: str
    valid_from: int | None
    valid_to: int | None
    renamed_from: str
    replaced_by: tuple[Code, ...]
    attested_documents: int
    first_seen: int | None
    last_seen: int | None
    confidence: str
    note: str

    def valid_in(self, year: int) -> bool:
        """Whether the code had this name in a budget year."""
        return (self.valid_from or year) <= year <= (self.valid_to or year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another name that disclosures print for a code, beside that of the edition and in the same years."""

    code: Code
    name_zh: str
    attested_documents: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomicPair:
    """A department economic class and the government economic class it becomes, by who pays."""

    department: Code
    government: Code
    payer: str
    valid_from: int | None
    valid_to: int | None
    confidence: str
    source: str

    def valid_in(self, year: int) -> bool:
        """Whether the pair holds in a budget year."""
        return (self.valid_from or year) <= year <= (self.valid_to or year)


@dataclass(frozen=True, slots=True, kw_only=True)
class CofogClass:
    """A division, group or class of COFOG 1999 (United Nations, ST/ESA/STAT/SER.M/84)."""

    code: Code
    name_zh: str
    name_en: str
    parent: Code | None
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CofogMatch:
    """How a functional class relates to COFOG: `relation` is a SKOS mapping property, or blank for none."""

    code: Code
    cofog: Code | None
    relation: str
    reason: str
    confidence: str


def _year(text: str) -> int | None:
    return int(text) if text else None


def _concept(classification: str, row: _data.Row) -> Concept:
    return Concept(
        classification=classification,
        code=Code(row["code"]),
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        parent=Code(row["parent"]) if row["parent"] else None,
        level=int(row["level"]),
        fund=row["fund"],
        valid_from=_year(row["valid_from"]),
        valid_to=_year(row["valid_to"]),
        renamed_from=row["renamed_from"],
        replaced_by=tuple(map(Code, row["replaced_by"].split())),
        attested_documents=int(row["attested_documents"] or 0),
        first_seen=_year(row["first_seen"]),
        last_seen=_year(row["last_seen"]),
        confidence=row["confidence"],
        note=row["note"],
    )


@cache
def names(classification: str) -> Mapping[str, tuple[_data.Row, ...]]:
    """The rows of every code of a classification, in the order of codes and time.

    Making a `Concept` of each row costs more than reading the file, so that is left until one is asked for.
    KeyError when there is no classification of that name.
    """
    if classification not in CLASSIFICATIONS:
        raise KeyError(classification)
    rows = (*_data.classification(classification), *_data.rows("classification/former", classification))
    found: dict[str, tuple[_data.Row, ...]] = {}
    for row in sorted(rows, key=lambda row: (row["code"], row["valid_from"])):
        found[row["code"]] = (*found.get(row["code"], ()), row)
    return found


@cache
def history(classification: str, code: str) -> tuple[Concept, ...]:
    """All periods of a code, the earliest first; empty when the code is not known."""
    return tuple(_concept(classification, row) for row in names(classification).get(code, ()))


@cache
def concepts(classification: str) -> tuple[Concept, ...]:
    """Every period of every code of a classification, by code and then by time."""
    return tuple(concept for code in names(classification) for concept in history(classification, code))


@cache
def variants(classification: str) -> Mapping[str, tuple[Variant, ...]]:
    """Names printed beside those of the editions, by code: which year has which is not documented."""
    found: dict[str, tuple[Variant, ...]] = {}
    for row in _data.classification("variants"):
        if row["classification"] == classification:
            variant = Variant(
                code=Code(row["code"]),
                name_zh=row["name_zh"],
                attested_documents=int(row["attested_documents"]),
                note=row["note"],
            )
            found[variant.code] = (*found.get(variant.code, ()), variant)
    return found


@cache
def economic_pairs() -> tuple[EconomicPair, ...]:
    """Department economic classes against government economic classes."""
    return tuple(
        EconomicPair(
            department=Code(row["department_code"]),
            government=Code(row["government_code"]),
            payer=row["payer"],
            valid_from=_year(row["valid_from"]),
            valid_to=_year(row["valid_to"]),
            confidence=row["confidence"],
            source=row["source"],
        )
        for row in _data.classification("economic_correspondence")
    )


@cache
def cofog() -> dict[str, CofogClass]:
    """COFOG 1999 by code."""
    return {
        row["code"]: CofogClass(
            code=Code(row["code"]),
            name_zh=row["name_zh"],
            name_en=row["name_en"],
            parent=Code(row["parent"]) if row["parent"] else None,
            level=int(row["level"]),
        )
        for row in _data.classification("cofog")
    }


@cache
def cofog_matches() -> dict[str, CofogMatch]:
    """The bridge from the functional classification to COFOG, by functional code."""
    return {
        row["code"]: CofogMatch(
            code=Code(row["code"]),
            cofog=Code(row["cofog_code"]) if row["cofog_code"] else None,
            relation=row["relation"],
            reason=row["reason"],
            confidence=row["confidence"],
        )
        for row in _data.classification("functional_to_cofog")
    }
