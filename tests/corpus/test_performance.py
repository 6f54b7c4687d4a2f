"""Performance tables of real disclosures, read by eye: figures, codes and places only."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure, Fact, Target

Row = dict[str, str]
FACTS = Path(__file__).with_name("facts") / "performance.csv"


def rows() -> list[Row]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


DOCUMENTS = sorted({row["document_id"] for row in rows()})


@cache
def paths(corpus: Path) -> dict[str, Path]:
    """The files of the corpus by document id."""
    with (corpus / "files.csv").open(encoding="utf-8", newline="") as file:
        return {row["sha256"][:16]: corpus / row["path"] for row in csv.DictReader(file)}


def expected(row: Row) -> Row:
    pairs = (pair.partition("=") for pair in row["expected"].split())
    return {name: value for name, _, value in pairs}


def said(item: Fact | Target, wanted: Row) -> Row:
    return {name: "" if (value := getattr(item, name)) is None else str(value) for name in wanted}


def problem(row: Row, disclosure: Disclosure) -> str:
    """What is not as read by eye, or blank."""
    wanted = expected(row)
    here = [t for t in disclosure.targets if str(t.page) == row["page"]]
    if row["what"] in {"projects", "targets"}:
        count = len(disclosure.projects) if row["what"] == "projects" else len(here)
        return "" if str(count) == row["number"] else f"{row}: {count}"
    found: list[Row] = []
    if row["what"] == "target":
        found = [said(here[int(row["number"]) - 1], wanted)] if len(here) >= int(row["number"]) else []
    else:
        facts = (f for f in disclosure.facts if str(f.page) == row["page"] and f.printed == row["number"])
        found = [said(fact, wanted) for fact in facts]
    return "" if wanted in found else f"{row}: {found}"


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_performance_tables_are_as_read_by_eye(corpus: Path, document_id: str) -> None:
    path = paths(corpus)[document_id]
    disclosure = understand(path)
    found = [problem(row, disclosure) for row in rows() if row["document_id"] == document_id]
    assert [text for text in found if text] == []
