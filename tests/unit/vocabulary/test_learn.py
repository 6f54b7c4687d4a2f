"""What disclosures print and the tables lack becomes proposals, and accepted lines become rows."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yusuan.errors import UsageError
from yusuan.vocabulary.accept import accept, source_tables
from yusuan.vocabulary.learn import COLUMNS, proposal_text, proposals

FIELDS = ("function_code", "economic_code", "government_economic_code", "revenue_code")


def fact(document: str, label: str, **values: Any) -> dict[str, Any]:
    plain = dict.fromkeys(FIELDS) | {
        "project_id": None,
        "row_role": "leaf",
        "table_kind": "expenditure_summary",
    }
    return plain | {"document_id": document, "label": label} | values


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    rows = [
        fact("d1", "小学教育", function_code="2050202"),
        fact("d1", "青禾县专门事务", function_code="2010177"),
        fact("d2", "青禾县专门事务", function_code="2010177"),
        fact("d2", "别的名称", function_code="2050202"),
        fact("d2", "某个项目", function_code="2050202", project_id="p1"),
        fact("d2", "某项采购", function_code="2050202", table_kind="procurement"),
        fact("d2", "地方明细", economic_code="3010177"),
        fact("d2", "合计", function_code="205", row_role="total"),
        fact("d2", "基本工资", economic_code="30101", government_economic_code="50101"),
    ]
    folder = tmp_path / "out" / "parquet" / "facts" / "fiscal_year=2024"
    folder.mkdir(parents=True)
    names = ("document_id", "table_kind", "label", "project_id", "row_role", *FIELDS)
    schema = pa.schema([(name, pa.string()) for name in names])
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / "d.parquet")
    return tmp_path / "out"


def test_proposals(out: Path) -> None:
    found = [(one.code, one.name_zh, one.verdict, one.documents, one.first_year) for one in proposals(out)]
    assert found == [
        ("2010177", "青禾县专门事务", "unknown_code", 2, 2024),
        ("3010177", "地方明细", "local_detail", 1, 2024),
        ("2050202", "别的名称", "wrong_name", 1, 2024),
    ]


def filled(out: Path, path: Path, **answers: dict[str, str]) -> Path:
    lines = list(csv.DictReader(proposal_text(proposals(out)).splitlines()))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(line | answers.get(f"c{line['code']}", {}) for line in lines)
    return path


def test_accepted_lines_become_rows(out: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(source_tables(), tables)
    file = filled(
        out,
        tmp_path / "proposals.csv",
        c2010177={"accept": "yes", "name_en": "Special affairs of Qinghe"},
        c2050202={"accept": "yes", "name_en": "Another name", "valid_from": "2024"},
    )
    done, refused = accept(file, tables)
    assert (len(done), refused) == (2, [])
    rows = {row["code"]: row for row in read(tables / "functional.csv")}
    assert (rows["2010177"]["parent"], rows["2010177"]["level"]) == ("20101", "3")
    assert (rows["2050202"]["name_zh"], rows["2050202"]["renamed_from"]) == ("别的名称", "小学教育")
    former = read(tables / "former" / "functional.csv")
    assert [row["valid_to"] for row in former if row["name_zh"] == "小学教育"] == ["2023"]


def test_what_is_not_complete_is_refused(out: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(source_tables(), tables)
    before = (tables / "functional.csv").read_bytes()
    file = filled(
        out,
        tmp_path / "proposals.csv",
        c2010177={"accept": "yes"},
        c2050202={"accept": "yes", "name_en": "Another name"},
        c3010177={"accept": "yes", "name_en": "A local detail"},
    )
    done, refused = accept(file, tables)
    assert done == []
    assert len(refused) == 3
    assert (tables / "functional.csv").read_bytes() == before


def test_another_file_is_no_proposal(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(UsageError):
        accept(other, tmp_path)
