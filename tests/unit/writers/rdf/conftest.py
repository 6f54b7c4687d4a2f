"""Made-up disclosures, and the integrity constraints of the Data Cube vocabulary as SPARQL."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from yusuan.disclosure import (
    Check,
    Disclosure,
    DocumentRecord,
    Fact,
    Funding,
    Project,
    ProjectText,
    Table,
    Target,
)
from yusuan.writers.rdf import turtle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
DOCUMENT = "d0"
QB = "PREFIX qb: <http://purl.org/linked-data/cube#> "


def fact(table: str, row: int, column: int, amount: str | None, **meaning: Any) -> Fact:
    """A fact of table `table`; whatever is not said is a current leaf of the general public budget."""
    values: dict[str, Any] = {
        "fact_id": f"{DOCUMENT}-{table}-r{row}c{column}",
        "document_id": DOCUMENT,
        "table_id": f"{DOCUMENT}-{table}",
        "page": 1,
        "fragment": "page=1&viewrect=10.0,20.0,30.0,9.5",
        "row": row,
        "column": column,
        "table_kind": "expenditure_summary",
        "issuer": "青禾县示例局",
        "fiscal_year": 2024,
        "stage": "budget",
        "flow": "expenditure",
        "row_role": "leaf",
        "fund": "general_public_budget",
        "nature": "_T",
        "portion": "_T",
        "origin": "_T",
        "reference_year": 2024,
        "reference_stage": "budget",
        "measure": "amount",
        "printed": amount or "",
        "unit": "元",
        "amount": None if amount is None else Decimal(amount),
    }
    return Fact(**(values | meaning))


def table(name: str, kind: str, **values: Any) -> Table:
    """A table of the made-up document."""
    plain: dict[str, Any] = {"title": None, "pages": (1,), "rows": 9, "columns": 9}
    return Table(table_id=f"{DOCUMENT}-{name}", document_id=DOCUMENT, kind=kind, **(plain | values))


def record(**values: Any) -> DocumentRecord:
    """The record of the made-up document."""
    plain: dict[str, Any] = {
        "document_id": DOCUMENT,
        "sha256": "0" * 64,
        "source_name": "made-up.txt",
        "media_type": "text/plain",
        "pages": 3,
        "issuer": "青禾县示例局",
        "issuer_type": "department",
        "division_code": "990101",
        "fiscal_year": 2024,
        "stage": "budget",
        "title": "青禾县示例局2024年部门预算",
        "tool_version": "0.0.0",
    }
    return DocumentRecord(**(plain | values))


def _summary() -> tuple[Fact, ...]:
    code = {"table_kind": "revenue_expenditure_summary"}
    income = {**code, "flow": "revenue"}
    return (
        fact("t1", 1, 1, "300.00", **income, label="一般公共预算", label_raw="一、一般公共预算"),
        fact("t1", 1, 3, "300.00", **code, label="教育支出", label_raw="一、教育支出", function_code="205"),
        fact("t1", 2, 1, "300.00", **income, label="收入总计", row_role="grand_total", fund="_T"),
        fact("t1", 2, 3, "300.00", **code, label="支出总计", row_role="grand_total", fund="_T"),
    )


def _expenditure() -> tuple[Fact, ...]:
    whole = {"label": "合计", "row_role": "total", "printed": "0.03", "unit": "万元"}
    first = {"label": "小学教育", "function_code": "2050202", "parent_row": 1, "label_raw": "　小学教育"}
    odd = {"label": "没有的科目", "function_code": "2050277", "parent_row": 1, "resolved_by": "identities"}
    ratio = {"measure": "ratio", "unit": "%", "printed": "-12.5%", "label": "合计", "row_role": "total"}
    return (
        fact("t2", 1, 2, "300.00", **whole),
        fact("t2", 1, 3, "100.00", **whole, nature="basic"),
        fact("t2", 1, 4, "200.00", **whole, nature="project"),
        fact("t2", 1, 5, None, **ratio),
        fact("t2", 2, 2, "120.55", **first),
        fact("t2", 2, 3, "100.00", **first, nature="basic", status="verified", header="2024年 > 基本支出"),
        fact("t2", 3, 2, "179.45", **odd, status="contradicted"),
        fact("t2", 3, 3, "-0.00", **odd, nature="basic", measure="change"),
    )


def _projects() -> tuple[Fact, ...]:
    same = {
        "table_kind": "project_expenditure",
        "nature": "project",
        "project_name": "同名项目",
        "unit_name": "青禾县示例中心",
        "label": "同名项目",
    }
    return (
        fact("t3", 1, 1, "200.00", table_kind="project_expenditure", label="合计", row_role="total"),
        fact("t3", 2, 1, "80.00", **same, project_id="p1", unit_code="901002"),
        fact("t3", 3, 1, "120.00", **same, project_id="p2"),
        fact("t3", 3, 2, "120.00", **same, project_id="p2"),
        fact("t3", 3, 3, "120.00", **same, project_id="p9", fact_id="d0-t3-second"),
    )


def small(**values: Any) -> Disclosure:
    """A disclosure with a little of everything."""
    parts: dict[str, Any] = {
        "document": record(),
        "tables": (
            table("t1", "revenue_expenditure_summary", number="表一", unit="元", title="收支总表"),
            table("t2", "expenditure_summary", unit="万元", pages=(1, 2), body_name="青禾县示例局"),
            table("t3", "project_expenditure"),
            table("t4", "unrecognised", reason="no title", note="注：无"),
            table("t5", "performance_targets"),
        ),
        "facts": (
            *_summary(),
            *_expenditure(),
            *_projects(),
            fact("t5", 1, 1, "80.00", table_kind="performance_targets", period="annual", project_id="p1"),
            fact("t5", 1, 2, "90.00", table_kind="performance_targets", period="whole", project_id="p1"),
            fact("t5", 2, 1, "80.00", table_kind="performance_targets", qualifier="local_funds"),
        ),
        "projects": (
            Project(
                project_id="p1",
                document_id=DOCUMENT,
                name="同名项目",
                responsible_code="901",
                responsible_name="青禾县示例股",
                form_id="d0-form-1",
                matched_by="name_and_amount",
                unit_name="青禾县示例中心",
                funding=(
                    Funding(
                        period="annual",
                        source="local_funds",
                        origin="current",
                        amount=Decimal(80),
                        fact_id="d0-t5-r1c1",
                    ),
                    Funding(
                        period="whole",
                        source="general_public_budget",
                        origin="_T",
                        amount=Decimal(90),
                        fact_id="d0-t5-r1c2",
                    ),
                ),
                texts=(ProjectText(field="basis", label="立项依据", text="依据", page=2, fragment="page=2"),),
            ),
            Project(project_id="p2", document_id=DOCUMENT, name="同名项目"),
        ),
        "targets": (
            Target(
                target_id="d0-g1",
                document_id=DOCUMENT,
                project_id="p1",
                form_id="d0-form-1",
                project_name="同名项目",
                period="annual",
                level1="产出指标",
                level2="质量指标",
                level3="合格率",
                value_raw="≥95%",
                operator="ge",
                value=Decimal("95.50"),
                unit="%",
                page=2,
                fragment="char=10,14",
            ),
        ),
        "checks": (
            Check(
                check_id="d0-k1",
                document_id=DOCUMENT,
                code="row-nature",
                scope="表二第1行",
                outcome="fail",
                unit="元",
                left=Decimal(300),
                right=Decimal("299.995"),
                gap=Decimal("0.005"),
                tolerance=Decimal("0.0025"),
                fact_ids=("d0-t2-r1c2", "d0-t2-r1c3", "d0-t2-r1c4", "d0-t2-r2c2"),
                left_ids=("d0-t2-r1c2",),
                right_ids=("d0-t2-r1c3", "d0-t2-r1c4"),
                message_zh="合计与各项之和不符",
                message_en="The total is not the sum",
            ),
            Check(
                check_id="d0-k2",
                document_id=DOCUMENT,
                code="prose-count",
                scope="文字",
                outcome="not_checkable",
                unit="个",
                message_zh="无",
                message_en="none",
            ),
        ),
    }
    return Disclosure(**(parts | values))


def big(rows: int = 120) -> Disclosure:
    """A disclosure with five facts in each of `rows` rows."""
    codes = ("2010301", "2050202", "2080505", "2101101", "2210201", "20502", "205")
    natures = ("_T", "basic", "project", "remitted_up", "subsidy_down")
    facts = tuple(
        fact(
            "t2",
            row,
            column,
            f"{row * 7919 + column}.{row % 100:02d}",
            label=f"第{row}项",
            label_raw=f"　第{row}项",
            nature=nature,
            function_code=codes[row % 7],
            parent_row=row // 7,
            header=f"表头 > {column}",
            fragment=f"page={row // 30 + 1}&viewrect={column}0.0,{row}.0,30.0,9.5",
            printed=f"{row * 7919:,}.00",
        )
        for row in range(rows)
        for column, nature in enumerate(natures)
    )
    return replace(small(), facts=facts, targets=(), checks=(), projects=())


@pytest.fixture
def disclosure() -> Disclosure:
    return small()


@pytest.fixture
def big_disclosure() -> Disclosure:
    return big()


@pytest.fixture
def make_fact() -> Callable[..., Fact]:
    return fact


@pytest.fixture
def make_table() -> Callable[..., Table]:
    return table


@pytest.fixture
def make_record() -> Callable[..., DocumentRecord]:
    return record


@pytest.fixture
def make_small() -> Callable[..., Disclosure]:
    return small


@pytest.fixture
def load() -> Callable[..., ox.Store]:
    """Turtle texts, or a disclosure, in one store."""

    def into_store(*sources: str | Disclosure) -> ox.Store:
        store = ox.Store()
        for source in sources:
            text = source if isinstance(source, str) else "".join(turtle(source))
            store.load(text.encode(), ox.RdfFormat.TURTLE)
        return store

    return into_store


def _solutions(store: ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    found = store.query(QB + query)
    assert isinstance(found, ox.QuerySolutions)
    return iter(found)


def _twins(store: ox.Store) -> Iterator[str]:
    """IC-12 by grouping: the constraint as the W3C wrote it compares every observation with every other."""
    dimensions: dict[str, list[str]] = {}
    ask = "SELECT ?d ?p { ?d qb:structure/qb:component/qb:dimension ?p } ORDER BY ?d ?p"
    for found in _solutions(store, ask):
        dimensions.setdefault(str(found["d"]), []).append(str(found["p"]))
    for dataset, properties in dimensions.items():
        where = " ; ".join(f"{name} ?v{number}" for number, name in enumerate(properties))
        group = " ".join(f"?v{number}" for number, _ in enumerate(properties))
        twins = (
            f"SELECT {group} {{ ?o qb:dataSet {dataset} ; {where} }} GROUP BY {group} HAVING (COUNT(?o) > 1)"
        )
        if any(True for _ in _solutions(store, twins)):
            yield f"IC-12 {dataset}"


@pytest.fixture
def violations() -> Callable[[ox.Store], list[str]]:
    """The integrity constraints that a store violates, by name."""
    constraints = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "constraints").iterdir())
    }

    def check(store: ox.Store) -> list[str]:
        return [name for name, ask in constraints.items() if store.query(QB + ask)] + list(_twins(store))

    return check
