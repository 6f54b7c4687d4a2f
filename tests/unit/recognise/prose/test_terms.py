"""The glossary: term and definition, however they are set apart."""

from __future__ import annotations

import pytest
from tests.unit.recognise.prose.said import read, section


@pytest.mark.parametrize(
    "line",
    [
        "一、基本支出：指保障机构正常运转的支出。",
        "1.基本支出：保障机构正常运转的支出。",
        "（一）基本支出是指保障机构正常运转的支出。",
        "“基本支出”指保障机构正常运转的支出。",
        "基本支出，指的是保障机构正常运转的支出。",
        "基本支出：反映保障机构正常运转的支出。",
    ],
)
def test_a_term_and_its_definition(line: str) -> None:
    (term,) = read(section("第四部分 名词解释", line, name="glossary")).terms
    assert (term.term, term.definition) == ("基本支出", "保障机构正常运转的支出。")


def test_a_definition_goes_on_until_the_next_term() -> None:
    first, second = read(
        section("基本支出：指保障运转的支出。", "包括人员经费。", "项目支出：指其他支出。", name="glossary")
    ).terms
    assert first.definition == "保障运转的支出。包括人员经费。"
    assert second.term == "项目支出"


def test_figures_of_the_glossary_are_no_statements() -> None:
    assert read(section("提租补贴：指每月发放90元的补贴。", name="glossary")).statements == ()


def test_quotes_within_a_term_stay() -> None:
    (term,) = read(section("“三公”经费：指三项经费。", name="glossary")).terms
    assert term.term == '"三公"经费'
