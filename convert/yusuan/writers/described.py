"""The columns of the published tables with their descriptions, from `schemas/` and the code lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from yusuan import _data, _explain
from yusuan.writers import parquet

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a Parquet table: its Arrow type, its meaning, its code list, its constraints."""

    name: str
    type: pa.DataType
    optional: bool
    title: Text
    description: Text
    codelist: str | None
    constraints: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDescription:
    """One Parquet table with its columns; `schema_name` is the schema of a row."""

    name: str
    schema_name: str
    title: Text
    description: Text
    fields: tuple[Field, ...]


MANIFEST = "manifest"


@cache
def table(name: str) -> TableDescription:
    """The description of a table of the output, such as `facts`; `manifest` is one too."""
    arrow = parquet.MANIFEST if name == MANIFEST else parquet.schema(name)
    schema_name = MANIFEST if name == MANIFEST else name.removesuffix("s")
    schema = _data.schema(schema_name)
    year = _data.schema("document")["properties"]["fiscal_year"]
    properties = {"fiscal_year": year, **schema["properties"]}
    return TableDescription(
        name=name,
        schema_name=schema_name,
        title=_text(schema["title"], " / "),
        description=_text(schema["description"], "\n"),
        fields=tuple(_field(field, schema_name, properties[field.name]) for field in arrow),
    )


def _field(field: pa.Field, schema_name: str, node: dict[str, Any]) -> Field:
    found = _explain.target(schema_name, node)[1]
    reference = node.get("$ref", "").rpartition("/")[2]
    return Field(
        name=field.name,
        type=field.type,
        optional=field.nullable,
        title=_text(node["title"], " / "),
        description=_text(node["description"], "\n"),
        codelist=reference if reference in _data.codelist_names() else None,
        constraints={key: found[key] for key in ("enum", "pattern", "minimum", "maximum") if key in found},
    )


def _text(both: str, separator: str) -> Text:
    english, _, chinese = both.partition(separator)
    return Text(en=english, zh=chinese)
