"""What the running text says: statements with their meaning and place, and the terms of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf.places import place
from yusuan.writers.rdf.terms import chinese, literal, number, optional, resource, statement, yuan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from yusuan.disclosure import Statement, Term
    from yusuan.writers.rdf.used import Used

_DIMENSIONS = (
    ("flow", "flow"),
    ("fund", "fund"),
    ("nature", "nature"),
    ("portion", "portion"),
    ("origin", "origin"),
    ("item", "item"),
    ("qualifier", "qualifier"),
    ("measure", "measure"),
    ("reference_stage", "referenceStage"),
)
_CLASSES = (
    ("function_code", "function"),
    ("economic_code", "economic"),
    ("government_economic_code", "governmentEconomic"),
    ("revenue_code", "revenue"),
)
_SCHEMES = {
    "function": "func",
    "economic": "economic-department",
    "governmentEconomic": "economic-government",
    "revenue": "revenue",
}
_CODED = (
    ("tableKind", "table_kind", "table_kind"),
    ("counted", "counted", "counted"),
    ("direction", "direction", "direction"),
    ("baseStage", "base_stage", "stage"),
)
_LINKS = (("relatesTo", "relates_to"), ("comparedWith", "compared_with"), ("partOf", "part_of"))
_TEXTS = (
    ("sentence", "sentence"),
    ("subject", "subject"),
    ("implementedBy", "unit_name"),
    ("projectName", "project_name"),
    ("unit", "unit"),
    ("statedReason", "reason"),
    ("notUnderstood", "not_understood"),
)


def statement_texts(said: Statement, used: Used) -> Iterator[str]:
    """One figure of the prose. It is no observation: the tables are, and a sum would count it twice."""
    spot = resource(said.statement_id, "place")
    texts = ((name, getattr(said, field)) for name, field in _TEXTS)
    links = ((name, getattr(said, field)) for name, field in _LINKS)
    yield statement(
        resource(said.statement_id),
        "a yu:Statement, prov:Entity",
        f"yu:document {used.document}",
        f"yu:section {literal(said.section_id)}",
        *_meaning(said, used),
        *(f"yu:{name} {literal(text)}" for name, text in texts if text),
        *(f"yu:{name} {resource(target)}" for name, target in links if target),
        f"{used.component('printed')} {literal(said.printed)}",
        *_numbers(said),
        f"prov:wasDerivedFrom {spot}",
        f"prov:wasGeneratedBy {used.run}",
    )
    yield place(spot, said.fragment, used.document)


def _meaning(said: Statement, used: Used) -> Iterator[str]:
    for field, name in _DIMENSIONS:
        code = getattr(said, field)
        scheme = "stage" if name == "referenceStage" else field
        yield optional(used.component(name), code and used.concepts.code(scheme, code))
    for field, name in _CLASSES:
        code = getattr(said, field)
        yield optional(used.component(name), code and used.concepts.classified(_SCHEMES[name], code, None))
    years = ((used.component("referenceYear"), said.reference_year), ("yu:baseYear", said.base_year))
    yield from (f"{name} {used.year(year)}" for name, year in years if year is not None)
    for name, field, scheme in _CODED:
        code = getattr(said, field)
        yield optional(f"yu:{name}", code and used.concepts.code(scheme, code))


def _numbers(said: Statement) -> Iterator[str]:
    money: tuple[tuple[str, Decimal | None], ...] = (("amount", said.amount), ("threshold", said.threshold))
    yield from (f"yu:{name} {yuan(value)}" for name, value in money if value is not None)
    yield optional("yu:number", None if said.value is None else number(said.value))


def term_texts(term: Term, used: Used) -> Iterator[str]:
    """One term of the glossary with its definition as printed."""
    spot = resource(term.term_id, "place")
    yield statement(
        resource(term.term_id),
        "a yu:Term, prov:Entity",
        f"yu:document {used.document}",
        f"yu:section {literal(term.section_id)}",
        f"rdfs:label {chinese(term.term)}",
        f"yu:definition {chinese(term.definition)}",
        f"prov:wasDerivedFrom {spot}",
        f"prov:wasGeneratedBy {used.run}",
    )
    yield place(spot, term.fragment, used.document)
