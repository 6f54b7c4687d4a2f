"""datapackage.json: the Parquet tables of an output as a Frictionless Data Package (version 2).

What lies in json/ and rdf/ says the same again and is not listed. Lists (rectangles, pages, ids, a project's
funding and texts) are left out of the table schemas and of `dialect.parquet.columns`: a tabular field holds
one value, and frictionless-py stops at a list. `dialect.parquet.categories` keeps pandas, through which
frictionless-py reads, from turning integers with nulls into binary numbers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from yusuan import _data
from yusuan.writers import described
from yusuan.writers.files import aside
from yusuan.writers.parquet import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_KEYS = {
    "documents": "document_id",
    "tables": "table_id",
    "facts": "fact_id",
    "projects": "project_id",
    "targets": "target_id",
    "statements": "statement_id",
    "terms": "term_id",
    "checks": "check_id",
    "sections": "section_id",
    "manifest": "path",
}
_REFERENCES = {
    "tables": {"document_id": "documents"},
    "facts": {"document_id": "documents", "table_id": "tables", "project_id": "projects"},
    "projects": {"document_id": "documents", "form_id": "tables"},
    "targets": {"document_id": "documents", "project_id": "projects", "form_id": "tables"},
    "statements": {
        "document_id": "documents",
        "section_id": "sections",
        "relates_to": "statements",
        "compared_with": "statements",
        "part_of": "statements",
    },
    "terms": {"document_id": "documents", "section_id": "sections"},
    "checks": {"document_id": "documents"},
    "sections": {"document_id": "documents"},
}
_TYPES = {pa.string(): "string", pa.int32(): "integer", pa.float64(): "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the operator says of the data set. Without a licence of theirs none is stated."""

    name: str = "yusuan"
    title: str = "Budget disclosures of government departments / 部门预决算公开数据"
    licence_name: str | None = None
    licence_path: str | None = None
    source_title: str = "Budget disclosures as published; documents.sha256 identifies each file"
    source_path: str | None = None
    homepage: str | None = None


def descriptor(
    folder: Path, formats: Sequence[str] = ("parquet",), publication: Publication | None = None
) -> dict[str, Any]:
    """The descriptor of an output folder: its Parquet tables, if among the formats, and its manifest.

    Deterministic: no time stamps, paths in order. A table of several files lists them all.
    """
    about = publication or Publication()
    found: dict[str, Any] = {
        "$schema": PROFILE,
        "name": about.name,
        "title": about.title,
        "description": "Every figure with its place in the source, its meaning, its checks; see README.md.",
        "homepage": about.homepage,
        "licenses": _present({"name": about.licence_name, "path": about.licence_path}),
        "sources": _present({"title": about.source_title, "path": about.source_path}),
        "resources": [_resource(name, paths) for name, paths in _paths(folder, formats) if paths],
    }
    return {key: value for key, value in found.items() if value}


def write(
    folder: Path, formats: Sequence[str] = ("parquet",), publication: Publication | None = None
) -> Path:
    """Write datapackage.json into an output folder. Raises OutputError."""
    path = folder / "datapackage.json"
    text = json.dumps(descriptor(folder, formats, publication), ensure_ascii=False, indent=1)
    with aside(path) as part:
        part.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return path


def _present(item: dict[str, str | None]) -> list[dict[str, str]]:
    kept = {key: value for key, value in item.items() if value}
    return [kept] if kept else []


def _paths(folder: Path, formats: Sequence[str]) -> list[tuple[str, list[str]]]:
    patterns = {name: f"parquet/{name}/**/*.parquet" for name in TABLES if "parquet" in formats} | {
        described.MANIFEST: "manifest.parquet"
    }
    return [
        (name, sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern)))
        for name, pattern in patterns.items()
    ]


def _resource(name: str, paths: list[str]) -> dict[str, Any]:
    table = described.table(name)
    fields = [field for field in table.fields if not pa.types.is_list(field.type)]
    nullable = [field.name for field in fields if field.optional and field.type == pa.int32()]
    return {
        "name": name,
        "type": "table",
        "path": paths[0] if len(paths) == 1 else paths,
        "title": f"{table.title.en} / {table.title.zh}",
        "description": f"{table.description.en}\n{table.description.zh}",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "dialect": {"parquet": {"columns": [field.name for field in fields], "categories": nullable}},
        "schema": {
            "fields": [_field(field) for field in fields],
            "primaryKey": [_KEYS[name]],
            **_foreign_keys(name),
        },
    }


def _field(field: described.Field) -> dict[str, Any]:
    exact = field.type in (pa.string(), pa.int32())
    required = {} if field.optional else {"required": True}
    found: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.type, "number"),
        "title": f"{field.title.en} / {field.title.zh}",
        "description": f"{field.description.en}\n{field.description.zh}",
        "constraints": required | (field.constraints if exact else {}),
    }
    if field.codelist:
        found["categories"] = [
            {"value": row["code"], "label": f"{row['label_en']} / {row['label_zh']}"}
            for row in _data.codelist(field.codelist)
        ]
    return {key: value for key, value in found.items() if value}


def _foreign_keys(name: str) -> dict[str, Any]:
    keys = [
        {"fields": [field], "reference": {"resource": table, "fields": [_KEYS[table]]}}
        for field, table in _REFERENCES.get(name, {}).items()
    ]
    return {"foreignKeys": keys} if keys else {}
