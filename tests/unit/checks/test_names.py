"""Code and name of rows against the classification of the year: what alarms, and what must not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from yusuan.checks import checked
from yusuan.checks.names import CODE, code_names
from yusuan.conversion import understand

if TYPE_CHECKING:
    from pathlib import Path

    from yusuan.disclosure import Check, Disclosure


def with_rows(disclosure: Disclosure, year: int | None, **values: str | None) -> Disclosure:
    """The disclosure with one fact, whose codes, label, role and kind of table are given."""
    blank: dict[str, Any] = dict.fromkeys(
        ("function_code", "economic_code", "government_economic_code", "revenue_code", "project_id"), None
    )
    fact = replace(
        disclosure.facts[0], **{**blank, "row_role": "leaf", "table_kind": "expenditure_summary", **values}
    )
    document = replace(disclosure.document, fiscal_year=year)
    return replace(disclosure, facts=(fact,), projects=(), document=document)


def of(disclosure: Disclosure, year: int | None, **values: str | None) -> list[Check]:
    return list(code_names(with_rows(disclosure, year, **values)))


@pytest.mark.parametrize(
    ("code", "name", "year", "outcome", "said"),
    [
        ("210", "卫生健康支出", 2024, "pass", "so named in the classification of 2024"),
        ("210", "医疗卫生与计划生育支出", 2024, "fail", "in 2024 210 is called 卫生健康支出"),
        ("210", "卫生健康支出", 2010, "fail", "a name of later years"),
        ("210", "卫生健康支出", 2017, "not_checkable", "a name of later years"),
        ("210", "医疗卫生与计划生育支出", 2020, "fail", "a name of earlier years"),
        ("210", "医疗卫生与计划生育支出", 2019, "not_checkable", "a name of earlier years"),
        ("210", "医疗卫生与计划生育支出", None, "not_checkable", "year is unknown"),
        ("2050202", "学前教育", 2024, "fail", "the printed name is that of 2050201 学前教育"),
        ("2999999", "流浪犬只收容", 2024, "fail", "no year's classification has this code"),
        ("205029901", "流浪犬只收容", 2024, "not_applicable", "detail of 2050299"),
    ],
)
def test_verdicts_of_functional_codes(
    made: Disclosure, code: str, name: str, year: int | None, outcome: str, said: str
) -> None:
    (check,) = of(made, year, function_code=code, label=name)
    assert check.outcome == outcome
    assert said in check.message_en
    assert code in check.message_zh
    assert name in check.message_zh
    assert (check.left, check.right, check.gap, check.unit) == (None, None, None, "名称")
    assert check.fact_ids == (made.facts[0].fact_id,)


def test_a_name_of_no_year_is_found_among_names_of_the_classification(made: Disclosure) -> None:
    one = with_rows(made, 2024, function_code="2050202", label="流浪犬只收容").facts[0]
    others = [
        replace(one, fact_id=f"f{code}", function_code=code, label=name)
        for code, name in (("2050201", "学前教育"), ("2050203", "初中教育"))
    ]
    found = list(code_names(replace(with_rows(made, 2024), facts=(one, *others))))
    assert [check.outcome for check in found] == ["fail", "pass", "pass"]
    assert "the printed name is in no year's" in found[0].message_en


def test_a_table_that_names_its_rows_for_something_else_is_not_judged(made: Disclosure) -> None:
    assert of(made, 2024, function_code="2050202", label="流浪犬只收容") == []


@pytest.mark.parametrize(
    "values",
    [
        {"label": "学前教育", "unit_name": "学前教育"},
        {"label": "学前教育", "project_name": "学前教育"},
        {"label": "校舍修缮", "table_kind": "procurement"},
        {"label": "校舍修缮", "project_id": "p"},
        {"label": "合计", "row_role": "total"},
        {"label": "校舍修缮", "economic_code": "31006"},
        {"label": None},
    ],
    ids=["unit", "project of a row", "purchase", "project", "total", "two codes", "no name"],
)
def test_rows_that_are_not_named_for_their_code_are_not_judged(
    made: Disclosure, values: dict[str, str | None]
) -> None:
    assert of(made, 2024, function_code="2050202", **values) == []


def test_of_two_codes_the_one_whose_name_it_is_is_judged(made: Disclosure) -> None:
    (check,) = of(made, 2024, economic_code="30101", government_economic_code="50101", label="基本工资")
    assert (check.outcome, "30101" in check.message_en) == ("pass", True)


def test_a_wrong_name_says_nothing_of_the_amount(made: Disclosure) -> None:
    found = checked(with_rows(made, 2024, function_code="2050202", label="学前教育"))
    assert [check.outcome for check in found.checks if check.code == CODE] == ["fail"]
    assert [fact.status for fact in found.facts] == ["unverified"]
    assert found.document.contradicted == 0


def test_one_check_stands_for_all_figures_of_a_code_and_name(balanced: Path) -> None:
    checks = list(code_names(understand(balanced)))
    keys = [(check.scope, check.message_en) for check in checks]
    assert len(keys) == len(set(keys))
    assert {check.outcome for check in checks} == {"pass"}
    facts = [fact_id for check in checks for fact_id in check.fact_ids]
    assert len(facts) == len(set(facts)) > len(checks)
