"""The prose against the tables and against itself; every sentence and figure is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Check, Disclosure

TABLE = """部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t12.50\t10.00\t2.50
221\t住房保障支出\t7.50\t7.50\t
\t合计\t20.00\t17.50\t2.50
"""

Said = Callable[[str], Disclosure]


@pytest.fixture
def disclosure(tmp_path: Path) -> Said:
    def read(prose: str) -> Disclosure:
        path = tmp_path / "a.txt"
        head = "云桥区档案局\n2031年部门预算\n第二部分 部门预算表\n"
        path.write_text(f"{head}{TABLE}\n第三部分 部门预算情况说明\n{prose}\n", encoding="utf-8")
        return understand(path)

    return read


def outcomes(found: Disclosure) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for check in prose(found):
        result.setdefault(check.code, []).append(check.outcome)
    return result


def prose(found: Disclosure) -> list[Check]:
    return [check for check in found.checks if check.code.startswith("prose-")]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("2031年支出预算20万元。", "pass"),
        ("2031年支出预算200,000元。", "pass"),
        ("2031年支出预算19.50万元。", "fail"),
        ("教育支出12.5万元。", "pass"),
        ("教育支出（类）21.50万元。", "fail"),
        ("住房保障支出8万元。", "pass"),
        ("基本支出17.5万元。", "pass"),
        ("项目支出5.2万元。", "fail"),
    ],
)
def test_an_amount_is_the_one_of_its_meaning(disclosure: Said, sentence: str, outcome: str) -> None:
    found = disclosure(sentence)
    assert outcomes(found) == {"prose-fact": [outcome]}
    (check,) = prose(found)
    assert check.statement_ids == (found.statements[0].statement_id,)
    assert len(check.right_ids) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "2030年支出预算19万元。",
        "一般公共预算支出19万元。",
        "教育支出（类）普通教育（款）小学教育（项）9万元。",
        "云桥区档案局（本级）支出预算19万元。",
        "“三公”经费19万元。",
        "档案抢救经费19万元。",
        "涉及支出预算19万元。",
        "政府采购预算19万元。",
    ],
)
def test_what_no_table_has_is_not_compared(disclosure: Said, sentence: str) -> None:
    assert outcomes(disclosure(sentence)) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("比上年16.00万元增加4.00万元，增长25%。", {"prose-change": ["pass"], "prose-rate": ["pass"]}),
        ("比2030年预算16.00万元增加5.00万元。", {"prose-change": ["fail"]}),
        ("比上年16.00万元减少4.00万元。", {"prose-change": ["fail"]}),
        ("比上年增加4.00万元，增长25.00%。", {"prose-rate": ["pass"]}),
        ("比上年增加4.00万元，增长20.00%。", {"prose-rate": ["fail"]}),
        ("比上年增加4.00万元，下降25.00%。", {"prose-rate": ["fail"]}),
        ("比上年增加20万元，增长100%。", {}),
        ("与上年20.00万元持平。", {"prose-change": ["pass"]}),
    ],
)
def test_changes_are_recomputed(disclosure: Said, sentence: str, expected: dict[str, list[str]]) -> None:
    found = outcomes(disclosure(f"2031年支出预算20.00万元，{sentence}"))
    assert found.pop("prose-fact") == ["pass"]
    assert found == expected


@pytest.mark.parametrize(
    ("basic", "share", "expected"),
    [
        ("17.50", "87.50", {"prose-share": ["pass"], "prose-sum": ["pass"]}),
        ("17.50", "88.50", {"prose-share": ["fail"], "prose-sum": ["pass"]}),
        ("15.50", "77.50", {"prose-share": ["pass"], "prose-sum": ["fail"]}),
    ],
)
def test_lists_add_up(disclosure: Said, basic: str, share: str, expected: dict[str, list[str]]) -> None:
    text = f"2031年支出预算20.00万元，其中：基本支出{basic}万元，占{share}%；项目支出2.50万元。"
    found = outcomes(disclosure(text))
    del found["prose-fact"]
    assert found == expected


def test_a_list_that_is_not_complete_is_not_added_up(disclosure: Said) -> None:
    found = outcomes(disclosure("2031年支出预算20万元，其中：基本支出17.50万元。"))
    assert "prose-sum" not in found


def test_a_sentence_does_not_contradict_what_the_tables_prove(disclosure: Said) -> None:
    found = disclosure("2031年支出预算19.50万元。")
    assert {fact.status for fact in found.facts} == {"verified"}
    assert found.document.status == "findings"
