"""The published Turtle: nothing stale, and every scheme as judges from outside want it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate

from yusuan import _data
from yusuan.vocabulary import CLASSIFICATIONS, FIRST, NEWEST
from yusuan.vocabulary.page import page
from yusuan.writers.rdf import vocabulary
from yusuan.writers.rdf.judges import violations
from yusuan.writers.rdf.publish import edition_turtle, write
from yusuan.writers.rdf.shapes import shapes_text

SKOS = rdflib.SKOS
SHAPES = rdflib.Graph().parse(data=shapes_text(), format="turtle")
HINT = "stale: run `yusuan vocab build vocab` and commit vocab/*.ttl and vocab/index.html"


def graph(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


def test_checked_in_files_are_what_the_tables_give() -> None:
    folder = Path(str(_data.folder("vocab")))
    made = dict(vocabulary(NEWEST)) | {"index.html": page()}
    kept = {path.name for path in (*folder.glob("*.ttl"), *folder.glob("*.html"))}
    assert kept == set(made), HINT
    stale = [name for name, text in made.items() if (folder / name).read_text(encoding="utf-8") != text]
    assert stale == [], HINT


def test_the_wheel_has_the_older_years() -> None:
    folder = Path(str(_data.folder("vocab")))
    if folder.parent.name != "yusuan":
        pytest.skip("run on a checkout; .ci/run runs this on the built wheel")
    made = dict(vocabulary(*range(FIRST, NEWEST + 1)))
    older = {path.name: path for path in (folder / "years").glob("*.ttl")}
    assert set(older) | {path.name for path in folder.glob("*.ttl")} == set(made)
    assert all(path.read_text(encoding="utf-8") == made[name] for name, path in older.items())


def test_build_is_deterministic(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write(tmp_path / "a", 2019)}
    second = {path.name: path.read_bytes() for path in write(tmp_path / "b", 2019)}
    assert first == second
    assert "years-2018-2019.ttl" in first


@pytest.mark.parametrize("name", ["economic_government", "economic_department"])
def test_edition_conforms_to_our_shapes(name: str) -> None:
    conforms, _, report = validate(graph(edition_turtle(name, 2024)), shacl_graph=SHAPES)
    assert conforms, report


def test_shapes_find_what_is_wrong() -> None:
    text = edition_turtle("economic_government", 2024).replace('yu:confidence "high"', 'yu:confidence "sure"')
    conforms, _, _ = validate(graph(text), shacl_graph=SHAPES)
    assert not conforms


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_edition_is_one_scheme_with_levels(name: str) -> None:
    found = graph(edition_turtle(name, 2021))
    schemes = list(found.subjects(rdflib.RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 1
    concepts = set(found.subjects(rdflib.RDF.type, SKOS.Concept))
    assert set(found.objects(None, SKOS.member)) == concepts
    assert set(found.objects(None, SKOS.inScheme)) == set(schemes)
    broader = {concept: list(found.objects(concept, SKOS.broader)) for concept in concepts}
    top = set(found.objects(schemes[0], SKOS.hasTopConcept))
    assert {concept for concept, above in broader.items() if not above} == top
    assert all(above[0] in concepts for above in broader.values() if above)
    texts = [label for label in found.objects(None, SKOS.prefLabel) if isinstance(label, rdflib.Literal)]
    assert sum(label.language == "en" for label in texts) == len(concepts) + 1


@pytest.mark.parametrize("name", ["economic_department", "revenue"])
def test_skosify_has_no_warning(name: str, caplog: pytest.LogCaptureFixture) -> None:
    skosify = pytest.importorskip("skosify")
    with caplog.at_level(logging.WARNING):
        skosify.skosify(graph(edition_turtle(name, NEWEST)))
    assert caplog.messages == []


def test_years_are_linked_and_renames_told() -> None:
    found = graph(dict(vocabulary(2020))["years-2019-2020.ttl"])
    base = "https://w3id.org/yusuan/codelist/func/"
    old, new = rdflib.URIRef(f"{base}2019/20805"), rdflib.URIRef(f"{base}2020/20805")
    assert (old, SKOS.closeMatch, new) in found
    assert (rdflib.URIRef(f"{base}2020/205"), SKOS.exactMatch, rdflib.URIRef(f"{base}2019/205")) in found


SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
[] a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path skos:hiddenLabel ; sh:minCount 1 ] .
"""


def test_check_finds_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A shape that nothing meets, and a scheme of which skosify warns."""
    text = edition_turtle("economic_government", 2024)
    broken = text.replace("skos:broader", "skos:related", 1)
    monkeypatch.setattr("yusuan.writers.rdf.judges.vocabulary", lambda _: [("one.ttl", broken)])
    (tmp_path / "shape.ttl").write_text(SHAPE, encoding="utf-8")
    found = list(violations(2024, shapes=[tmp_path / "shape.ttl"]))
    assert any("hiddenLabel" in line for line in found)
    assert any(line.startswith("one.ttl: skosify: ") for line in found)


def test_own_check_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On two small files; `yusuan vocab check` judges all of them."""
    small = {"cofog.ttl", "economic-government-2024.ttl"}
    files = [pair for pair in vocabulary(2024) if pair[0] in small]
    monkeypatch.setattr("yusuan.writers.rdf.judges.vocabulary", lambda _: files)
    assert list(violations(2024)) == []
