"""Paragraphs that a break cut are one passage; headings and items stay apart."""

from __future__ import annotations

import pytest
from tests.unit.recognise.prose.said import read, section

from yusuan.recognise.prose.passages import passages
from yusuan.text import plain

EDGE = 500.0
LONG = (
    "云桥区档案局按照综合预算的原则编制预算，所有收入和支出均纳入预算管理，"
    "并按照规定公开，接受社会监督，切实做到应编尽编。"
)


def box(right: float) -> tuple[float, float, float, float]:
    return (80.0, 100.0, right, 112.0)


@pytest.mark.parametrize(
    ("first", "right", "second", "together"),
    [
        ("2031年档案事业运行经费和业务经费预算数为", EDGE, "9万元。", True),
        ("2031年档案事业运行经费和业务经费预算数为", 300.0, "9万元。", False),
        ("支出9万元，比上年减少", 300.0, "1万元。", True),
        ("二、档案事业运行经费和业务经费情况说明", EDGE, "云桥区档案局支出9万元。", False),
        ("2031年档案事业运行经费和业务经费预算数为", EDGE, "2.项目支出9万元。", False),
        ("支出9万元，比上年减少1万元。", EDGE, "项目支出9万元。", False),
    ],
)
def test_a_full_line_or_an_open_sentence_runs_on(
    first: str, right: float, second: str, together: bool
) -> None:
    lines = section(LONG, first, second, boxes=(box(EDGE), box(right), box(300.0)))
    found = [passage.text for passage in passages([lines])]
    assert (plain(first + second) in found) is together


def test_a_page_number_between_two_lines_is_no_text() -> None:
    found = read(section("收入预算9万元，比上年减少", "— 6 —", "1万元。")).statements
    assert [s.measure for s in found] == ["amount", "change"]
    assert found[1].relates_to == found[0].statement_id


def test_a_figure_knows_its_own_section() -> None:
    first, second = section("收入预算9万元，比上年减少"), section("1万元。")
    second = type(second)(
        section_id="d-s02",
        document_id="d",
        path=(),
        page=1,
        text=second.text,
        paragraphs=second.paragraphs,
    )
    _, change = read(first, second).statements
    assert change.section_id == "d-s02"
    assert change.figure_start == change.sentence_start == 0
    assert change.sentence == "收入预算9万元,比上年减少1万元。"
