"""The data under vocab/ that the RDF writer and the recognition share, and the Turtle made of it."""

from __future__ import annotations

import csv
import io
from itertools import chain

import pyoxigraph as ox
import pytest
import rdflib

from yusuan import _data
from yusuan.writers.rdf import cube, schemes, vocabulary

LISTS = _data.codelist_names()
CLASSIFICATIONS = ("functional", "economic_department", "economic_government")
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFIX = f"PREFIX skos: <{SKOS}> "
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
HEADER = [
    *("code", "name_zh", "name_en", "parent", "level", "fund", "valid_from", "valid_to", "renamed_from"),
    *("replaced_by", "attested_documents", "first_seen", "last_seen", "confidence", "note"),
]


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(vocabulary(2024, 2023))


@pytest.fixture(scope="module")
def store(files: dict[str, str]) -> ox.Store:
    loaded = ox.Store()
    for text in files.values():
        loaded.load(text.encode(), ox.RdfFormat.TURTLE)
    return loaded


@pytest.mark.parametrize("name", LISTS)
def test_code_list(name: str) -> None:
    rows = _data.codelist(name)
    codes = [row["code"] for row in rows]
    assert list(rows[0]) == ["code", "label_zh", "label_en", "note_zh", "note_en", "broader"]
    assert len(set(codes)) == len(codes)
    assert all(row["label_zh"] and row["label_en"] for row in rows)
    assert all(bool(row["note_zh"]) == bool(row["note_en"]) for row in rows)
    assert {row["broader"] for row in rows} <= {"", *codes}


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_classification(name: str) -> None:
    rows = _data.classification(name)
    codes = [row["code"] for row in rows]
    assert list(rows[0]) == HEADER
    assert codes == sorted(set(codes))
    assert not any(row["valid_to"] for row in rows)
    assert all(row["valid_to"] for row in _data.rows("classification/former", name))


@pytest.mark.parametrize("path", ["codelists", "classification", "classification/former", "cube"])
def test_no_row_is_ragged(path: str) -> None:
    for file in (_data.folder("vocab") / path).iterdir():
        if not file.is_file():
            continue
        lengths = {len(row) for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8")))}
        assert len(lengths) == 1, file.name


def test_every_code_list_has_a_scheme_and_every_kind_a_structure() -> None:
    assert set(schemes.schemes()) - set(schemes.classifications()) == set(LISTS)
    assert set(cube.structures()) == {row["code"] for row in _data.codelist("table_kind")}
    assert set(chain.from_iterable(cube.structures().values())) <= set(cube.PER_KIND)
    lists = {row["codelist"] for row in cube.components().values() if row["codelist"]}
    assert lists <= set(schemes.schemes())


def test_every_file_is_read_alike_by_two_parsers(files: dict[str, str]) -> None:
    for name, text in files.items():
        loaded = ox.Store()
        loaded.load(text.encode(), ox.RdfFormat.TURTLE)
        assert len(loaded) == len(rdflib.Graph().parse(data=text, format="turtle")), name


def test_files(files: dict[str, str]) -> None:
    kinds = (*schemes.classifications(), "members", "economic-correspondence", "func-cofog")
    years = [
        name
        for year in (2023, 2024)
        for name in (*(f"{kind}-{year}.ttl" for kind in kinds), f"years-{year - 1}-{year}.ttl")
    ]
    assert list(files) == ["ontology.ttl", "codelists.ttl", "shapes.ttl", "cofog.ttl", *years]
    assert dict(vocabulary(2023, 2024)) == files


def test_every_concept_has_one_label_in_each_language(store: ox.Store) -> None:
    labels: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(f"{SKOS}Concept")):
        found = store.quads_for_pattern(quad.subject, ox.NamedNode(f"{SKOS}prefLabel"), None)
        languages = (label.object.language for label in found if isinstance(label.object, ox.Literal))
        labels[str(quad.subject)] = sorted(filter(None, languages))
    assert len(labels) > 1000
    assert {name: found for name, found in labels.items() if found != ["en", "zh-hans"]} == {}


def test_every_concept_is_at_the_top_or_below_one(store: ox.Store) -> None:
    lost = PREFIX + "ASK { ?c a skos:Concept . FILTER NOT EXISTS { ?c skos:broader|skos:topConceptOf ?p } }"
    two = PREFIX + "ASK { ?c skos:broader|skos:topConceptOf ?p, ?q . FILTER(?p != ?q) }"
    dangling = PREFIX + "ASK { ?c skos:broader ?p . FILTER NOT EXISTS { ?p a skos:Concept } }"
    assert not any(bool(store.query(ask)) for ask in (lost, two, dangling))


def test_every_own_term_is_declared(store: ox.Store) -> None:
    """Classes and properties in our namespace that the vocabulary itself uses are in the ontology."""
    base = "https://w3id.org/yusuan/def/"
    used = {quad.predicate.value for quad in store} | {
        quad.object.value for quad in store if isinstance(quad.object, ox.NamedNode)
    }
    declared = {quad.subject.value for quad in store if isinstance(quad.subject, ox.NamedNode)}
    assert {name for name in used if name.startswith(base)} <= declared
