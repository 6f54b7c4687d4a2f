"""datapackage.json: complete, deterministic, and true of the files that it describes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from yusuan import _data
from yusuan.conversion import ManifestRow
from yusuan.disclosure import Disclosure
from yusuan.writers import datapackage, parquet

if TYPE_CHECKING:
    from pathlib import Path

TABULAR = {"string", "integer", "number"}


@pytest.fixture
def output(made: Disclosure, tmp_path: Path) -> Path:
    """An output of two documents, one of an unknown year."""
    undated = replace(made.document, document_id="undated", fiscal_year=None)
    parquet.write(made, tmp_path / "parquet")
    parquet.write(Disclosure(document=undated), tmp_path / "parquet")
    row = ManifestRow(path="虚构.pdf", status="failed", error="The file is empty.", exit_code=3)
    parquet.write_manifest([row], tmp_path / "manifest.parquet")
    return tmp_path


def _resources(output: Path) -> dict[str, Any]:
    return {resource["name"]: resource for resource in datapackage.descriptor(output)["resources"]}


def test_every_table_is_a_resource_with_all_its_files(output: Path) -> None:
    found = _resources(output)
    assert list(found) == [*parquet.TABLES, "manifest"]
    assert found["facts"]["path"] == [
        "parquet/facts/fiscal_year=2024/made-2024.parquet",
        "parquet/facts/fiscal_year=__HIVE_DEFAULT_PARTITION__/undated.parquet",
    ]
    assert found["manifest"]["path"] == "manifest.parquet"


@pytest.mark.parametrize("name", [*parquet.TABLES, "manifest"])
def test_fields_are_those_of_the_files(output: Path, name: str) -> None:
    resource = _resources(output)[name]
    path = resource["path"] if name == "manifest" else resource["path"][0]
    columns = pq.read_schema(output / path).names
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert fields == resource["dialect"]["parquet"]["columns"]
    assert fields == [column for column in columns if column in fields]
    assert {field["type"] for field in resource["schema"]["fields"]} <= TABULAR
    assert all(
        "\n" in field["description"] and " / " in field["title"] for field in resource["schema"]["fields"]
    )


def test_codes_have_their_list_and_labels(output: Path) -> None:
    fund = next(field for field in _resources(output)["facts"]["schema"]["fields"] if field["name"] == "fund")
    assert fund["constraints"]["enum"] == [row["code"] for row in _data.codelist("fund")]
    assert fund["categories"][0] == {
        "value": "general_public_budget",
        "label": "General public budget / 一般公共预算",
    }


def test_keys_lead_to_keys(output: Path) -> None:
    found = _resources(output)
    for resource in found.values():
        names = {field["name"] for field in resource["schema"]["fields"]}
        assert set(resource["schema"]["primaryKey"]) <= names
        assert resource["schema"].get("foreignKeys") != []  # the profile wants none or some
        for key in resource["schema"].get("foreignKeys", ()):
            assert set(key["fields"]) <= names
            assert key["reference"]["fields"] == found[key["reference"]["resource"]]["schema"]["primaryKey"]


def test_licence_is_the_operators(output: Path) -> None:
    assert "licenses" not in datapackage.descriptor(output)
    about = datapackage.Publication(licence_name="CC-BY-4.0", source_path="https://example.org/", homepage="")
    found = datapackage.descriptor(output, publication=about)
    assert found["licenses"] == [{"name": "CC-BY-4.0"}]
    assert found["sources"][0]["path"] == "https://example.org/"
    assert "homepage" not in found


def test_only_what_is_there_is_listed(output: Path, tmp_path: Path) -> None:
    assert [r["name"] for r in datapackage.descriptor(output, ["json"])["resources"]] == ["manifest"]
    assert "resources" not in datapackage.descriptor(tmp_path / "nothing")


def test_file_is_deterministic(output: Path) -> None:
    first = datapackage.write(output).read_bytes()
    assert datapackage.write(output).read_bytes() == first
    assert json.loads(first) == datapackage.descriptor(output)
