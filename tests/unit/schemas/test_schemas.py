"""The schemas are sound, bilingual, closed, and hold together with the code lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from yusuan import _data
from yusuan.writers import json as json_writer

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = _data.schema_names()
KNOWN = {
    "check",
    "common",
    "disclosure",
    "document",
    "fact",
    "manifest",
    "not_understood",
    "project",
    "section",
    "statement",
    "table",
    "target",
    "term",
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every subschema that describes an object's fields."""
    if isinstance(node, dict):
        if "type" in node and "properties" in node:
            yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)


def _described() -> Iterator[Any]:
    for name in NAMES:
        for found in _objects(_data.schema(name)):
            yield from (pytest.param(node, id=f"{name}.{key}") for key, node in found["properties"].items())
    for key, node in _data.schema("common")["$defs"].items():
        yield pytest.param(node, id=f"common.{key}")


def test_all_schemas_are_found() -> None:
    assert set(NAMES) == KNOWN


@pytest.mark.parametrize("name", NAMES)
def test_schema_meets_its_metaschema_and_names_itself(name: str) -> None:
    schema = _data.schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"https://w3id.org/yusuan/schemas/{name}.schema.json"
    assert schema["$comment"] == f"version {json_writer.SCHEMA_VERSION}"


@pytest.mark.parametrize("name", NAMES)
def test_objects_are_closed_and_require_only_what_they_define(name: str) -> None:
    for node in _objects(_data.schema(name)):
        assert node["additionalProperties"] is False
        assert set(node.get("required", [])) <= set(node["properties"])


@pytest.mark.parametrize("node", list(_described()))
def test_every_field_is_described_in_english_and_chinese(node: dict[str, Any]) -> None:
    english, chinese = node["title"].split(" / ")
    assert not CHINESE.search(english)
    assert CHINESE.search(chinese)
    first, second = node["description"].split("\n")
    assert first.endswith((".", "…"))
    assert CHINESE.search(second)
    assert second.endswith(("。", "…"))


@pytest.mark.parametrize("name", _data.codelist_names())
def test_enum_equals_code_list(name: str) -> None:
    codes = [row["code"] for row in _data.codelist(name)]
    assert _data.schema("common")["$defs"][name]["enum"] == codes, (
        f"see schemas/README.md, add a code ({name})"
    )


def test_schema_of_a_file_is_the_one_it_names() -> None:
    assert _data.schema("disclosure")["properties"]["$schema"]["const"] == json_writer.SCHEMA
    pattern = _data.schema("disclosure")["properties"]["schema_version"]["pattern"]
    assert re.search(pattern, json_writer.SCHEMA_VERSION)
