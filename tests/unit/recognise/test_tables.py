"""Small tables of tab-separated text, read with what stands around them."""

from decimal import Decimal
from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure, Fact
from yusuan.errors import NotADisclosureError

TITLE = "2024年预算支出总表"
HEADER = "项目\t\t2024年预算数\t\t\n科目编码\t科目名称\t合计\t基本支出\t项目支出"


def disclosure(tmp_path: Path, text: str) -> Disclosure:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return understand(path)


def table(
    tmp_path: Path, body: str, title: str = TITLE, header: str = HEADER, unit: str = "万元"
) -> Disclosure:
    return disclosure(tmp_path, f"{title}\n\n部门名称：甲局\n\n单位：{unit}\n\n{header}\n{body}\n")


def by_cell(found: Disclosure) -> dict[tuple[int, int], Fact]:
    return {(fact.row, fact.column): fact for fact in found.facts}


def test_codes_make_the_hierarchy(tmp_path: Path) -> None:
    body = "合计\t\t3.00\t1.00\t2.00\n201\t甲类\t3.00\t1.00\t2.00\n20101\t乙款\t3.00\t1.00\t2.00"
    facts = by_cell(table(tmp_path, body))
    assert [facts[row, 2].row_role for row in (2, 3, 4)] == ["total", "subtotal", "leaf"]
    assert [facts[row, 2].parent_row for row in (2, 3, 4)] == [None, 2, 3]
    assert facts[4, 4].nature == "project"
    assert facts[4, 4].function_code == "20101"
    assert facts[4, 4].amount == Decimal("20000.00")


def test_the_unit_is_the_tables_own(tmp_path: Path) -> None:
    (fact,) = table(tmp_path, "合计\t\t12,345.67\t\t", unit="元").facts
    assert (fact.unit, fact.amount) == ("元", Decimal("12345.67"))


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("（单位：万元）", "万元"),
        ("单位（元）", "元"),
        ("(万元)", "万元"),
        ("单位：元（列至角分）", "元"),
        ("金额单位：万元（保留两位小数）", "万元"),
        ("单位：万元 公开03表", "万元"),
        ("单位：万元、个、人、辆", "万元"),
        ("单位：万元，%", "万元"),
        ("部门编码：101 部门名称：甲局 单位：万元", "万元"),
        ("部门：甲局 预算年度：2024 金额单位：元", "元"),
        ("表内金额单位：万元", "万元"),
        ("单位：个", None),
        ("单位：元宝县水利局", None),
    ],
)
def test_a_line_says_the_unit_in_many_ways(tmp_path: Path, line: str, unit: str | None) -> None:
    found = disclosure(tmp_path, f"{TITLE}\n\n{line}\n\n{HEADER}\n合计\t\t3.00\t\t\n")
    assert [table.unit for table in found.tables] == [unit]
    assert len(found.facts) == (unit is not None)
    assert found.tables[0].body_name in {None, "甲局", "个", "元宝县水利局"}


def test_a_title_may_have_its_unit_behind_it(tmp_path: Path) -> None:
    found = disclosure(tmp_path, f"{TITLE}（单位：万元）\n\n{HEADER}\n合计\t\t3.00\t\t\n")
    assert (found.tables[0].title, found.tables[0].unit) == (TITLE, "万元")


def test_without_a_unit_nothing_is_guessed(tmp_path: Path) -> None:
    found = disclosure(tmp_path, f"{TITLE}\n\n部门名称：甲局\n\n{HEADER}\n合计\t\t3.00\t\t\n")
    assert not found.facts
    assert {item.reason for item in found.not_understood} == {"the table names no unit of measure"}
    assert found.document.status == "partial"


def test_a_body_called_unit_is_told_from_the_unit_of_measure(tmp_path: Path) -> None:
    found = disclosure(tmp_path, f"{TITLE}\n\n单位：甲局\n\n单位：千元\n\n{HEADER}\n合计\t\t3.00\t\t\n")
    assert found.document.issuer == "甲局"
    assert found.facts[0].amount == Decimal("3000.00")


def test_an_unknown_wording_is_kept_with_its_reason(tmp_path: Path) -> None:
    header = "科目编码\t科目名称\t合计\t飞行支出"
    found = table(tmp_path, "201\t甲类\t3.00\t1.00", header=header)
    assert [fact.column for fact in found.facts] == [2]
    (item,) = found.not_understood
    assert (item.text, item.reason) == ("1.00", "unknown header wording: 飞行支出")
    assert found.document.not_understood == 1


def test_a_lost_number_is_not_understood(tmp_path: Path) -> None:
    found = table(tmp_path, "201\t甲类\t三元\t\t")
    assert [item.reason for item in found.not_understood] == ["the cell is no number"]


def test_a_table_of_unknown_kind_is_kept_as_printed(tmp_path: Path) -> None:
    found = disclosure(tmp_path, "2024年部门预算\n\n天气预报表\n\n城市\t气温\n甲市\t21.5\n")
    (only,) = found.tables
    assert (only.kind, only.reason) == ("unrecognised", "its title is not known")
    assert [cell.text for cell in only.cells] == ["城市", "气温", "甲市", "21.5"]


def test_names_of_classes_resolve_and_their_ordinals_do_not_matter(tmp_path: Path) -> None:
    header = "收入\t\t支出\t\n项目\t2024年\t项目\t2024年"
    body = "一、一般公共预算\t5.00\t七、卫生健康支出\t5.00\n本年收入合计\t5.00\t本年支出合计\t5.00"
    facts = by_cell(table(tmp_path, body, "2024年预算收支总表", header))
    assert facts[2, 3].function_code == "210"
    assert facts[2, 1].fund == "general_public_budget"
    assert (facts[2, 1].flow, facts[2, 3].flow) == ("revenue", "expenditure")
    assert facts[2, 1].origin == "current"


def test_a_split_of_the_balance_brought_forward_is_brought_forward_too(tmp_path: Path) -> None:
    header = "收入\t\t支出\t\n项目\t金额\t项目\t金额"
    rows = (
        "本年收入合计\t\t本年支出合计\t5.00\n上年结转\t5.00\t\t\n"
        "一、政府性基金预算\t5.00\t\t\n收入总计\t5.00\t支出总计\t5.00"
    )
    facts = by_cell(table(tmp_path, rows, "2024年财政拨款收支总表", header))
    assert (facts[4, 1].origin, facts[4, 1].fund, facts[4, 1].parent_row) == (
        "carryover",
        "government_fund",
        3,
    )
    assert facts[5, 1].row_role == "grand_total"


def test_memo_lines_are_never_added(tmp_path: Path) -> None:
    header = "项目\t2024年预算数"
    body = "公务接待费\t2.00\n其中：培训费\t1.00\n合计\t2.00"
    found = table(tmp_path, body, "2024年“三公”经费支出预算表", header)
    facts = by_cell(found)
    assert (facts[2, 1].row_role, facts[2, 1].parent_row) == ("memo", None)
    assert {check.outcome for check in found.checks} == {"pass"}


def test_circled_and_bracketed_ordinals_are_no_part_of_a_name(tmp_path: Path) -> None:
    header = "项目\t2024年预算数"
    body = "（一）公务用车购置及运行费\t2.00\n①公务用车购置费\t0.50\n②公务用车运行维护费\t1.50\n合计\t2.00"
    found = table(tmp_path, body, "2024年“三公”经费支出预算表", header)
    assert [f.item for f in found.facts] == ["vehicle", "vehicle_purchase", "vehicle_operation", "_T"]
    assert [f.parent_row for f in found.facts] == [4, 1, 1, None]


def test_index_rows_are_no_data(tmp_path: Path) -> None:
    header = "项目名称\t合计\t一般公共预算"
    found = table(tmp_path, "1\t2\t3\n甲项目\t4.00\t4.00", "2024年项目支出预算表", header)
    assert [f.printed for f in found.facts] == ["4.00", "4.00"]
    assert [p.name for p in found.projects] == ["甲项目"]


def test_dashes_and_blanks_are_no_figures(tmp_path: Path) -> None:
    found = table(tmp_path, "201\t甲类\t3.00\t—\t无")
    assert [f.column for f in found.facts] == [2]
    assert not found.not_understood


@pytest.mark.parametrize("text", ["晴天，适合散步。\n", "甲\t乙\n1.00\t2.00\n"])
def test_what_is_no_disclosure_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotADisclosureError):
        disclosure(tmp_path, text)


def test_years_told_against_the_disclosures_own(tmp_path: Path) -> None:
    found = table(tmp_path, "201\t甲类\t3.00\t4.00", header="科目编码\t科目名称\t上年执行数\t2024年预算数")
    last, this = found.facts
    assert (last.reference_year, last.reference_stage) == (2023, "execution")
    assert (this.reference_year, this.reference_stage) == (2024, "budget")
    assert dict(found.tables[0].readings[0].dimensions)["reference_year"] == "2023"


def test_a_column_of_another_unit_says_so(tmp_path: Path) -> None:
    header = "科目编码\t科目名称\t合计（元）\t基本支出"
    facts = table(tmp_path, "201\t甲类\t30000.00\t3.00", header=header).facts
    assert [(f.unit, f.amount) for f in facts] == [("元", Decimal("30000.00")), ("万元", Decimal("30000.00"))]


def test_codes_from_columns_of_levels_are_carried_down(tmp_path: Path) -> None:
    header = "科目编码\t\t\t科目名称\t合计\n类\t款\t项\t\t"
    body = "201\t\t\t甲类\t3.00\n\t01\t\t乙款\t3.00\n\t\t03\t丙项\t3.00"
    facts = table(tmp_path, body, header=header).facts
    assert [f.function_code for f in facts] == ["201", "20101", "2010103"]
    assert [f.parent_row for f in facts] == [None, 2, 3]


def test_code_and_name_in_one_cell(tmp_path: Path) -> None:
    header = "科目名称\t合计"
    facts = table(tmp_path, "[201]甲类\t3.00\n20101-乙款\t3.00", header=header).facts
    assert [(f.function_code, f.label) for f in facts] == [("201", "甲类"), ("20101", "乙款")]


def test_one_row_without_a_name(tmp_path: Path) -> None:
    header = "合计\t因公出国（境）费\t公务接待费"
    found = table(tmp_path, "3.00\t1.00\t2.00", "2024年“三公”经费支出预算表", header)
    assert [(f.item, f.printed) for f in found.facts] == [
        ("_T", "3.00"),
        ("abroad", "1.00"),
        ("reception", "2.00"),
    ]


def test_a_unit_is_told_by_figures_that_other_tables_print(tmp_path: Path) -> None:
    first = f"{TITLE}\n\n部门名称：甲局\n\n单位：万元\n\n{HEADER}\n合计\t\t12345.67\t12345.67\t\n"
    second = f"2024年一般公共预算支出表\n\n{HEADER}\n合计\t\t12345.67\t12345.67\t\n"
    facts = disclosure(tmp_path, f"{first}\n{second}").facts
    assert {(fact.amount, fact.resolved_by) for fact in facts} == {
        (Decimal("123456700.00"), None),
        (Decimal("123456700.00"), "identities"),
    }


def test_a_list_without_levels_nests_by_its_sums(tmp_path: Path) -> None:
    rows = (
        ("合计", 60),
        ("通用类", 10),
        ("培训", 4),
        ("某培训", 4),
        ("印刷", 6),
        ("专用类", 50),
        ("某专项", 50),
    )
    body = "\n".join(f"{name}\t{amount}.00" for name, amount in rows)
    found = table(tmp_path, body, title="2024年项目支出预算表", header="项目名称\t金额")
    assert [(fact.row_role, fact.parent_row) for fact in found.facts] == [
        ("total", None),
        ("subtotal", 1),
        ("subtotal", 2),
        ("leaf", 3),
        ("leaf", 2),
        ("subtotal", 1),
        ("leaf", 6),
    ]


def test_what_the_layout_says_wins_where_the_meaning_does_not_add_up(tmp_path: Path) -> None:
    rows = (
        "一、部门预算\t30.00",
        "　1、财政拨款\t20.00",
        "　　（1）一般公共预算拨款\t20.00",
        "　　　　其中：列入部门预算的专项\t5.00",
        "　2、事业收入\t10.00",
        "本年收入合计\t30.00",
        "上年结转\t1.00",
        "收入总计\t31.00",
    )
    body = "\n".join(rows)
    facts = table(tmp_path, body, title="2024年收入总表", header="项目\t预算数").facts
    assert [(fact.row_role, fact.parent_row) for fact in facts] == [
        ("subtotal", 6),
        ("subtotal", 1),
        ("leaf", 2),
        ("memo", None),
        ("leaf", 1),
        ("total", 8),
        ("leaf", 8),
        ("grand_total", None),
    ]
    assert facts[3].qualifier == "of_which"


def test_parts_that_miss_their_whole_are_not_added_to_it(tmp_path: Path) -> None:
    rows = (
        "一、财政拨款\t30.00",
        "　1、机关工资福利支出\t12.00",
        "2、机关商品和服务支出\t3.00",
        "　3、对个人和家庭的补助\t5.00",
        "本年支出合计\t30.00",
        "支出总计\t30.00",
    )
    header = "政府预算支出经济分类科目\t预算数"
    found = table(tmp_path, "\n".join(rows), title="2024年财政拨款支出表", header=header)
    assert [fact.parent_row for fact in found.facts] == [5, 1, 1, 1, 6, None]
    assert [check.gap for check in found.checks if check.outcome == "fail"] == [Decimal(100000)]


def test_a_name_that_ran_over_the_rule_below_it_is_not_the_next_rows(tmp_path: Path) -> None:
    first = "2080505-机关事业单位基本养老保险\t1.00\t1.00\t"
    body = f"{first}\n缴费支出2080506-机关事业单位职业年金缴费支出\t2.00\t2.00\t"
    facts = table(tmp_path, body, header="科目\t合计\t基本支出\t项目支出").facts
    assert [fact.function_code for fact in facts][::2] == ["2080505", "2080506"]


def test_years_in_a_column_of_their_own(tmp_path: Path) -> None:
    header = "预算单位\t年度\t合计\t公务接待费"
    body = "甲局\t2023年\t3.00\t3.00\n\t2024年\t2.00\t2.00\n\t增减变化\t-1.00\t-1.00"
    facts = table(tmp_path, body, title="2024年财政拨款“三公”经费支出预算表", header=header).facts
    assert [(f.unit_name, f.reference_year, f.measure, f.parent_row) for f in facts][::2] == [
        ("甲局", 2023, "amount", None),
        ("甲局", 2024, "amount", None),
        ("甲局", 2024, "change", None),
    ]


def test_a_short_line_above_tells_the_kind_though_it_does_not_say_table(tmp_path: Path) -> None:
    above = "某局2025年部门预算\n\n2025年部门收入总体情况\n\n单位：万元\n\n"
    text = above + "项目\t预算数\n事业收入\t3.00\n收入总计\t3.00\n"
    (table_of_revenue,) = disclosure(tmp_path, text).tables
    assert table_of_revenue.kind == "revenue_summary"


def test_a_row_of_stars_counts_the_columns_even_where_there_is_but_one(tmp_path: Path) -> None:
    above = "某局2025年部门预算\n\n国有资本经营预算支出表\n单位：万元\n\n"
    text = above + "功能分类科目名称\t项目支出\n**\t1\n合计\t\n"
    found = disclosure(tmp_path, text)
    assert [table.kind for table in found.tables] == ["state_capital_expenditure"]
    assert (found.facts, found.not_understood) == ((), ())


def test_the_code_behind_a_name_that_ends_in_brackets(tmp_path: Path) -> None:
    above = "某局2025年部门预算\n\n一般公共预算支出明细表（按政府预算经济分类科目分）\n单位：万元\n\n"
    text = above + "科目名称\t合计\n机关资本性支出（一）（503）\t5.40\n合计\t5.40\n"
    facts = disclosure(tmp_path, text).facts
    assert [fact.government_economic_code for fact in facts] == ["503", None]


def test_a_name_that_ran_over_the_rule_leaves_the_row_below_its_own_code(tmp_path: Path) -> None:
    above = "某局2025年部门预算\n\n一般公共预算基本支出表\n单位：万元\n\n"
    head = "政府支出经济分类科目\t部门支出经济分类科目\t合计\n"
    first = "50102-社会保障缴费\t30108-机关事业单位基本养老保险\t2.00\n"
    second = "50102-社会保障缴费\t缴费30109-职业年金缴费\t1.00\n"
    facts = disclosure(tmp_path, above + head + first + second + "合计\t\t3.00\n").facts
    assert [(f.economic_code, f.government_economic_code) for f in facts[:2]] == [
        ("30108", "50102"),
        ("30109", "50102"),
    ]


def test_projects_of_a_unit_nest_though_those_of_another_do_not_add_up(tmp_path: Path) -> None:
    above = "某局2025年部门预算\n\n部门项目支出表\n单位：万元\n\n"
    head = "单位编码\t单位（项目）名称\t项目金额\n合计\t\t9.00\n"
    department = "119\t某市某局\t9.00\n"
    sound = "119001\t某市某局\t5.00\n\t房屋\t5.00\n\t租赁\t2.00\n\t修缮\t3.00\n"
    withheld = "119002\t某市某局某中心\t4.00\n\t设备\t3.00\n"
    facts = disclosure(tmp_path, above + head + department + sound + withheld).facts
    assert [(f.row, f.parent_row) for f in facts] == [
        (1, None),
        (2, 1),
        (3, 2),
        (4, 3),
        (5, 4),
        (6, 4),
        (7, 2),
        (8, 7),
    ]


def test_a_column_of_organisations_is_of_units_whatever_heads_it(tmp_path: Path) -> None:
    header = "使用方\t项目名称\t合计"
    body = "甲局\t湖岸修缮\t3.00\n乙学校\t校舍维护\t2.00"
    found = table(tmp_path, body, title="2024年项目支出预算表", header=header)
    assert [(f.unit_name, f.project_name) for f in found.facts] == [
        ("甲局", "湖岸修缮"),
        ("乙学校", "校舍维护"),
    ]


def test_what_heads_others_is_no_unit_unless_one_of_its_like_is(tmp_path: Path) -> None:
    header = "科目名称\t合计"
    body = "合计\t3.00\n甲不知何物\t3.00\n　一般公共服务支出\t3.00"
    alone = table(tmp_path, body, header=header)
    assert [f.unit_name for f in alone.facts] == [None, None]
    beside = table(tmp_path, f"{body}\n乙局\t2.00\n　教育支出\t2.00", header=header)
    assert {f.label: f.unit_name for f in beside.facts}["甲不知何物"] == "甲不知何物"


def test_captions_inside_the_rules_that_the_next_page_repeats_are_no_rows(tmp_path: Path) -> None:
    from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

    xs: list[float] = [20, 100, 200, 300]
    head = [["科目编码", "科目名称", "合计"]]
    bodies = [["合计", "", "3.00"], ["201", "甲类", "3.00"]], [["20101", "乙款", "3.00"]]
    sheets = [
        Sheet().table(xs, [90 + 20 * n for n in range(2 + len(body))], [*head, *body]) for body in bodies
    ]
    for sheet in sheets:
        for y, line in zip((30, 50, 70), (TITLE, "部门名称：甲局", "单位：万元"), strict=True):
            sheet.rule(20, y, 300, y).rule(20, y, 20, y + 20).rule(300, y, 300, y + 20).text(30, y + 14, line)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*sheets))
    found = understand(path)
    assert [(fact.label, fact.unit_name) for fact in found.facts] == [
        ("合计", None), ("甲类", None), ("乙款", None)
    ]  # fmt: skip


def cut_row(tmp_path: Path, above: str, below: str, width: float = 60) -> Disclosure:
    """A table whose last row on a page goes on overleaf, with a name that the break cuts."""
    from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

    xs: list[float] = [20, 80, 80 + width, 300]
    head = ["科目编码", "科目名称", "合计"]
    first = Sheet().text(100, 30, TITLE).text(200, 50, "单位：万元")
    first.table(xs, [60, 80, 100, 120], [head, ["合计", "", "3.00"], ["201", above, "3.00"]])
    second = Sheet().table(xs, [40, 60, 80], [["", below, ""], ["20101", "乙款", "3.00"]])
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(first, second))
    return understand(path)


def test_a_row_that_the_page_break_cuts_is_one(tmp_path: Path) -> None:
    facts = by_cell(cut_row(tmp_path, "一般公共服", "务支出"))
    assert [fact.label for fact in facts.values()] == ["合计", "一般公共服务支出", "乙款"]


def test_a_name_with_room_behind_it_ends_at_the_page_break(tmp_path: Path) -> None:
    found = cut_row(tmp_path, "一般公共服", "务支出", width=120)
    assert [fact.label for fact in found.facts][:2] == ["合计", "一般公共服"]
    assert "务支出" in {cell.text for table in found.tables for cell in table.cells}
