"""The data folders `schemas/` and `vocab/`: found beside the code in a checkout, inside it when installed.

Every access to them goes through this module; files are parsed on first use and kept.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

Row = dict[str, str]


def folder(name: str) -> Traversable:
    """Find a data folder: inside an installed package, or beside convert/ in a checkout."""
    packaged = files("yusuan") / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name


@cache
def rows(kind: str, name: str) -> tuple[Row, ...]:
    """The rows of vocab/<kind>/<name>.csv as dictionaries; blank fields are empty strings."""
    source = folder("vocab") / kind / f"{name}.csv"
    lines = csv.reader(source.read_text(encoding="utf-8").splitlines())
    header = next(lines)
    return tuple(dict(zip(header, line, strict=True)) for line in lines)


def lexicon(name: str) -> tuple[Row, ...]:
    """The rows of a lexicon, vocab/lexicon/<name>.csv."""
    return rows("lexicon", name)


def codelist(name: str) -> tuple[Row, ...]:
    """The rows of a code list, vocab/codelists/<name>.csv: code, label_zh, label_en, note_zh, note_en."""
    return rows("codelists", name)


def codelist_names() -> tuple[str, ...]:
    """The names of all code lists."""
    found = (folder("vocab") / "codelists").iterdir()
    return tuple(sorted(item.name.removesuffix(".csv") for item in found if item.name.endswith(".csv")))


def classification(name: str) -> tuple[Row, ...]:
    """The rows of vocab/classification/<name>.csv: code, name_zh, name_en, parent, level, evidence."""
    return rows("classification", name)


def schema_names() -> tuple[str, ...]:
    """The names of all schemas, such as `fact` for schemas/fact.schema.json."""
    suffix = ".schema.json"
    found = folder("schemas").iterdir()
    return tuple(sorted(item.name.removesuffix(suffix) for item in found if item.name.endswith(suffix)))


def schema_text(name: str) -> str:
    """A schema as published; KeyError when there is none of that name."""
    if name not in schema_names():
        raise KeyError(name)
    return (folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema, parsed."""
    parsed: dict[str, Any] = json.loads(schema_text(name))
    return parsed
