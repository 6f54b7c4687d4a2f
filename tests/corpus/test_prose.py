"""Statements of real disclosures, read by eye from the rendered page; and every fault of the prose found.

`facts/prose.csv`: some statements of one page of a disclosure of every place. `facts/prose_faults.csv`: all
prose checks that fail in the corpus; each was looked up on its page and is the publisher's (digits that
changed places, a percentage cut off or miscalculated, 增加 for 减少, a figure that another page corrects).
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure

MONEY = -2
FACTS = Path(__file__).parent / "facts"

Row = dict[str, str]


def by_document(name: str) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found[row.pop("document_id")].append(row)
    return found


@pytest.fixture(scope="module")
def paths(corpus: Path) -> dict[str, Path]:
    with (corpus / "files.csv").open(encoding="utf-8", newline="") as stream:
        return {row["sha256"][:16]: corpus / row["path"] for row in csv.DictReader(stream)}


READ_BY_EYE, FAULTS = by_document("prose"), by_document("prose_faults")


def printed(disclosure: Disclosure, names: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(text(getattr(s, name)) for name in names) for s in disclosure.statements)


def text(value: object) -> str:
    """As in the table: money with two places, other numbers without needless zeros."""
    if isinstance(value, Decimal) and value.as_tuple().exponent != MONEY:
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


@pytest.mark.parametrize("document_id", READ_BY_EYE)
def test_statements_are_what_the_page_says(document_id: str, paths: dict[str, Path]) -> None:
    rows = READ_BY_EYE[document_id]
    found = printed(understand(paths[document_id]), list(rows[0]))
    assert Counter(tuple(row.values()) for row in rows) <= found


@pytest.mark.parametrize("document_id", FAULTS)
def test_faults_of_the_publisher_are_found_and_no_others(document_id: str, paths: dict[str, Path]) -> None:
    disclosure = understand(paths[document_id])
    known = {said.statement_id: said for said in disclosure.statements}
    failed = [
        (check.code, known[check.statement_ids[0]])
        for check in disclosure.checks
        if check.outcome == "fail" and check.statement_ids
    ]
    assert Counter((code, str(said.page), said.printed) for code, said in failed) == Counter(
        (row["code"], row["page"], row["printed"]) for row in FAULTS[document_id]
    )
