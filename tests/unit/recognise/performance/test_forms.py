from decimal import Decimal
from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure
from yusuan.recognise.performance.quantities import quantity

FORM = """甲局2024年部门预算

甲区预算部门（单位）项目支出绩效目标表

（2024年度）

项目名称\t\t甲项目\t\t\t\t\t
主管部门及代码\t012-甲局\t\t\t实施单位\t甲中心\t\t
项目资金 (元)\t实施期资金总额:\t90,000\t年度资金总额:\t30,000\t\t\t
\t其中:中央财政资金\t60,000\t其中:中央财政资金\t0\t\t\t
\t单位自筹\t30,000\t\t单位自筹\t30,000\t\t
实施期目标\t\t\t\t年度目标\t\t\t
总体目标\t三年建成\t\t\t完成一期\t\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t建成间数\t≥9间\t数量指标\t建成间数\t3个房间
成本指标\t\t\t\t成本指标\t\t\t
\t\t质量指标\t\t优良\t质量指标\t合格率\t
满意度指标\t服务对象满意度\t居民\t达90%以上\t服务对象满意度\t居民\t90%\t
"""


@pytest.fixture
def form(tmp_path: Path) -> Disclosure:
    path = tmp_path / "form.txt"
    path.write_text(FORM, encoding="utf-8")
    return understand(path)


def test_funding_is_read_by_label_wherever_it_stands(form: Disclosure) -> None:
    funding = {(f.period, f.source): f.amount for f in form.projects[0].funding}
    assert funding == {
        ("whole", "_T"): Decimal("90000.00"),
        ("annual", "_T"): Decimal("30000.00"),
        ("whole", "central_funds"): Decimal("60000.00"),
        ("annual", "central_funds"): Decimal("0.00"),
        ("whole", "self_raised"): Decimal("30000.00"),
        ("annual", "self_raised"): Decimal("30000.00"),
    }


def test_form_amounts_are_facts_with_period_and_source(form: Disclosure) -> None:
    fact = next(f for f in form.facts if f.qualifier == "self_raised" and f.period == "whole")
    assert (fact.fund, fact.nature, fact.unit, fact.parent_row) == ("unit_funds", "project", "元", 2)
    assert fact.reference_year is None


def test_texts_and_the_responsible_body(form: Disclosure) -> None:
    project = form.projects[0]
    assert (project.responsible_code, project.responsible_name, project.unit_name) == (
        "012",
        "甲局",
        "甲中心",
    )
    goals = {text.field: text.text for text in project.texts if text.field.startswith("goal")}
    assert goals == {"goal_whole": "三年建成", "goal_annual": "完成一期"}


def test_indicators_of_both_halves_even_where_columns_wander(form: Disclosure) -> None:
    read = [(t.period, t.level1, t.level2, t.level3, t.value_raw) for t in form.targets]
    assert read == [
        ("whole", "产出指标", "数量指标", "建成间数", "≥9间"),
        ("annual", "产出指标", "数量指标", "建成间数", "3个房间"),
        ("whole", "产出指标", "质量指标", None, "优良"),
        ("annual", "产出指标", "质量指标", "合格率", None),
        ("whole", "满意度指标", "服务对象满意度", "居民", "达90%以上"),
        ("annual", "满意度指标", "服务对象满意度", "居民", "90%"),
    ]


def test_a_form_is_not_compared_where_there_is_no_project_table(form: Disclosure) -> None:
    assert {(c.code, c.outcome) for c in form.checks} == {("form-sources", "pass")}


@pytest.mark.parametrize(
    ("text", "operator", "value", "unit"),
    [
        ("≥95%", "ge", "95", "%"),
        ("达到95%以上", "ge", "95", "%"),
        ("95%及以上", "ge", "95", "%"),
        ("不超过3.5万元", "le", "3.5", "万元"),
        ("＞10", "gt", "10", None),
        ("12个月", "eq", "12", "个月"),
        ("31名书记", "eq", "31", "名"),
        ("1,200人次", "eq", "1200", "人次"),
        ("≤1500元/人", "le", "1500", "元/人"),
        ("12天左右", "about", "12", "天"),
        ("≤20万元/家", "le", "20", "万元/家"),
        ("≥10亿条", "ge", "10", "亿条"),
        ("≧200万", "ge", "200", "万"),
        ("控制在3秒以内", "le", "3", "秒"),
        ("=2次/人/年", "eq", "2", "次/人/年"),
    ],
)
def test_a_quantity_is_operator_number_and_unit(
    text: str, operator: str, value: str, unit: str | None
) -> None:
    found = quantity(text)
    assert found
    assert (found.operator, found.value, found.unit) == (operator, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "提高",
        "10个乡镇、3个中心",
        "每人每月200元",
        "2024年2月至2025年2月完成",
        "10月底完成",
        "三年一调整",
        "",
        "%",
    ],
)
def test_anything_more_is_left_as_printed(text: str) -> None:
    assert quantity(text) is None
