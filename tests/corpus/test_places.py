"""Every real disclosure: its JSON is valid, and no amount of its tables goes unmentioned."""

from __future__ import annotations

from pathlib import Path

from yusuan.amounts import parse
from yusuan.conversion import understand
from yusuan.disclosure import Disclosure
from yusuan.validation import problems
from yusuan.writers import json


def disclosures(corpus: Path) -> list[Path]:
    return [path for path in sorted((corpus / "pdf").rglob("*.pdf")) if path.read_bytes().startswith(b"%PDF")]


def unmentioned(disclosure: Disclosure) -> list[tuple[str, int, int, str]]:
    """Amounts of recognised tables that are neither facts nor targets nor listed as not understood."""
    told = {(f.table_id, f.row, f.column) for f in disclosure.facts}
    told |= {(u.table_id or "", u.row or 0, u.column or 0) for u in disclosure.not_understood}
    targets = {target.target_id.rpartition("-i")[::2] for target in disclosure.targets}
    aimed = {(table_id, int(tail.split("-")[0])) for table_id, tail in targets}
    return [
        (table.table_id, cell.row, cell.column, cell.text)
        for table in disclosure.tables
        if table.reason is None
        for cell in table.cells
        if "." in cell.text and (printed := parse(cell.text)) and not printed.percent
        if (table.table_id, cell.row, cell.column) not in told and (table.table_id, cell.row) not in aimed
    ]


def test_real_disclosures_give_valid_json_and_hide_nothing(corpus: Path) -> None:
    paths = disclosures(corpus)
    assert len({path.relative_to(corpus / "pdf").parts[0] for path in paths}) >= 10
    for path in paths:
        disclosure = understand(path, timeout=600)
        assert problems(json.text(disclosure)) == [], path.name
        assert unmentioned(disclosure) == [], path.name
