"""Codes of rows that print only a name: looked up among the names of the budget year."""

from __future__ import annotations

import pytest

from yusuan.recognise.codes import classification


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("医疗卫生与计划生育支出", 2018, "210"),
        ("卫生健康支出", 2024, "210"),
        ("衛生健康支出", 2024, "210"),
        ("医疗卫生与计划生育支出", 2024, "210"),
        ("文化体育与传媒支出", 2017, "207"),
        ("行政运行", 2024, None),
        ("流浪犬只收容", 2024, None),
    ],
)
def test_a_name_has_the_code_of_its_year(name: str, year: int, code: str | None) -> None:
    assert classification("functional").code_of(name, year=year) == code


@pytest.mark.parametrize(("year", "code"), [(2017, "30311"), (2018, "30113"), (2026, "30113")])
def test_a_name_that_moved_has_the_code_of_its_year(year: int, code: str) -> None:
    assert classification("economic_department").code_of("住房公积金", year=year) == code


def test_a_name_retired_long_ago_is_not_believed() -> None:
    known = classification("economic_department")
    assert known.code_of("提租补贴", year=2017) == "30312"
    assert known.code_of("提租补贴", year=2024) is None


def test_the_class_above_decides_between_codes_of_one_name() -> None:
    known = classification("functional")
    assert known.code_of("行政运行", within="20103", year=2024) == "2010301"


def test_a_class_is_found_without_its_ending_though_others_have_the_bare_name() -> None:
    known = classification("functional")
    assert known.code_of("社会保障和就业", level=1, year=2019) == "208"
    assert known.code_of("社会保障和就业", year=2019) is None


def test_a_name_that_is_not_below_the_class_has_no_code() -> None:
    assert classification("functional").code_of("卫生健康支出", within="201", year=2024) is None
