"""Printed codes and names to concepts, with a verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yusuan.vocabulary import CLASSIFICATIONS, FIRST, NEWEST, Concept, Verdict, edition, resolve
from yusuan.vocabulary.resolver import Spelling
from yusuan.vocabulary.tables import concepts
from yusuan.vocabulary.wording import folded

ALL = [concept for name in CLASSIFICATIONS for concept in concepts(name)]
NOW = [concept for concept in ALL if concept.valid_in(NEWEST)]
WIDE = str.maketrans("（）", "()")


@pytest.mark.parametrize(
    ("printed", "verdict", "code"),
    [
        (("functional", "2010101", "行政运行", 2024), "match", "2010101"),
        (("functional", "２０１０１０１", " 行 政 运 行 ", 2024), "match", "2010101"),
        (("functional", "2010101", "行政運行", 2024), "match", "2010101"),
        (("functional", "2010301", "行政远行", 2024), "match", "2010301"),
        (("functional", "201", "一、一般公共服务", 2024), "match", "201"),
        (("functional", "208", None, 2024), "match", "208"),
        (("functional", "2080505", "机关事业单位基本养老保险缴费", 2024), "match", "2080505"),
        (("functional", "2010101", "流浪犬只收容", 2024), "wrong_name", "2010101"),
        (("functional", "2999999", "行政运行", 2024), "unknown_code", None),
        (("functional", None, "行政运行", 2024), "ambiguous", None),
        (("functional", None, "卫生健康支出", 2024), "name_only", "210"),
        (("functional", None, "医疗卫生与计划生育支出", 2024), "renamed_since", "210"),
        (("functional", None, "流浪犬只收容", 2024), "unknown_name", None),
        (("functional", None, None, 2024), "unknown_name", None),
        (("economic_department", "30307", "医疗费", 2024), "renamed_since", "30307"),
        (("economic_department", "30307", "医疗费补助", 2017), "renamed_later", "30307"),
        (("economic_department", "30104", None, 2024), "renamed_since", "30104"),
        (("economic_department", "30110", None, 2017), "renamed_later", "30110"),
        (("economic_department", None, "住房公积金", 2024), "name_only", "30113"),
        (("economic_department", None, "住房公积金", 2017), "name_only", "30311"),
        (("economic_department", None, "房屋建筑物购建", 2024), "ambiguous", None),
        (("economic_government", "50207", "因公出国(境)费用", None), "match", "50207"),
        (("economic_government", "50602", "资本性支出(基本建设)", 2026), "match", "50602"),
        (("economic_government", "50602", "资本性支出(二)", 2026), "match", "50602"),
        (("economic_government", None, "机关资本性支出(基本建设)", 2026), "name_only", "504"),
        (("economic_department", "3021101", "科研类差旅费", 2024), "local_detail", None),
        (("functional", "208050501", "某地明细", 2024), "local_detail", None),
        (("functional", "210050101", "某地明细", 2024), "unknown_code", None),
        (("functional", "2100501", "行政单位医疗", 2017), "renamed_since", "2100501"),
    ],
)
def test_verdict(
    printed: tuple[str, str | None, str | None, int | None], verdict: str, code: str | None
) -> None:
    found = resolve(*printed)
    assert (found.verdict, found.concept and found.concept.code) == (verdict, code)


def test_within_tells_concepts_of_one_name_apart() -> None:
    found = resolve("economic_department", name="房屋建筑物购建", year=2024, within="310")
    assert found.concept
    assert (found.concept.code, found.verdict) == ("31001", "name_only")


def test_candidates_come_with_what_is_not_certain() -> None:
    several = resolve("economic_department", name="房屋建筑物购建", year=2024)
    assert {concept.code for concept in several.candidates} == {"30901", "31001"}
    elsewhere = resolve("functional", code="2999999", name="小学教育", year=2024)
    assert [concept.code for concept in elsewhere.candidates] == ["2050202"]
    local = resolve("economic_department", code="3021101", name="科研类差旅费", year=2024)
    assert [concept.code for concept in local.candidates] == ["30211"]


def test_close_spelling_is_told() -> None:
    assert resolve("functional", "2010301", "行政远行", 2024).spelling is Spelling.CLOSE
    assert resolve("functional", "2010301", "行政運行", 2024).spelling is Spelling.FOLDED
    assert resolve("functional", "2010301", "行政运行", 2024).spelling is Spelling.EXACT


def test_unknown_classification() -> None:
    with pytest.raises(KeyError):
        resolve("no such", code="201")


@given(st.sampled_from(NOW), st.sampled_from(["plain", "blanks", "ascii", "bare"]))
def test_every_concept_is_found_by_its_code_and_name(concept: Concept, way: str) -> None:
    name = concept.name_zh
    printed = {
        "plain": name,
        "blanks": "\u3000".join(name),
        "ascii": name.translate(WIDE),
        "bare": name.removesuffix("支出") or name,
    }[way]
    found = resolve(concept.classification, concept.code, printed, NEWEST)
    assert (found.concept, found.verdict) == (concept, Verdict.MATCH)


@given(st.sampled_from(ALL), st.integers(FIRST, NEWEST))
def test_a_name_of_another_year_is_never_a_match_by_chance(concept: Concept, year: int) -> None:
    found = resolve(concept.classification, concept.code, concept.name_zh, year)
    assert found.concept
    assert found.concept.code == concept.code
    now = edition(concept.classification, year).get(concept.code)
    if found.verdict is Verdict.MATCH:
        assert now
        assert folded(now.name_zh).removesuffix("支出") == folded(concept.name_zh).removesuffix("支出")
    else:
        assert found.verdict in {Verdict.RENAMED_SINCE, Verdict.RENAMED_LATER}


@given(st.sampled_from(ALL), st.integers(FIRST, NEWEST))
def test_a_name_alone_is_never_guessed(concept: Concept, year: int) -> None:
    found = resolve(concept.classification, name=concept.name_zh, year=year)
    if found.concept is None:
        assert found.verdict is Verdict.AMBIGUOUS
        assert len({candidate.code for candidate in found.candidates}) > 1
    else:
        names = (folded(one.name_zh).removesuffix("支出") for one in (found.concept, concept))
        assert len(set(names)) == 1


@given(st.sampled_from(CLASSIFICATIONS), st.text(max_size=8), st.text(max_size=12))
def test_anything_gets_a_verdict(classification: str, code: str, name: str) -> None:
    found = resolve(classification, code, name, 2024)
    assert found.verdict in Verdict
