"""Single cells of real disclosures, read from the rendered page by eye, against what recognition says.

`facts/cells.csv`: one line a cell. `document_id`, `page`, `row` (the code of the row, or its label or unit
where it has no code), `header` (the column headings from top to bottom) and `printed` say which cell; the
other columns are its truth, written down before the output was looked at. Blank means that the fact has no
such value. Where the meaning can be argued, the decisions of DESIGN.md §3 hold.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure, Fact
from yusuan.text import plain

Line = dict[str, str]

TRUTH = Path(__file__).parent / "facts" / "cells.csv"
PLACE = ("document_id", "page", "row", "header", "printed")
CODES = ("function_code", "economic_code", "government_economic_code", "revenue_code")
NAMES = ("label", "unit_name", "project_name")


def lines_by_document() -> dict[str, list[tuple[int, Line]]]:
    """The lines of every document, with their number in the file."""
    found: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    with TRUTH.open(encoding="utf-8", newline="") as stream:
        for number, line in enumerate(csv.DictReader(stream), start=2):
            found[line["document_id"]].append((number, line))
    return dict(found)


LINES = lines_by_document()


@pytest.fixture(scope="module")
def paths(corpus: Path) -> dict[str, Path]:
    """Where each file of the corpus is, by the start of its digest."""
    with (corpus / "files.csv").open(encoding="utf-8", newline="") as stream:
        return {row["sha256"][:16]: corpus / row["path"] for row in csv.DictReader(stream)}


def at_place(facts: list[Fact], line: Line) -> list[Fact]:
    return [f for f in facts if _is_row(f, line["row"]) and plain(f.header or "") == plain(line["header"])]


def _is_row(fact: Fact, row: str) -> bool:
    codes = (getattr(fact, name) for name in CODES)
    names = (plain(getattr(fact, name) or "") for name in NAMES)
    return row in codes or (plain(row) in names if row else not fact.label)


def differences(fact: Fact, line: Line) -> dict[str, tuple[str, str]]:
    """What the truth says and what the fact says, where they differ."""
    pairs = {name: (line[name], getattr(fact, name)) for name in line if name not in PLACE}
    return {name: (wanted, _text(got)) for name, (wanted, got) in pairs.items() if not _equal(wanted, got)}


def _equal(wanted: str, got: object) -> bool:
    if isinstance(got, Decimal):
        return bool(wanted) and Decimal(wanted) == got
    return plain(wanted) == plain(_text(got))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def complaints(disclosure: Disclosure, lines: list[tuple[int, Line]]) -> list[str]:
    """A message for every line that no fact fulfils."""
    printed = defaultdict(list)
    for fact in disclosure.facts:
        printed[str(fact.page), fact.printed].append(fact)
    found = []
    for number, line in lines:
        candidates = at_place(printed[line["page"], line["printed"]], line)
        wrong = min((differences(fact, line) for fact in candidates), key=len, default=None)
        if wrong != {}:
            place = " | ".join(line[name] for name in PLACE[1:])
            found.append(f"line {number}, page {place}: {wrong or 'no such fact'}")
    return found


def place_of(path: Path, corpus: Path) -> str:
    """The folder of a disclosure below `pdf`: blank for the other files of the corpus."""
    parts = path.relative_to(corpus).parts
    return parts[1] if parts[0] == "pdf" else ""


def test_the_cells_are_of_every_place_and_enough_of_each(corpus: Path, paths: dict[str, Path]) -> None:
    assert len(LINES) >= 20
    assert min(len(lines) for lines in LINES.values()) >= 20
    places = {place_of(path, corpus) for path in paths.values()} - {""}
    assert {place_of(paths[key], corpus) for key in LINES} == places


def test_no_cell_is_listed_twice() -> None:
    keys = [tuple(line.values()) for lines in LINES.values() for _, line in lines]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("document_id", sorted(LINES))
def test_every_cell_has_its_meaning(document_id: str, paths: dict[str, Path]) -> None:
    wrong = complaints(understand(paths[document_id]), LINES[document_id])
    assert not wrong, f"{len(wrong)} of {len(LINES[document_id])} cells:\n" + "\n".join(wrong)
