"""`yusuan check`: the accounting identities of one file, with outcome, cells and gap."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yusuan.cli._group import verbose_option
from yusuan.cli._table import render
from yusuan.errors import ExitCode

if TYPE_CHECKING:
    from yusuan.disclosure import Check, Disclosure


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "show_all", is_flag=True, help="List the identities that hold, too.")
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@verbose_option
@click.pass_context
def check(ctx: click.Context, file: Path, form: str, show_all: bool, lang: str) -> None:
    """Check the accounting identities of FILE.

    Exits with 1 when one fails. `--format json` lists every identity with both sides, gap and cells.
    """
    from yusuan.conversion import understand  # noqa: PLC0415

    disclosure = understand(file)
    click.echo(_json(disclosure) if form == "json" else _text(disclosure, show_all, lang))
    if any(found.outcome == "fail" for found in disclosure.checks):
        ctx.exit(int(ExitCode.FINDINGS))


def _json(disclosure: Disclosure) -> str:
    from yusuan.writers.json import text  # noqa: PLC0415

    return json.dumps(json.loads(text(disclosure))["checks"], ensure_ascii=False, indent=1)


def _text(disclosure: Disclosure, show_all: bool, lang: str) -> str:
    listed = [c for c in disclosure.checks if show_all or c.outcome != "pass"]
    blocks = [_summary(disclosure.checks), *(_finding(disclosure, found, lang) for found in listed)]
    return "\n\n".join(blocks)


def _summary(checks: tuple[Check, ...]) -> str:
    outcomes = ("pass", "fail", "not_checkable", "not_applicable")
    counted = Counter((found.code, found.outcome) for found in checks)
    rows: list[tuple[str, ...]] = [("identity", *outcomes)]
    codes = dict.fromkeys(found.code for found in checks)
    rows += [(code, *(str(counted[code, outcome] or "") for outcome in outcomes)) for code in codes]
    totals = (str(sum(found.outcome == outcome for found in checks)) for outcome in outcomes)
    rows.append(("all", *totals))
    return render(rows, frozenset(range(1, 5)))


def _finding(disclosure: Disclosure, found: Check, lang: str) -> str:
    message = found.message_zh if lang == "zh" else found.message_en
    places = {fact.fact_id: fact for fact in disclosure.facts}
    lines = [f"{found.outcome.upper()} {found.check_id}", f"  {message}"]
    for fact_id in found.fact_ids[:12]:
        fact = places[fact_id]
        where = f"row {fact.row + 1}, column {fact.column + 1}, {fact.fragment}"
        lines.append(f"    {fact.printed} {fact.unit}  {fact.label}  ({fact.table_id[-3:]} {where})")
    return "\n".join(lines)
