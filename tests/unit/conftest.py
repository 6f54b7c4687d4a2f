"""A made-up disclosure that fills every field of the model; district, bodies and figures are invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from yusuan import disclosure as model

DOCUMENT = "made-2024"
BOX = (72.024, 100.0, 120.256, 110.5)
PLACE = "page=2&viewrect=72.0,100.0,48.2,10.5"


def fact(number: int, amount: str | None = "1234500", **changes: object) -> model.Fact:
    """A fact of the expenditure table; `changes` overrides its fields."""
    fields: dict[str, object] = {
        "fact_id": f"{DOCUMENT}-t1-r{number}c2",
        "document_id": DOCUMENT,
        "table_id": f"{DOCUMENT}-t1",
        "page": 2,
        "bbox": BOX,
        "fragment": PLACE,
        "row": number,
        "column": 2,
        "table_kind": "expenditure_summary",
        "issuer": "示例区虚构局",
        "division_code": "999901",
        "fiscal_year": 2024,
        "stage": "budget",
        "flow": "expenditure",
        "row_role": "leaf",
        "fund": "_T",
        "nature": "_T",
        "portion": "_T",
        "origin": "_T",
        "reference_year": 2024,
        "reference_stage": "budget",
        "measure": "amount",
        "printed": "123.45",
        "unit": "万元",
        "amount": None if amount is None else Decimal(amount),
    }
    return model.Fact(**(fields | changes))  # type: ignore[arg-type]


def _facts() -> tuple[model.Fact, ...]:
    full = fact(
        2,
        function_code="2010301",
        economic_code="3021101",
        government_economic_code="50201",
        revenue_code="1030102",
        label="行政运行",
        label_raw="　　行政运行",
        parent_row=1,
        item="abroad",
        unit_code="024001",
        unit_name="示例区虚构局本级",
        project_id=f"{DOCUMENT}-p001",
        project_name="虚构项目",
        qualifier="central_funds",
        period="annual",
        header="2024年预算数 > 合计",
        status="verified",
        resolved_by="identities",
        nature="basic",
    )
    ratio = fact(3, None, measure="ratio", unit="%", printed="-3.5%")
    return (fact(1, row_role="total", label="合计"), full, ratio)


def _table() -> model.Table:
    cell = model.TableCell(
        row=0, column=0, rowspan=2, text="项目", raw="項目", page=2, bbox=BOX, fragment=PLACE
    )
    reading = model.ColumnReading(
        column=2,
        header="2024年预算数 > 合计",
        dimensions=(("fund", "_T"), ("reference_year", "2024")),
        resolved_by="identities",
        reason="the header is shifted",
    )
    return model.Table(
        table_id=f"{DOCUMENT}-t1",
        document_id=DOCUMENT,
        kind="expenditure_summary",
        title="2024年支出总表",
        number="表三",
        unit="万元",
        body_name="示例区虚构局",
        pages=(2, 3),
        rows=4,
        columns=3,
        note="注：“引号”和\\反斜杠",
        readings=(reading,),
        cells=(cell, model.TableCell(row=2, column=2, text="123.45", page=2, fragment=PLACE)),
    )


def _form() -> model.Table:
    """A performance form, as far as it needs to be there."""
    return model.Table(
        table_id=f"{DOCUMENT}-t2",
        document_id=DOCUMENT,
        kind="performance_targets",
        pages=(3,),
        rows=20,
        columns=8,
    )


def _project() -> model.Project:
    funding = model.Funding(
        period="annual",
        source="central_funds",
        origin="_T",
        amount=Decimal(340000),
        fact_id=f"{DOCUMENT}-t1-r2c2",
    )
    text = model.ProjectText(field="overview", label="项目概况", text="概况\n二行", page=3, fragment="page=3")
    return model.Project(
        project_id=f"{DOCUMENT}-p001",
        document_id=DOCUMENT,
        name="虚构项目",
        unit_name="示例区虚构局",
        responsible_code="024",
        responsible_name="示例区虚构局",
        form_id=f"{DOCUMENT}-t2",
        matched_by="name_and_amount",
        funding=(funding,),
        texts=(text,),
    )


def _target(number: int, **changes: object) -> model.Target:
    fields: dict[str, object] = {
        "target_id": f"{DOCUMENT}-i{number}",
        "document_id": DOCUMENT,
        "project_id": f"{DOCUMENT}-p001",
        "form_id": f"{DOCUMENT}-t2",
        "project_name": "虚构项目",
        "period": "annual",
        "page": 3,
        "fragment": "page=3",
    }
    return model.Target(**(fields | changes))  # type: ignore[arg-type]


def _targets() -> tuple[model.Target, ...]:
    quantity = _target(
        1,
        level1="产出指标",
        level2="质量指标",
        level3="合格率",
        value_raw="≥95.50%",
        operator="ge",
        value=Decimal("95.50"),
        unit="%",
        weight=Decimal(20),
        actual_raw="97.2%",
        actual=Decimal("97.2"),
        score=Decimal("19.5"),
    )
    of_department = _target(3, project_id=None, project_name=None, level3="机构运转", value_raw="正常")
    return (quantity, _target(2, level3="群众满意", value_raw="满意"), of_department)


def _statements() -> tuple[model.Statement, ...]:
    amount = model.Statement(
        statement_id=f"{DOCUMENT}-st0001",
        document_id=DOCUMENT,
        section_id=f"{DOCUMENT}-s01",
        page=1,
        bbox=BOX,
        fragment=PLACE,
        sentence="教育支出(205)12.50万元,比上年减少1.25万元。",
        sentence_start=0,
        sentence_end=4,
        figure_start=2,
        subject="教育支出(205)",
        table_kind="expenditure_summary",
        flow="expenditure",
        function_code="205",
        economic_code="301",
        government_economic_code="501",
        revenue_code="103",
        fund="_T",
        nature="basic",
        portion="personnel",
        origin="current",
        item="_T",
        unit_name="示例区虚构所",
        project_name="虚构项目",
        qualifier="procurement",
        reference_year=2024,
        reference_stage="budget",
        measure="amount",
        printed="12.50",
        unit="万元",
        amount=Decimal("125000.00"),
    )
    change = replace(
        amount,
        statement_id=f"{DOCUMENT}-st0002",
        base_year=2023,
        base_stage="final",
        measure="ratio",
        printed="10.00",
        unit="%",
        amount=None,
        value=Decimal("-10.00"),
        direction="decrease",
        reason="人员减少",
        relates_to=amount.statement_id,
        compared_with=amount.statement_id,
        part_of=amount.statement_id,
    )
    count = replace(
        amount,
        statement_id=f"{DOCUMENT}-st0003",
        counted="equipment",
        threshold=Decimal("1000000.00"),
        measure="count",
        amount=None,
        value=Decimal(3),
        not_understood="虚构",
    )
    return (amount, change, count)


def _term() -> model.Term:
    return model.Term(
        term_id=f"{DOCUMENT}-g001",
        document_id=DOCUMENT,
        section_id=f"{DOCUMENT}-s01",
        term="基本支出",
        definition="保障机构正常运转的支出。",
        page=1,
        bbox=BOX,
        fragment=PLACE,
    )


def _check() -> model.Check:
    return model.Check(
        check_id=f"{DOCUMENT}-c1",
        document_id=DOCUMENT,
        code="tree",
        scope="表三",
        outcome="pass",
        unit="元",
        left=Decimal(1234500),
        right=Decimal("1234500.00"),
        gap=Decimal(0),
        tolerance=Decimal("0.015"),
        fact_ids=(f"{DOCUMENT}-t1-r1c2", f"{DOCUMENT}-t1-r2c2"),
        left_ids=(f"{DOCUMENT}-t1-r1c2",),
        right_ids=(f"{DOCUMENT}-t1-r2c2",),
        statement_ids=(f"{DOCUMENT}-st0001",),
        message_zh="合计等于各项之和。",
        message_en="The total equals its parts.",
    )


def _section() -> model.Section:
    paragraph = model.SectionParagraph(
        text="一、概况",
        raw="一、槪况",
        role="heading",
        table_id=f"{DOCUMENT}-t1",
        page=1,
        bbox=BOX,
        fragment="page=1",
    )
    return model.Section(
        section_id=f"{DOCUMENT}-s01",
        document_id=DOCUMENT,
        path=("第一部分", "一、概况"),
        standard_name="overview",
        page=1,
        text="一、概况",
        paragraphs=(paragraph,),
        table_ids=(f"{DOCUMENT}-t1",),
    )


@pytest.fixture
def made() -> model.Disclosure:
    """A disclosure in which every field of the model has a value somewhere."""
    record = model.DocumentRecord(
        document_id=DOCUMENT,
        sha256="0" * 64,
        source_name="虚构.pdf",
        media_type="application/pdf",
        pages=3,
        issuer="示例区虚构局",
        issuer_type="department",
        division_code="999901",
        fiscal_year=2024,
        stage="budget",
        title="示例区虚构局2024年部门预算",
        tables=2,
        facts=3,
        verified=1,
        unverified=2,
        not_understood=1,
        scanned_pages=(3,),
        tool_version="0.1.0",
    )
    unread = model.NotUnderstood(
        table_id=f"{DOCUMENT}-t1",
        row=3,
        column=1,
        page=2,
        fragment=PLACE,
        text="？",
        reason="the cell is no number",
    )
    return model.Disclosure(
        document=record,
        sections=(_section(),),
        tables=(_table(), _form()),
        facts=_facts(),
        projects=(_project(),),
        targets=_targets(),
        statements=_statements(),
        terms=(_term(),),
        checks=(_check(),),
        not_understood=(unread,),
    )
