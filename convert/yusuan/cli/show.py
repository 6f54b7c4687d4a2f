"""`yusuan show`: what was recognised in one file, as tables in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yusuan.cli._group import verbose_option
from yusuan.cli._table import cut, render

if TYPE_CHECKING:
    from yusuan.disclosure import Disclosure, DocumentRecord, Fact, Table


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-t", "--table", "table_number", type=int, help="Show only the table of this number (from 1).")
@click.option("--targets", is_flag=True, help="Show the performance targets of every project as well.")
@verbose_option
def show(file: Path, table_number: int | None, targets: bool) -> None:
    """Show what is recognised in FILE: who, when, which tables, and every figure with its meaning."""
    from yusuan.conversion import understand  # noqa: PLC0415

    disclosure = understand(file)
    click.echo("\n".join(_lines(disclosure, table_number, targets)))


def _lines(disclosure: Disclosure, table_number: int | None, targets: bool) -> Iterator[str]:
    if table_number is None:
        yield from _identity(disclosure.document)
        yield ""
        yield _table_list(disclosure)
    for number, table in enumerate(disclosure.tables, 1):
        if table_number in {None, number}:
            yield from _table(number, table, [f for f in disclosure.facts if f.table_id == table.table_id])
    if targets:
        yield from _targets(disclosure)
    yield from _not_understood(disclosure, table_number)


def _identity(document: DocumentRecord) -> Iterator[str]:
    yield render(
        [
            ("what", "value"),
            ("title", document.title or "-"),
            ("issuer", f"{document.issuer or '-'} ({document.issuer_type or 'type unknown'})"),
            ("year, stage", f"{document.fiscal_year or '-'} {document.stage or '-'}"),
            ("facts", f"{document.facts}: {_statuses(document)}"),
            ("status", document.status),
        ]
    )


def _statuses(document: DocumentRecord) -> str:
    counted = ("verified", "contradicted", "unverified")
    return ", ".join(f"{getattr(document, status)} {status}" for status in counted)


def _table_list(disclosure: Disclosure) -> str:
    rows = [("no", "kind", "unit", "rows", "facts", "title")]
    for number, table in enumerate(disclosure.tables, 1):
        facts = sum(fact.table_id == table.table_id for fact in disclosure.facts)
        title = cut(table.title or "-", 60)
        rows.append((str(number), table.kind, table.unit or "-", str(table.rows), str(facts), title))
    return render(rows, frozenset({0, 3, 4}))


def _table(number: int, table: Table, facts: list[Fact]) -> Iterator[str]:
    yield ""
    yield f"{number}. {table.title or '(no title)'} [{table.kind}] {table.unit or ''}".rstrip()
    for reading in table.readings:
        if reading.resolved_by:
            said = f"read as “{reading.header}”: decided by {reading.resolved_by}"
            yield f"   column {reading.column + 1} {said}"
    if not facts:
        yield f"   no figures: {table.reason or table.note or 'the table is empty'}"
        return
    columns = {fact.column: fact.header or "" for fact in sorted(facts, key=lambda f: f.column)}
    cells = {(fact.row, fact.column): fact for fact in facts}
    rows = [("code", "label", *(cut(header, 24) for header in columns.values()))]
    for row in sorted({fact.row for fact in facts}):
        printed = [cells.get((row, column)) for column in columns]
        first = next(fact for fact in printed if fact)
        figures = [_figure(fact) for fact in printed]
        rows.append((_code(first), cut(first.label or "", 44), *figures))
    yield render(rows, frozenset(range(2, 2 + len(columns))))


def _figure(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return f"{fact.printed}{'!' if fact.status == 'contradicted' else ''}"


def _code(fact: Fact) -> str:
    codes = (fact.function_code, fact.economic_code, fact.government_economic_code, fact.revenue_code)
    return "/".join(code for code in codes if code)


def _targets(disclosure: Disclosure) -> Iterator[str]:
    for project in disclosure.projects:
        rows = [("period", "level 1", "level 2", "level 3", "value")]
        rows += [
            (t.period, t.level1 or "", t.level2 or "", cut(t.level3 or "", 40), cut(t.value_raw or "", 40))
            for t in disclosure.targets
            if t.project_id == project.project_id
        ]
        if len(rows) > 1:
            yield f"\n{project.name}"
            yield render(rows)


def _not_understood(disclosure: Disclosure, table_number: int | None) -> Iterator[str]:
    if disclosure.not_understood and table_number is None:
        yield "\nNot understood, kept as printed:"
        rows: list[tuple[str, ...]] = [("page", "table", "row", "column", "text", "why not understood")]
        for item in disclosure.not_understood:
            place = (str(n + 1) if n is not None else "" for n in (item.row, item.column))
            rows.append((str(item.page), (item.table_id or "")[-3:], *place, cut(item.text, 30), item.reason))
        yield render(rows)
