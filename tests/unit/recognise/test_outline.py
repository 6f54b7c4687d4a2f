from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.recognise.kinds import kind_of, looks_like_number, looks_like_title
from yusuan.recognise.outline import heading_level, heading_name


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第一部分 概况", 1),
        ("一、本部门职责", 2),
        ("（一）当年支出规模", 3),
        ("1、车辆情况：", 4),
        ("(1)房屋", 5),
        ("一、基本支出：指保障机构正常运转的支出。", None),
        ("(一) 根据安排部署，研究制定政策和规划，提出具体措施并组织实施。", None),
        ("本部门无预算", None),
        ("1.5万元", None),
    ],
)
def test_headings_are_told_by_their_ordinals(text: str, level: int | None) -> None:
    assert heading_level(text) == level


def test_sections_nest_and_keep_every_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "甲局\n2024年部门预算\n第一部分 概况\n一、主要职责\n管档案。\n"
        "二、机构设置\n两科。\n第四部分 名词解释\n无\n",
        encoding="utf-8",
    )
    sections = understand(path).sections
    assert [(s.path, s.standard_name) for s in sections] == [
        ((), None),
        (("第一部分 概况",), "overview"),
        (("第一部分 概况", "一、主要职责"), "duties"),
        (("第一部分 概况", "二、机构设置"), "organisation"),
        (("第四部分 名词解释",), "glossary"),
    ]
    assert [p.role for p in sections[2].paragraphs] == ["heading", "body"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2026年部门财务收支预算总表", "revenue_expenditure_summary"),
        ("收支总体情况表", "revenue_expenditure_summary"),
        ("收入支出决算总表", "revenue_expenditure_summary"),
        ("部门收入总体情况表", "revenue_summary"),
        ("支出决算表", "expenditure_summary"),
        ("财政拨款收支总体情况表", "appropriation_summary"),
        ("财政拨款支出预算表", "appropriation_expenditure"),
        ("一般公共预算财政拨款支出决算表", "general_budget_expenditure"),
        ("一般公共预算基本支出情况表（按经济分类科目）", "general_budget_basic_expenditure"),
        ("财政拨款基本支出表（经济科目）", "general_budget_basic_expenditure"),
        ("政府性基金预算财政拨款支出表", "government_fund_expenditure"),
        ("国有资本经营预算财政拨款支出决算表", "state_capital_expenditure"),
        ("财政拨款安排的“三公”经费预算表", "three_public"),
        ("机关运行经费财政拨款预算表", "operating_costs"),
        ("政府采购支出表", "procurement"),
        ("财政拨款政府购买服务明细表", "government_services"),
        ("项目支出绩效目标表", "performance_targets"),
        ("项目支出表", "project_expenditure"),
        ("新增资产配置表", "asset_acquisition"),
        ("天气预报表", "unrecognised"),
    ],
)
def test_kinds_are_composed_from_the_words_of_titles(title: str, kind: str) -> None:
    assert kind_of(title).code == kind


@pytest.mark.parametrize("text", ["预算公开表1", "部门公开表9", "公开02表", "表十二", "表3-1", "附表2"])
def test_numbers_of_tables_are_no_titles(text: str) -> None:
    assert looks_like_number(text)
    assert not looks_like_title(text)


def test_a_sentence_is_no_title() -> None:
    assert not looks_like_title("详见附表。部门无此表")
    assert looks_like_title("2024年一般公共预算支出表（不含上年结转）")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("第一部分 单位概况", "overview"),
        ("一、主要职能及机构设置", "duties"),
        ("二、部门预算单位构成", "organisation"),
        ("三、2031年度部门主要工作任务及目标", "work_plan"),
        ("第二部分 2031年部门预算表", "budget_tables"),
        ("四、财政拨款收支预算总表", "budget_tables"),
        ("第三部分 2031年部门预算情况说明", "explanation"),
        ("一、收支预算总体情况说明", "budget_overview"),
        ("一、收入支出决算总体情况说明", "budget_overview"),
        ("二、收入预算情况说明", "revenue"),
        ("三、支出决算情况说明", "expenditure"),
        ("四、财政拨款收支预算总体情况说明", "appropriation"),
        ("五、一般公共预算财政拨款支出决算情况说明", "general_budget"),
        ("六、财政拨款基本支出预算情况说明", "basic_expenditure"),
        ("七、一般公共预算“三公”经费、会议费、培训费支出预算情况说明", "three_public"),
        ("八、一般公共预算机关运行经费支出预算情况说明", "operating_costs"),
        ("九、政府性基金预算财政拨款收入支出决算情况说明", "government_fund"),
        ("十、国有资本经营预算支出预算情况说明", "state_capital"),
        ("十一、国有资产占有使用情况", "state_assets"),
        ("十二、政府采购预算情况", "procurement"),
        ("十三、政府购买服务情况说明", "government_services"),
        ("十四、委托业务费安排情况", "commissioned_services"),
        ("十五、预算绩效目标设置情况说明", "performance"),
        ("项目支出绩效目标表", "performance"),
        ("十六、其他重要事项的情况说明", "other"),
        ("第四部分 专业性名词解释", "glossary"),
        ("（一）住房保障支出（类）", None),
        ("（二）应急演练", None),
    ],
)
def test_words_of_a_heading_make_its_standard_name(heading: str, name: str | None) -> None:
    assert heading_name(heading) == name


def test_nothing_stands_below_the_table_of_contents(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲局2024年部门预算\n目　录\n一、主要职责\n管档案。\n", encoding="utf-8")
    sections = understand(path).sections
    assert [(s.path, s.standard_name) for s in sections] == [
        ((), None),
        (("目　录",), "contents"),
        (("一、主要职责",), "duties"),
    ]


def test_the_start_of_a_cut_sentence_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲局预算\n一、支出情况\n1.培训支出3万元，比上年减少\n1万元。\n", encoding="utf-8")
    assert [s.path for s in understand(path).sections] == [(), ("一、支出情况",)]


def test_a_part_may_name_itself_after_a_colon() -> None:
    assert heading_level("第四部分：专业名词解释") == 1
