"""A year's edition as CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from yusuan.vocabulary.editions import edition
from yusuan.vocabulary.tables import Concept

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = tuple(field.name for field in fields(Concept))


def records(classification: str, year: int | None = None) -> list[dict[str, Any]]:
    """The concepts of a year as plain dictionaries, in order of codes."""
    return [asdict(concept) for concept in edition(classification, year).values()]


def csv_text(classification: str, year: int | None = None) -> str:
    """The concepts of a year as CSV; successors are separated by blanks."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in records(classification, year):
        writer.writerow(record | {"replaced_by": " ".join(record["replaced_by"])})
    return stream.getvalue()


def json_text(classification: str, year: int | None = None) -> str:
    """The concepts of a year as JSON."""
    return json.dumps(records(classification, year), ensure_ascii=False, indent=1) + "\n"


def write_parquet(classification: str, path: Path, year: int | None = None) -> None:
    """Write the concepts of a year as Parquet, with a fixed schema."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import
    import pyarrow.parquet as pq  # noqa: PLC0415

    numbers = {"level", "valid_from", "valid_to", "attested_documents", "first_seen", "last_seen"}
    types = {name: pa.int32() if name in numbers else pa.string() for name in COLUMNS}
    types["replaced_by"] = pa.list_(pa.string())
    found = [
        record | {"replaced_by": list(record["replaced_by"])} for record in records(classification, year)
    ]
    pq.write_table(pa.Table.from_pylist(found, schema=pa.schema(list(types.items()))), path)
