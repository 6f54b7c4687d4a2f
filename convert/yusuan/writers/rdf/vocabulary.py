"""The vocabulary as Turtle files: ontology, code lists, and the classifications of the years asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan import _data
from yusuan.writers.rdf import cube, schemes
from yusuan.writers.rdf.terms import dashed, english, labels, optional, prefixes, statement
from yusuan.writers.rdf.used import scope_text, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {"class": "rdfs:Class, owl:Class", "property": "rdf:Property"}


def vocabulary(*years: int) -> Iterator[tuple[str, str]]:
    """The files of the vocabulary as (name, text)."""
    yield "ontology.ttl", prefixes() + "".join(_ontology())
    yield "codelists.ttl", prefixes() + "".join(_codelists())
    for year in map(str, sorted(set(years))):
        for scheme in schemes.classifications():
            if schemes.classified(scheme):
                yield f"{scheme}-{year}.ttl", prefixes([year]) + "".join(_classification(scheme, year))


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


def _classification(scheme: str, year: str) -> Iterator[str]:
    found = schemes.classified(scheme)
    home = schemes.edition(scheme, year)
    lengths = [int(length) for length in schemes.schemes()[scheme]["levels"].split()]
    by_length = {length: [code for code in found if len(code) == length] for length in lengths}
    levels = [schemes.concept(scheme, f"level{depth}", year) for depth, _ in enumerate(lengths, start=1)]
    yield schemes.scheme_text(scheme)
    yield schemes.edition_text(scheme, year)
    yield statement(
        home,
        f"xkos:numberOfLevels {len(lengths)}",
        f"xkos:levels ( {' '.join(levels)} )",
        f"skos:hasTopConcept {_names(scheme, by_length[lengths[0]], year)}",
    )
    for depth, (level, length) in enumerate(zip(levels, lengths, strict=True), start=1):
        yield statement(
            level,
            "a xkos:ClassificationLevel",
            f"xkos:depth {depth}",
            f'xkos:notationPattern "[0-9]{{{length}}}"',
            f"skos:member {_names(scheme, by_length[length], year)}",
        )
    below: dict[str, list[str]] = {}
    for entry in found.values():
        below.setdefault(entry.broader, []).append(entry.code)
    for code, entry in found.items():
        yield schemes.concept_text(scheme, entry, year)
        if code in below:
            narrower = _names(scheme, below[code], year)
            yield statement(schemes.concept(scheme, code, year), f"skos:narrower {narrower}")


def _names(scheme: str, codes: list[str], year: str) -> str:
    return ", ".join(schemes.concept(scheme, code, year) for code in codes)
