"""One disclosure as Parquet: a file for each table of the contract, in hive partitions by fiscal year.

The Arrow schemas are derived from the annotations of the model. Every file also holds `fiscal_year`, the
partition's key, so that it means the same when it is read alone.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from yusuan import _data
from yusuan import disclosure as model
from yusuan.writers.columns import PLACES, Column, Kind, columns, points, rounding
from yusuan.writers.files import aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

TABLES: dict[str, type] = {
    "documents": model.DocumentRecord,
    "tables": model.Table,
    "facts": model.Fact,
    "projects": model.Project,
    "targets": model.Target,
    "statements": model.Statement,
    "terms": model.Term,
    "checks": model.Check,
    "sections": model.Section,
}
"""The tables of the output and the classes whose fields are their columns."""

JSON_ONLY = {(model.Table, "readings"), (model.Table, "cells"), (model.Section, "paragraphs")}
"""What is printed cell by cell and paragraph by paragraph: it is in the JSON, under the same ids."""

_BASE = "https://w3id.org/yusuan/schemas/"

UNKNOWN_YEAR = "__HIVE_DEFAULT_PARTITION__"

_ARROW: dict[Kind, pa.DataType] = {
    Kind.STRING: pa.string(),
    Kind.INTEGER: pa.int32(),
    Kind.YUAN: pa.decimal128(20, PLACES[Kind.YUAN]),
    Kind.MEASURED: pa.decimal128(24, PLACES[Kind.MEASURED]),
    Kind.NUMBER: pa.decimal128(24, PLACES[Kind.NUMBER]),
    Kind.RECTANGLE: pa.list_(pa.float64()),
    Kind.STRINGS: pa.list_(pa.string()),
    Kind.INTEGERS: pa.list_(pa.int32()),
}


def stored(record: type) -> tuple[Column, ...]:
    """The columns of a dataclass that Parquet holds."""
    return tuple(column for column in columns(record) if (record, column.name) not in JSON_ONLY)


def _arrow(column: Column) -> pa.DataType:
    if column.record is None:
        return _ARROW[column.kind]
    return pa.list_(pa.struct([(part.name, _arrow(part)) for part in stored(column.record)]))


def _described(record: type, name: str) -> dict[str, str]:
    """The description of a column, from the schema of its table."""
    schema = _data.schema(_SCHEMAS[record]) if _SCHEMAS[record] in _data.schema_names() else {}
    found = schema.get("properties", {}).get(name, {})
    wanted = {"description": "description", "description_zh": "x-description-zh"}
    return {key: found[keyword] for key, keyword in wanted.items() if keyword in found}


_SCHEMAS = {record: name.removesuffix("s") for name, record in TABLES.items()}


@cache
def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table, such as `facts`, with descriptions as metadata of its fields."""
    record = TABLES[name]
    found = [
        pa.field(c.name, _arrow(c), nullable=c.optional, metadata=_described(record, c.name))
        for c in stored(record)
    ]
    if all(field.name != "fiscal_year" for field in found):
        found.append(
            pa.field("fiscal_year", pa.int32(), metadata=_described(model.DocumentRecord, "fiscal_year"))
        )
    return pa.schema(
        found, metadata={"schema": f"https://w3id.org/yusuan/schemas/{_SCHEMAS[record]}.schema.json"}
    )


def _converter(column: Column) -> Callable[[Any], Any] | None:
    """What turns a value of the model into what Arrow takes; None where it takes it as it is."""
    if column.kind in PLACES:
        return rounding(column.kind)
    if column.kind is Kind.RECTANGLE:
        return points
    return _records(column.record) if column.record else None


def _records(record: type) -> Callable[[Any], list[dict[str, Any]]]:
    parts = [(column.name, _converter(column)) for column in stored(record)]

    def convert(items: Any) -> list[dict[str, Any]]:
        return [{name: _converted(getattr(item, name), part) for name, part in parts} for item in items]

    return convert


def _converted(value: Any, converter: Callable[[Any], Any] | None) -> Any:
    return value if value is None or converter is None else converter(value)


@cache
def _plan(name: str) -> tuple[tuple[Callable[[Any], Any], Callable[[Any], Any] | None, pa.DataType], ...]:
    """Of each column of a table: what gets its value from a row, what makes it Arrow's, and its type."""
    columns_ = stored(TABLES[name])
    return tuple((attrgetter(c.name), _converter(c), _arrow(c)) for c in columns_)


def _table(name: str, items: Sequence[Any], year: int | None) -> pa.Table:
    found = schema(name)
    arrays = []
    for get, converter, kind in _plan(name):
        values: Iterable[Any] = map(get, items)
        if converter is not None:
            values = [value if value is None else converter(value) for value in values]
        arrays.append(pa.array(values, type=kind, size=len(items)))
    if len(arrays) < len(found):
        arrays.append(pa.array([year] * len(items), type=pa.int32()))
    return pa.Table.from_arrays(arrays, schema=found)


def tables(disclosure: model.Disclosure) -> dict[str, pa.Table]:
    """The tables of a disclosure by name; a table without rows has its columns all the same."""
    year = disclosure.document.fiscal_year
    rows = {name: getattr(disclosure, name, ()) for name in TABLES} | {"documents": (disclosure.document,)}
    return {name: _table(name, items, year) for name, items in rows.items()}


def _save(table: pa.Table, path: Path) -> None:
    with aside(path) as part:
        # A document's columns are so short that dictionaries make files larger and slower to write.
        pq.write_table(table, part, compression="zstd", use_dictionary=False)


def write(disclosure: model.Disclosure, folder: Path) -> list[Path]:
    """Write folder/<table>/fiscal_year=<year>/<document_id>.parquet for every table; return the paths.

    A file that an earlier run left under another year is removed, or the document would count twice.
    """
    record = disclosure.document
    partition = f"fiscal_year={UNKNOWN_YEAR if record.fiscal_year is None else record.fiscal_year}"
    paths = []
    for name, table in tables(disclosure).items():
        path = folder / name / partition / f"{record.document_id}.parquet"
        _save(table, path)
        for stale in set((folder / name).glob(f"fiscal_year=*/{path.name}")) - {path}:
            stale.unlink()
        paths.append(path)
    return paths


MANIFEST = pa.schema(
    [
        pa.field("path", pa.string(), nullable=False),
        pa.field("sha256", pa.string()),
        pa.field("document_id", pa.string()),
        pa.field("fiscal_year", pa.int32()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("document_status", pa.string()),
        pa.field("error", pa.string()),
        pa.field("hint", pa.string()),
        pa.field("exit_code", pa.int32(), nullable=False),
        pa.field("seconds", pa.float64()),
        pa.field("tool_version", pa.string(), nullable=False),
    ]
)
"""The columns of manifest.parquet; see schemas/manifest.schema.json."""


def write_manifest(rows: Iterable[Any], path: Path) -> None:
    """Write manifest.parquet: one row an input file, ordered by path.

    A row is an object with the columns of `MANIFEST` as attributes.
    """
    ordered = sorted(rows, key=lambda row: str(row.path))
    arrays = [pa.array([getattr(row, field.name) for row in ordered], type=field.type) for field in MANIFEST]
    _save(pa.Table.from_arrays(arrays, schema=MANIFEST), path)
