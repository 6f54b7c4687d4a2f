"""The data dictionary: every column and code is in it, and its SQL runs and proves what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from yusuan import _data
from yusuan.writers import described, dictionary, parquet

if TYPE_CHECKING:
    from pathlib import Path

    from yusuan.disclosure import Disclosure

SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)


@pytest.fixture
def text() -> str:
    """The dictionary."""
    return dictionary.text()


@pytest.mark.parametrize("name", [*parquet.TABLES, "manifest"])
def test_every_column_is_explained_in_both_languages(text: str, name: str) -> None:
    section = text.partition(f"### {name} · ")[2].partition("\n### ")[0]
    for field in described.table(name).fields:
        (row,) = [line for line in section.splitlines() if line.startswith(f"| `{field.name}` |")]
        assert field.title.en in row
        assert field.title.zh in row
        assert (f"[{field.codelist}](#{field.codelist})" in row) is bool(field.codelist)


@pytest.mark.parametrize("name", _data.codelist_names())
def test_every_code_is_listed_with_its_labels(text: str, name: str) -> None:
    section = text.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    for row in _data.codelist(name):
        assert re.search(
            rf"^\| `{re.escape(row['code'])}` \| {re.escape(row['label_en'])}", section, re.MULTILINE
        )
        assert row["label_zh"] in section


def test_table_rows_have_as_many_cells_as_their_header(text: str) -> None:
    width = 0
    for line in text.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert not width or not cells or cells == width, line
        width = cells


def test_examples_run(text: str, made: Disclosure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet.write(made, tmp_path / "parquet")
    monkeypatch.chdir(tmp_path)
    connection = duckdb.connect()
    views, total, by_class, places, proof, projects, said, reasons = SQL.findall(text)
    connection.execute(views)
    issuer = "示例区虚构局"
    assert connection.sql(total).fetchall() == [("made-2024", issuer, 2024, Decimal("1234500.00"))]
    assert connection.sql(by_class).fetchall() == []
    assert connection.sql(places).fetchall() == []
    assert connection.sql(proof).fetchall() == []
    assert connection.sql(projects).columns[:2] == ["name", "amount"]
    assert connection.sql(said).fetchall() == []
    assert connection.sql(reasons).columns[-2:] == ["direction", "reason"]


def test_proof_finds_a_total_that_is_not_its_parts(
    text: str, made: Disclosure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = replace(made.checks[0], left=Decimal(1))
    parquet.write(replace(made, checks=(wrong,)), tmp_path / "parquet")
    monkeypatch.chdir(tmp_path)
    connection = duckdb.connect()
    views, *_, proof, _, _, _ = SQL.findall(text)
    connection.execute(views)
    rows = connection.sql(proof).fetchall()
    assert rows == [(wrong.check_id, Decimal("1.000000"), Decimal("1234500.00"))]


def test_file_is_deterministic(text: str, tmp_path: Path) -> None:
    dictionary.write(tmp_path / "README.md")
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == text
