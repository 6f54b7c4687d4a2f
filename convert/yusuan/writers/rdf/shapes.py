"""SHACL shapes of our own: what every figure, check and concept that we publish must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf import cube
from yusuan.writers.rdf.terms import labels, optional, prefixes, statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHACL = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix shape: <https://w3id.org/yusuan/def/shape/> .\n"
)
_CONFIDENCE = '( "high" "medium" "low" "unverified" )'
_TEXT = "sh:minCount 1 ; sh:uniqueLang true"
_ONE = "sh:minCount 1 ; sh:maxCount 1"
_FIXED: tuple[tuple[str, str, str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "figure",
        "sh:targetClass yu:Figure",
        "数字",
        "A figure has its place in the source and the string as printed",
        (
            ("prov:wasDerivedFrom", "sh:minCount 1 ; sh:nodeKind sh:IRI"),
            ("att:printed", f"{_ONE} ; sh:datatype xsd:string"),
            ("att:status", f"{_ONE} ; sh:class skos:Concept"),
            ("dim:line", f"{_ONE} ; sh:class yu:Line"),
        ),
    ),
    (
        "table",
        "sh:targetClass qb:DataSet",
        "表",
        "A table has one structure, one kind, and the document that it stands in",
        (
            ("qb:structure", f"{_ONE} ; sh:class qb:DataStructureDefinition"),
            ("yu:tableKind", f"{_ONE} ; sh:class skos:Concept"),
            ("yu:document", f"{_ONE} ; sh:class foaf:Document"),
        ),
    ),
    (
        "place",
        "sh:targetClass oa:SpecificResource",
        "出处",
        "A place is a fragment of one document",
        (("oa:hasSource", f"{_ONE} ; sh:class foaf:Document"), ("oa:hasSelector", _ONE)),
    ),
    (
        "check",
        "sh:targetClass yu:Check",
        "核对",
        "A check has an identity, an outcome, and a message in both languages",
        (
            ("yu:checkCode", f"{_ONE} ; sh:class skos:Concept"),
            ("yu:checkOutcome", f"{_ONE} ; sh:class skos:Concept"),
            ("yu:message", "sh:minCount 2 ; sh:uniqueLang true"),
            ("yu:left", "sh:maxCount 1 ; sh:datatype xsd:decimal"),
            ("yu:right", "sh:maxCount 1 ; sh:datatype xsd:decimal"),
        ),
    ),
    (
        "target",
        "sh:targetClass yu:Target",
        "绩效指标",
        "A performance target belongs to one project at most and has its place in the source",
        (("yu:ofProject", "sh:maxCount 1"), ("prov:wasDerivedFrom", "sh:minCount 1")),
    ),
    (
        "statement",
        "sh:targetClass yu:Statement",
        "文字陈述",
        "A figure of the running text has its sentence, its measure, the string as printed, and its place",
        (
            ("yu:sentence", f"{_ONE} ; sh:datatype xsd:string"),
            ("dim:measure", f"{_ONE} ; sh:class skos:Concept"),
            ("att:printed", f"{_ONE} ; sh:datatype xsd:string"),
            ("prov:wasDerivedFrom", _ONE),
            ("yu:amount", "sh:maxCount 1 ; sh:datatype xsd:decimal"),
        ),
    ),
    (
        "term",
        "sh:targetClass yu:Term",
        "名词",
        "A term of the glossary has its definition and its place",
        (("rdfs:label", _ONE), ("yu:definition", _ONE), ("prov:wasDerivedFrom", _ONE)),
    ),
    (
        "concept",
        "sh:targetClass skos:Concept",
        "概念",
        "A concept has one notation, a label, and not more than one concept right above it",
        (
            ("skos:notation", _ONE),
            ("skos:prefLabel", _TEXT),
            ("skos:broader", "sh:maxCount 1 ; sh:nodeKind sh:IRI"),
            ("skos:inScheme", "sh:minCount 1"),
        ),
    ),
    (
        "classified",
        "sh:targetSubjectsOf yu:attestedDocuments",
        "分类科目",
        "A concept of a classification has labels in both languages and says what supports it",
        (
            ("skos:prefLabel", "sh:minCount 2 ; sh:maxCount 2 ; sh:uniqueLang true"),
            ("skos:notation", f'{_ONE} ; sh:pattern "^[0-9]{{3}}([0-9]{{2}}){{0,2}}$"'),
            ("yu:attestedDocuments", f"{_ONE} ; sh:datatype xsd:integer ; sh:minInclusive 0"),
            ("yu:confidence", f"{_ONE} ; sh:in {_CONFIDENCE}"),
            ("yu:evidence", "sh:minCount 1"),
        ),
    ),
)


def shapes_text() -> str:
    """All shapes as Turtle."""
    return prefixes() + _SHACL + "".join(_shapes())


def _shapes() -> Iterator[str]:
    yield _shape(
        "observation",
        "sh:targetClass qb:Observation",
        labels(
            "观测值", "An observation has every dimension that all kinds of table have, and its attributes"
        ),
        _observed(),
    )
    for name, target, zh, en, properties in _FIXED:
        yield _shape(name, target, labels(zh, en), properties)


def _shape(name: str, target: str, said: str, properties: Iterable[tuple[str, str]]) -> str:
    rules = (f"sh:property [ sh:path {path} ; {rule} ]" for path, rule in properties)
    return statement(f"shape:{name}", "a sh:NodeShape", target, f"rdfs:label {said}", *rules)


def _observed() -> Iterator[tuple[str, str]]:
    """The components that are required of every observation, from the table of components."""
    for name, row in cube.components().items():
        if name in cube.PER_KIND or name == "column":
            continue
        count = _ONE if row["required"] == "true" else "sh:maxCount 1"
        yield cube.property_of(name), " ; ".join(filter(None, (count, _range(row["range"]))))


def _range(name: str) -> str:
    if name.startswith("xsd:"):
        return f"sh:datatype {name}"
    return optional("sh:class", name)
