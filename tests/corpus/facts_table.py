"""Regression tables of facts read from real disclosures: figures, codes and places, no words."""

from __future__ import annotations

import csv
from pathlib import Path

from yusuan.disclosure import Disclosure

FOLDER = Path(__file__).parent / "facts"
FIELDS = (
    "row",
    "column",
    "table_kind",
    "flow",
    "function_code",
    "economic_code",
    "government_economic_code",
    "fund",
    "nature",
    "portion",
    "origin",
    "item",
    "row_role",
    "parent_row",
    "reference_year",
    "reference_stage",
    "measure",
    "printed",
    "unit",
    "amount",
)

Row = dict[str, str]


def expected(name: str) -> list[Row]:
    """The table as kept; its first column is the table's number in the document."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def actual(disclosure: Disclosure, kinds_without: frozenset[str] = frozenset()) -> list[Row]:
    """The facts of a disclosure in the same form."""
    found = []
    for fact in disclosure.facts:
        if fact.table_kind not in kinds_without:
            values = {name: getattr(fact, name) for name in FIELDS}
            texts = {name: "" if value is None else str(value) for name, value in values.items()}
            found.append({"table": fact.table_id.rpartition("-t")[2], **texts})
    return found


def write(name: str, rows: list[Row]) -> None:
    """Keep a table, after every line of it was looked at beside the source."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["table", *FIELDS], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
