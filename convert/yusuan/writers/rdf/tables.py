"""A table as a data set of observations, each with its place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan import amounts
from yusuan.writers.rdf import cube
from yusuan.writers.rdf.columns import Columns
from yusuan.writers.rdf.lines import Lines
from yusuan.writers.rdf.meaning import Meanings
from yusuan.writers.rdf.places import place
from yusuan.writers.rdf.schemes import entries
from yusuan.writers.rdf.terms import english, labels, literal, optional, resource, statement, yuan
from yusuan.writers.rdf.used import UNRECOGNISED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yusuan.disclosure import DocumentRecord, Fact, Table
    from yusuan.writers.rdf.used import Used


def table_texts(table: Table, facts: Sequence[Fact], document: DocumentRecord, used: Used) -> Iterator[str]:
    """The data set of a table, its lines, and its figures."""
    kind = table.kind if table.kind in cube.structures() else UNRECOGNISED
    lines = Lines(table.table_id, facts)
    meanings = Meanings(kind, facts, used)
    texts = [f"{meanings.text(fact)} ; dim:line {lines.name(fact)}" for fact in facts]
    in_cube = [text for fact, text in zip(facts, texts, strict=True) if fact.amount is not None]
    columns = Columns(table.table_id) if len(set(in_cube)) < len(in_cube) else None
    dataset = resource(table.table_id)
    structure = used.structure(kind, by_column=columns is not None)
    yield _dataset_text(table, kind, document, used, structure)
    yield from lines.texts(dataset, used)
    for fact, text in zip(facts, texts, strict=True):
        column = f" ; dim:column {columns.name(fact)}" if columns else ""
        yield _figure(fact, f"{text}{column}", dataset, used)
    if columns:
        yield from columns.texts()


def _pages(pages: Sequence[int]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}-{pages[-1]}"


def _dataset_text(table: Table, kind: str, document: DocumentRecord, used: Used, structure: str) -> str:
    named = entries("table_kind")[kind]
    whose = ", ".join(str(part) for part in (document.issuer, document.fiscal_year) if part)
    title = labels(table.title or named.zh, f"{named.en}, {whose}" if whose else named.en)
    found = f", {_pages(table.pages)}" if table.pages else ""
    return statement(
        resource(table.table_id),
        "a qb:DataSet, dcat:Dataset, prov:Entity",
        f"qb:structure {structure}",
        f"dct:identifier {literal(table.table_id)}",
        f"rdfs:label {title}",
        f"dct:title {title}",
        f"dct:description {english(f'Converted from {document.source_name}{found}.')}",
        f"yu:tableKind {used.concepts.code('table_kind', table.kind)}",
        optional("yu:tableNumber", table.number and literal(table.number)),
        optional("yu:bodyName", table.body_name and literal(table.body_name)),
        optional("yu:unit", table.unit and literal(table.unit)),
        optional("yu:page", ", ".join(map(str, table.pages))),
        optional("yu:note", table.note and literal(table.note)),
        optional("yu:reason", table.reason and literal(table.reason)),
        f"yu:document {used.document}",
        f"prov:wasDerivedFrom {used.document}",
        f"prov:wasGeneratedBy {used.run}",
    )


def _figure(fact: Fact, meaning: str, dataset: str, used: Used) -> str:
    """A figure: an observation where it has an amount, else outside the cube."""
    home = f"a yu:Figure ; yu:table {dataset}"
    if fact.amount is not None:
        home = f"a qb:Observation, yu:Figure ; qb:dataSet {dataset} ; mea:amount {yuan(fact.amount)}"
    cell = resource(fact.fact_id, "cell")
    said = f"{home} ; {meaning}{_attributes(fact, used)} ; prov:wasDerivedFrom {cell}"
    return f"{resource(fact.fact_id)} {said} .\n{place(cell, fact.fragment, used.document)}"


def _attributes(fact: Fact, used: Used) -> str:
    """How the figure was printed and what became of it."""
    code = used.concepts.code
    number = amounts.parse(fact.printed)
    unit = fact.unit and amounts.unit_named(fact.unit)
    parts = [
        f" ; att:status {code('status', fact.status)} ; att:rowRole {code('row_role', fact.row_role)}",
        f" ; att:printed {literal(fact.printed)} ; att:decimals {number.places if number else 0}",
    ]
    if fact.amount is not None:
        parts.append(" ; att:currency currency:CNY")
    if unit:
        parts.append(f" ; att:unitMultiplier {amounts.yuan_of(unit).adjusted()}")
    if fact.header:
        parts.append(f" ; att:header {literal(fact.header)}")
    if fact.resolved_by:
        parts.append(f" ; att:resolvedBy {code('resolved_by', fact.resolved_by)}")
    return "".join(parts)
