"""The Parquet writer: what DuckDB, pyarrow and a reader of a single file see."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from yusuan.conversion import ManifestRow
from yusuan.disclosure import Disclosure
from yusuan.errors import OutputError
from yusuan.validation import problems
from yusuan.writers import parquet

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = f"fiscal_year={parquet.UNKNOWN_YEAR}"


def _of(made: Disclosure, document_id: str, year: int | None) -> Disclosure:
    """The same disclosure as if it were another document."""
    record = replace(made.document, document_id=document_id, fiscal_year=year)
    facts = tuple(replace(fact, document_id=document_id, fiscal_year=year) for fact in made.facts)
    return Disclosure(document=record, facts=facts)


@pytest.fixture
def output(made: Disclosure, tmp_path: Path) -> Path:
    """Three documents: of 2024, of 2025, and of an unknown year."""
    parquet.write(made, tmp_path)
    parquet.write(_of(made, "other-2025", 2025), tmp_path)
    parquet.write(_of(made, "undated", None), tmp_path)
    return tmp_path


def test_files_lie_in_partitions(output: Path) -> None:
    found = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.parquet"))
    years = {"made-2024": "fiscal_year=2024", "other-2025": "fiscal_year=2025", "undated": UNKNOWN}
    wanted = sorted(f"{t}/{year}/{name}.parquet" for t in parquet.TABLES for name, year in years.items())
    assert found == wanted


def _duckdb(output: Path, name: str) -> duckdb.DuckDBPyRelation:
    """A table as `read_parquet('OUT/parquet/<name>/**/*.parquet', …)` gives it."""
    files = f"{output}/{name}/**/*.parquet"
    return duckdb.connect().read_parquet(files, hive_partitioning=True, union_by_name=True)


@pytest.mark.parametrize("name", parquet.TABLES)
def test_duckdb_reads_every_table(output: Path, name: str) -> None:
    rows = _duckdb(output, name).project("document_id, fiscal_year").distinct().fetchall()
    assert set(rows) <= {("made-2024", 2024), ("other-2025", 2025), ("undated", None)}
    assert ("made-2024", 2024) in rows


def test_duckdb_reads_amounts_as_exact_decimals(output: Path) -> None:
    facts = _duckdb(output, "facts")
    assert str(facts.project("amount").types[0]) == "DECIMAL(20,2)"
    assert facts.filter("fiscal_year = 2024").sum("amount").fetchall() == [(Decimal("2469000.00"),)]


def test_dataset_reads_partitions(output: Path) -> None:
    found = ds.dataset(output / "facts", partitioning="hive").to_table(filter=ds.field("fiscal_year") == 2025)
    assert set(found["document_id"].to_pylist()) == {"other-2025"}
    assert found.schema.field("fiscal_year").type == pa.int32()
    assert len(ds.dataset(output / "facts", partitioning="hive").to_table()) == 9


@pytest.mark.parametrize("name", parquet.TABLES)
def test_single_file_says_its_year(output: Path, name: str) -> None:
    found = pq.ParquetFile(output / name / "fiscal_year=2024" / "made-2024.parquet").read()
    assert set(found["fiscal_year"].to_pylist()) == {2024}
    assert found.schema.equals(parquet.schema(name))
    described = found.schema.field("document_id").metadata[b"description"].decode()
    assert described.partition("\n")[2]


def test_table_without_rows_has_its_columns(output: Path) -> None:
    found = pq.ParquetFile(output / "projects" / "fiscal_year=2025" / "other-2025.parquet").read()
    assert len(found) == 0
    assert found.schema.equals(parquet.schema("projects"))


def test_rows_hold_what_the_model_holds(made: Disclosure) -> None:
    tables = parquet.tables(made)
    assert tables["facts"]["amount"].to_pylist() == [Decimal("1234500.00"), Decimal("1234500.00"), None]
    assert tables["facts"]["bbox"][0].as_py() == [72.02, 100.0, 120.26, 110.5]
    assert tables["projects"]["funding"][0].as_py()[0]["amount"] == Decimal("340000.00")
    assert tables["targets"]["value"].to_pylist() == [Decimal("95.500000"), None, None]
    assert tables["targets"]["score"].to_pylist() == [Decimal("19.500000"), None, None]
    assert tables["checks"]["tolerance"].to_pylist() == [Decimal("0.015000")]
    assert "cells" not in tables["tables"].column_names


def test_two_runs_give_the_same_bytes(made: Disclosure, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in parquet.write(made, tmp_path / "a")]
    assert [path.read_bytes() for path in parquet.write(made, tmp_path / "b")] == first


def test_statistics_and_compression_are_on(output: Path) -> None:
    meta = pq.ParquetFile(output / "facts" / "fiscal_year=2024" / "made-2024.parquet").metadata
    chunks = [meta.row_group(0).column(n) for n in range(meta.num_columns)]
    amount = next(chunk for chunk in chunks if chunk.path_in_schema == "amount")
    assert amount.compression == "ZSTD"
    assert amount.statistics.max == Decimal("1234500.00")


def test_document_that_changed_its_year_is_not_there_twice(made: Disclosure, tmp_path: Path) -> None:
    parquet.write(made, tmp_path)
    parquet.write(_of(made, made.document.document_id, 2025), tmp_path)
    assert [path.parent.name for path in (tmp_path / "facts").rglob("*.parquet")] == ["fiscal_year=2025"]


def test_what_cannot_be_written_leaves_nothing(made: Disclosure, tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="documents"):
        parquet.write(made, tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["documents"]


def test_manifest(tmp_path: Path) -> None:
    failed = ManifestRow(path="b.pdf", status="failed", error="The file is empty.", exit_code=3)
    done = ManifestRow(path="a.pdf", sha256="0" * 64, document_id="a", status="converted", seconds=0.5)
    parquet.write_manifest([failed, done], tmp_path / "manifest.parquet")
    rows = pq.read_table(tmp_path / "manifest.parquet").to_pylist()
    assert [row["path"] for row in rows] == ["a.pdf", "b.pdf"]
    assert rows[1]["sha256"] is None
    for row in rows:
        assert problems({key: value for key, value in row.items() if value is not None}, "manifest") == []
