"""Laws of the prose: what is printed is read back; the tables and order of lists do not matter."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.recognise.prose.said import meaning, said

FEW = settings(max_examples=60, deadline=None)
SUBJECTS = {
    "基本支出": "flow=expenditure nature=basic",
    "一般公共预算支出": "flow=expenditure fund=general_public_budget",
    "其他收入": "flow=revenue fund=other_income",
    "公务接待费": "table_kind=three_public flow=expenditure item=reception",
    "教育支出（类）": "flow=expenditure function_code=205",
}
UNITS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
COMPARED = ["比上年", "较2030年预算", "与上年相比", "比2030年度决算数"]
MORE, LESS = ["增加", "增长", "上升"], ["减少", "下降", "降低"]

figures = st.decimals(min_value=0, max_value=10**8, places=2, allow_nan=False)
separators = st.sampled_from(["", ","])


@FEW
@given(
    value=figures,
    separator=separators,
    unit=st.sampled_from(sorted(UNITS)),
    subject=st.sampled_from(sorted(SUBJECTS)),
    blank=st.sampled_from(["", " ", "\u3000"]),
)
def test_a_printed_amount_is_read_back(
    value: Decimal, separator: str, unit: str, subject: str, blank: str
) -> None:
    (found,) = said(f"{subject}{blank}{value:{separator}.2f}{blank}{unit}。")
    assert meaning(found) == SUBJECTS[subject]
    assert found.amount == value * UNITS[unit]
    assert found.printed == f"{value:{separator}.2f}"


@FEW
@given(
    now=figures,
    change=figures,
    rate=st.decimals(min_value=0, max_value=999, places=2),
    compared=st.sampled_from(COMPARED),
    word=st.sampled_from(MORE + LESS),
)
def test_a_printed_change_is_read_back(
    now: Decimal, change: Decimal, rate: Decimal, compared: str, word: str
) -> None:
    found = said(f"基本支出{now}万元，{compared}{word}{change}万元，{word}{rate}%，主要原因是人员变动。")
    sign = 1 if word in MORE else -1
    assert [s.measure for s in found] == ["amount", "change", "ratio"]
    assert (found[1].amount, found[2].value) == (sign * change * 10_000, sign * rate)
    assert {s.relates_to for s in found[1:]} == {found[0].statement_id}
    assert {s.reason for s in found[1:]} == {"人员变动"}
    assert {s.base_year for s in found[1:]} == {2030}


@FEW
@given(order=st.permutations(sorted(SUBJECTS)), mark=st.sampled_from(["；", "，", "。"]))
def test_the_order_of_a_list_does_not_change_its_meaning(order: list[str], mark: str) -> None:
    text = mark.join(f"{subject}1.00万元" for subject in order if "（类）" not in subject)
    found = {s.subject: meaning(s) for s in said(f"{text}。")}
    assert found == {k: v for k, v in SUBJECTS.items() if "（类）" not in k}


@pytest.mark.parametrize("cut", range(1, 30))
def test_where_a_line_breaks_does_not_matter(cut: int) -> None:
    text = "2031年收入预算9.00万元，比上年减少1.00万元，主要原因是人员减少，支出相应减少。"
    whole = said(text)
    broken = said(text[:cut] + "\n" + text[cut:])
    assert [(s.measure, s.amount, s.reason, s.relates_to) for s in broken] == [
        (s.measure, s.amount, s.reason, s.relates_to) for s in whole
    ]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet="收入支出万元比上年增减少其中占%（）()，。；：、1234567890.,①一是原因持平车辆 \n",
            max_size=60,
        ),
        max_size=4,
    )
)
def test_no_text_makes_it_stumble(lines: list[str]) -> None:
    text = "\n".join(lines)
    for found in said(*lines):
        assert 0 <= found.sentence_start <= found.figure_start < found.sentence_end <= len(text)
