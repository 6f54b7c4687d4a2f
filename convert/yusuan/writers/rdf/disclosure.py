"""One disclosure as Turtle: the document, its tables, projects, targets and checks, and what they use."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from yusuan.writers.rdf.checks import check_text
from yusuan.writers.rdf.projects import project_texts, target_texts, undeclared_project
from yusuan.writers.rdf.prose import statement_texts, term_texts
from yusuan.writers.rdf.tables import table_texts
from yusuan.writers.rdf.terms import chinese, iri, literal, optional, prefixes, statement
from yusuan.writers.rdf.used import Used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yusuan.disclosure import Disclosure, DocumentRecord, Fact


def write(disclosure: Disclosure, stream: TextIO) -> None:
    """Write a disclosure as Turtle. The same disclosure gives the same bytes."""
    stream.writelines(turtle(disclosure))


def turtle(disclosure: Disclosure) -> Iterator[str]:
    """A disclosure as Turtle, piece by piece; sections and cells as printed are in the JSON only."""
    used = Used(disclosure.document)
    yield prefixes([used.concepts.year])
    yield from _document(disclosure.document, used)
    by_table: dict[str, list[Fact]] = {}
    for fact in disclosure.facts:
        by_table.setdefault(fact.table_id, []).append(fact)
    for table in disclosure.tables:
        yield from table_texts(table, by_table.get(table.table_id, ()), disclosure.document, used)
    yield from _projects(disclosure, used)
    for target in disclosure.targets:
        yield from target_texts(target, used)
    for said in disclosure.statements:
        yield from statement_texts(said, used)
    for term in disclosure.terms:
        yield from term_texts(term, used)
    for check in disclosure.checks:
        yield check_text(check, used)
    yield from used.declarations()


def _projects(disclosure: Disclosure, used: Used) -> Iterator[str]:
    for project in disclosure.projects:
        yield from project_texts(project, used)
    listed = {project.project_id for project in disclosure.projects}
    named = {fact.project_id: fact.project_name for fact in disclosure.facts if fact.project_id}
    named |= {target.project_id: target.project_name for target in disclosure.targets if target.project_id}
    for project_id, name in named.items():
        if project_id not in listed:
            yield undeclared_project(project_id, name, used)


def _document(document: DocumentRecord, used: Used) -> Iterator[str]:
    """The source and the run that converted it. No times: two runs give the same file."""
    code = used.concepts.code
    tool = iri("tool", document.tool_version)
    yield statement(
        used.document,
        "a prov:Entity, foaf:Document",
        f"dct:identifier {literal(f'sha256:{document.sha256}')}",
        optional("dct:title", document.title and chinese(document.title)),
        f"yu:sourceName {literal(document.source_name)}",
        f"yu:mediaType {literal(document.media_type)}",
        f"yu:pages {document.pages}",
        f"yu:issuer {used.organisations.issuer}",
        optional("yu:issuerType", document.issuer_type and code("issuer_type", document.issuer_type)),
        f"yu:year {used.year(document.fiscal_year)}",
        f"yu:documentStage {code('stage', document.stage or '_U')}",
        f"yu:documentStatus {code('document_status', document.status)}",
    )
    yield statement(
        used.run, "a prov:Activity", f"prov:used {used.document}", f"prov:wasAssociatedWith {tool}"
    )
    yield statement(
        tool,
        "a prov:SoftwareAgent, prov:Agent",
        f"rdfs:label {literal(f'yusuan {document.tool_version}')}",
    )
