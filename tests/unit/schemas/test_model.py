"""Model, JSON Schema and Arrow schema agree field by field: name, order, optionality, type."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pyarrow as pa
import pytest

from yusuan import _data, _explain
from yusuan import disclosure as model
from yusuan.conversion import ManifestRow
from yusuan.writers import parquet
from yusuan.writers.columns import Column, Kind, columns

RECORDS: dict[type, tuple[str, str | None]] = {
    model.DocumentRecord: ("document", None),
    model.Section: ("section", None),
    model.SectionParagraph: ("section", "paragraph"),
    model.Table: ("table", None),
    model.ColumnReading: ("table", "reading"),
    model.TableCell: ("table", "cell"),
    model.Fact: ("fact", None),
    model.Project: ("project", None),
    model.Funding: ("project", "funding"),
    model.ProjectText: ("project", "text"),
    model.Target: ("target", None),
    model.Statement: ("statement", None),
    model.Term: ("term", None),
    model.Check: ("check", None),
    model.NotUnderstood: ("not_understood", None),
}
TYPES = {Kind.STRING: "string", Kind.INTEGER: "integer", Kind.PAIRS: "object"}
COMMON = {Kind.YUAN: "yuan", Kind.MEASURED: "measured", Kind.NUMBER: "number", Kind.RECTANGLE: "rectangle"}
ELEMENTS = {Kind.STRINGS: "string", Kind.INTEGERS: "integer"}
ARROW = {
    Kind.STRING: pa.string(),
    Kind.INTEGER: pa.int32(),
    Kind.YUAN: pa.decimal128(20, 2),
    Kind.MEASURED: pa.decimal128(24, 6),
    Kind.NUMBER: pa.decimal128(24, 6),
    Kind.RECTANGLE: pa.list_(pa.float64()),
    Kind.STRINGS: pa.list_(pa.string()),
    Kind.INTEGERS: pa.list_(pa.int32()),
}


def _schema(record: type) -> tuple[str, dict[str, Any]]:
    name, part = RECORDS[record]
    schema = _data.schema(name)
    return name, schema["$defs"][part] if part else schema


def _json_type(name: str, node: dict[str, Any]) -> str:
    """The JSON type that a subschema allows."""
    found = _explain.target(name, node)[1]
    if "anyOf" in found:
        (kind,) = {_json_type(name, option) for option in found["anyOf"]}
        return kind
    if "enum" in found:
        return "string" if all(isinstance(code, str) for code in found["enum"]) else "mixed"
    return str(found["type"])


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_schema_has_the_fields_of_the_model(record: type) -> None:
    _, schema = _schema(record)
    assert list(schema["properties"]) == [column.name for column in columns(record)]
    assert schema["required"] == [column.name for column in columns(record) if not column.optional]


@pytest.mark.parametrize(
    ("record", "column"),
    [pytest.param(r, c, id=f"{r.__name__}.{c.name}") for r in RECORDS for c in columns(r)],
)
def test_schema_has_the_types_of_the_model(record: type, column: Column) -> None:
    name, schema = _schema(record)
    node = schema["properties"][column.name]
    if column.kind in TYPES:
        assert _json_type(name, node) == TYPES[column.kind]
    elif column.kind in COMMON:
        assert node["$ref"] == f"common.schema.json#/$defs/{COMMON[column.kind]}"
    elif column.kind in ELEMENTS:
        assert node["type"] == "array"
        assert _json_type(name, node["items"]) == ELEMENTS[column.kind]
    else:
        assert column.record is not None
        assert _explain.target(name, node["items"])[1] == _schema(column.record)[1]


def test_disclosure_has_the_parts_of_the_model() -> None:
    schema = _data.schema("disclosure")
    parts = [field.name for field in fields(model.Disclosure)]
    assert list(schema["properties"]) == ["$schema", "schema_version", *parts]
    assert schema["required"] == list(schema["properties"])
    for name, part in schema["properties"].items():
        if "items" in part:
            assert part["items"] == {"$ref": f"{name.removesuffix('s')}.schema.json"}


@pytest.mark.parametrize("name", parquet.TABLES)
def test_parquet_has_the_fields_of_the_model(name: str) -> None:
    record = parquet.TABLES[name]
    wanted = [c for c in columns(record) if (record, c.name) not in parquet.JSON_ONLY]
    found = parquet.schema(name)
    names = [c.name for c in wanted]
    assert found.names == (names if "fiscal_year" in names else [*names, "fiscal_year"])
    for column in wanted:
        field = found.field(column.name)
        assert field.nullable is column.optional
        assert (
            field.metadata[b"description"].decode()
            == _schema(record)[1]["properties"][column.name]["description"]
        )
        if column.record is None:
            assert field.type == ARROW[column.kind]
        else:
            inner = field.type.value_type
            assert [part.name for part in inner] == [c.name for c in columns(column.record)]
            assert [part.type for part in inner] == [ARROW[c.kind] for c in columns(column.record)]


def test_manifest_has_the_fields_of_its_schema() -> None:
    schema = _data.schema("manifest")
    types = {"string": pa.string(), "integer": pa.int32(), "number": pa.float64()}
    assert parquet.MANIFEST.names == list(schema["properties"])
    assert parquet.MANIFEST.names == [field.name for field in fields(ManifestRow)]
    for name, node in schema["properties"].items():
        field = parquet.MANIFEST.field(name)
        assert field.type == types[_json_type("manifest", node)]
        assert field.nullable is (name not in schema["required"])
