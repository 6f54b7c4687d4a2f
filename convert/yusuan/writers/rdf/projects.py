"""Projects with their money and texts, and their performance targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf import schemes
from yusuan.writers.rdf.places import place
from yusuan.writers.rdf.terms import chinese, literal, number, optional, resource, statement, yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yusuan.disclosure import Funding, Project, ProjectText, Target
    from yusuan.writers.rdf.used import Used

_Part = tuple[str, str, str]


def project_texts(project: Project, used: Used) -> Iterator[str]:
    """A project, its funding, and the text fields of its form."""
    responsible = used.organisations.responsible(project.responsible_code, project.responsible_name)
    funding = tuple(_parts(project, "funding", len(project.funding)))
    texts = tuple(_parts(project, "text", len(project.texts)))
    yield statement(
        resource(project.project_id),
        "a yu:Project, prov:Entity",
        f"skos:prefLabel {chinese(project.name)}",
        f"yu:document {used.document}",
        f"prov:wasGeneratedBy {used.run}",
        optional("yu:responsible", responsible),
        optional("yu:implementedBy", project.unit_name and literal(project.unit_name)),
        optional("yu:formId", project.form_id and literal(project.form_id)),
        optional("yu:matchedBy", project.matched_by and literal(project.matched_by)),
        optional("yu:funding", ", ".join(resource(*part) for part in funding)),
        optional("yu:text", ", ".join(resource(*part) for part in texts)),
    )
    for part, money in zip(funding, project.funding, strict=True):
        yield _funding(part, money, used)
    for part, text in zip(texts, project.texts, strict=True):
        yield from _text(part, text, used)


def _parts(project: Project, kind: str, count: int) -> Iterator[_Part]:
    """The names of the parts of a project, numbered from 1."""
    return ((project.project_id, kind, str(number)) for number in range(1, count + 1))


def undeclared_project(project_id: str, name: str | None, used: Used) -> str:
    """A project that facts or targets name and the disclosure does not list."""
    return statement(
        resource(project_id),
        "a yu:Project, prov:Entity",
        optional("skos:prefLabel", name and chinese(name)),
        f"yu:document {used.document}",
    )


def _funding(part: _Part, funding: Funding, used: Used) -> str:
    """The source is a fund, or where it is none, a qualifier (the sources that forms name)."""
    source = "fund" if funding.source in schemes.entries("fund") else "qualifier"
    return statement(
        resource(*part),
        "a yu:Funding",
        f"yu:fundingPeriod {used.concepts.code('period', funding.period)}",
        f"yu:fundingSource {used.concepts.code(source, funding.source)}",
        f"yu:fundingOrigin {used.concepts.code('origin', funding.origin)}",
        f"yu:amount {yuan(funding.amount)}",
        f"yu:figure {resource(funding.fact_id)}",
    )


def _text(part: _Part, text: ProjectText, used: Used) -> Iterator[str]:
    spot = resource(*part, "place")
    yield statement(
        resource(*part),
        "a yu:ProjectText, prov:Entity",
        f"yu:formField {used.concepts.code('form_field', text.field)}",
        f"yu:printedLabel {literal(text.label)}",
        f"yu:value {literal(text.text)}",
        f"prov:wasDerivedFrom {spot}",
    )
    yield place(spot, text.fragment, used.document)


def target_texts(target: Target, used: Used) -> Iterator[str]:
    """One indicator of a project, or of a whole department, with its place."""
    spot = resource(target.target_id, "place")
    levels = (("level1", target.level1), ("level2", target.level2), ("level3", target.level3))
    yield statement(
        resource(target.target_id),
        "a yu:Target, prov:Entity",
        optional("yu:ofProject", target.project_id and resource(target.project_id)),
        f"yu:targetPeriod {used.concepts.code('period', target.period)}",
        *(f"yu:{name} {chinese(text)}" for name, text in levels if text),
        optional("yu:value", target.value_raw and literal(target.value_raw)),
        optional("yu:operator", target.operator and used.concepts.code("operator", target.operator)),
        optional("yu:number", None if target.value is None else number(target.value)),
        optional("yu:unit", target.unit and literal(target.unit)),
        optional("yu:weight", None if target.weight is None else number(target.weight)),
        optional("yu:actualValue", target.actual_raw and literal(target.actual_raw)),
        optional("yu:actualNumber", None if target.actual is None else number(target.actual)),
        optional("yu:score", None if target.score is None else number(target.score)),
        f"yu:formId {literal(target.form_id)}",
        f"prov:wasDerivedFrom {spot}",
        f"prov:wasGeneratedBy {used.run}",
    )
    yield place(spot, target.fragment, used.document)
