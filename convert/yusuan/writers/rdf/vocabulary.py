"""The vocabulary as Turtle files: ontology, code lists, and the classifications of the years asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan import _data
from yusuan.vocabulary import FIRST
from yusuan.writers.rdf import cube, schemes
from yusuan.writers.rdf.correspondences import change_texts, cofog_match_texts, cofog_texts, economic_text
from yusuan.writers.rdf.editions import edition_texts, member_texts
from yusuan.writers.rdf.shapes import shapes_text
from yusuan.writers.rdf.terms import dashed, english, labels, optional, prefixes, statement
from yusuan.writers.rdf.used import scope_text, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {"class": "rdfs:Class, owl:Class", "property": "rdf:Property"}


def vocabulary(*years: int) -> Iterator[tuple[str, str]]:
    """The files of the vocabulary as (name, text)."""
    yield "ontology.ttl", prefixes() + "".join(_ontology())
    yield "codelists.ttl", prefixes() + "".join(_codelists())
    yield "shapes.ttl", shapes_text()
    yield "cofog.ttl", prefixes() + "".join(cofog_texts())
    for year in sorted(set(years)):
        yield from _year(year)


def _year(year: int) -> Iterator[tuple[str, str]]:
    """The classifications of a year, their correspondences, and what changed since the year before."""
    named, before = str(year), str(year - 1)
    for scheme in schemes.classifications():
        yield f"{scheme}-{year}.ttl", prefixes([named]) + "".join(edition_texts(scheme, named))
    members = (text for scheme in schemes.classifications() for text in member_texts(scheme, named))
    yield f"members-{year}.ttl", prefixes([named]) + "".join(members)
    yield f"economic-correspondence-{year}.ttl", prefixes([named]) + economic_text(named)
    yield f"func-cofog-{year}.ttl", prefixes([named]) + "".join(cofog_match_texts(named))
    if year > FIRST:
        texts = (text for scheme in schemes.classifications() for text in change_texts(scheme, year))
        yield f"years-{before}-{named}.ttl", prefixes([named, before]) + "".join(texts)


def _ontology() -> Iterator[str]:
    yield statement(
        "<https://w3id.org/yusuan/def/>",
        "a owl:Ontology",
        f"rdfs:label {labels('预算公开数据的词汇', 'Vocabulary of Chinese budget disclosures')}",
    )
    for row in _data.rows("cube", "terms"):
        is_class = row["kind"] == "class"
        yield statement(
            f"yu:{row['name']}",
            f"a {_TYPES[row['kind']]}",
            optional("rdfs:subClassOf" if is_class else "rdfs:subPropertyOf", row["super"]),
            optional("rdfs:range", row["range"]),
            f"rdfs:label {labels(row['label_zh'], row['label_en'])}",
            optional("rdfs:comment", row["note_en"] and english(row["note_en"])),
        )
    yield from map(cube.component_text, cube.components())
    for kind in cube.structures():
        yield cube.structure_text(kind, by_column=False)
        yield cube.structure_text(kind, by_column=True)
    yield from map(scope_text, schemes.totals("project"))
    yield year_text(None)


def _codelists() -> Iterator[str]:
    for scheme in schemes.schemes():
        yield schemes.scheme_text(scheme)
        found = schemes.entries(scheme)
        top = (schemes.concept(scheme, code) for code, entry in found.items() if not entry.broader)
        yield statement(f"cl:{dashed(scheme)}", f"skos:hasTopConcept {', '.join(top)}")
        for entry in found.values():
            yield schemes.concept_text(scheme, entry)
