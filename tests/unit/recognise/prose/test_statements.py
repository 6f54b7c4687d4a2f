"""Invented sentences in the wordings of many places, and what each figure means."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.recognise.prose.said import Named, meaning, said

TOTAL = "flow=revenue fund=_T"
SPENT = "flow=expenditure fund=_T"
GENERAL = "flow=expenditure fund=general_public_budget"
PUBLIC = "table_kind=three_public flow=expenditure"
BOUGHT = "table_kind=procurement flow=expenditure"


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("2031年收入预算12.50万元。", TOTAL),
        ("2031年度云桥区档案局预算收入总计12.50万元。", TOTAL),
        ("本年收入合计12.50万元。", "flow=revenue fund=_T origin=current"),
        ("本年一般公共预算收入12.50万元。", "flow=revenue fund=general_public_budget origin=current"),
        ("上年结转结余12.50万元。", "origin=carryover"),
        ("上年结转结余的财政专户管理资金12.50万元。", "fund=special_account origin=carryover"),
        ("年终结转结余为12.50万元。", "flow=balance fund=_T"),
        ("相应安排支出预算 12.50 万元。", SPENT),
        ("云桥区档案局支出总计12.50万元。", SPENT),
        ("事业单位经营收入12.50万元。", "flow=revenue fund=operating_income"),
        ("财政拨款收入12.50万元。", "flow=revenue fund=appropriation"),
        ("政府性基金预算拨款支出12.50万元。", "flow=expenditure fund=government_fund"),
        ("国有资本经营预算财政拨款支出12.50万元。", "flow=expenditure fund=state_capital"),
        ("一般公共预算当年财政拨款12.50万元。", "fund=general_public_budget"),
        ("对附属单位补助支出12.50万元。", "flow=expenditure nature=subsidy_down"),
        ("一般公共预算财政拨款基本支出12.50万元。", f"{GENERAL} nature=basic"),
        ("日常公用支出12.50万元。", "flow=expenditure nature=basic portion=operating"),
        ("教育支出12.50万元。", "flow=expenditure function_code=205"),
        ("“教育支出”科目12.50万元。", "flow=expenditure function_code=205"),
        ("住房保障（类）支出12.50万元。", "flow=expenditure function_code=221"),
        ("204-公共安全支出 12.50 万元。", "flow=expenditure function_code=204"),
        ("（三）2210202-提租补贴 12.50 万元。", "flow=expenditure function_code=2210202"),
        ("2.行政运行（2040201）12.50万元。", "flow=expenditure function_code=2040201"),
        ("②培训支出（2050803）12.50万元。", "flow=expenditure function_code=2050803"),
        (
            "1.“住房保障支出（类）住房改革支出（款）购房补贴（项）”12.50万元。",
            "flow=expenditure function_code=2210203",
        ),
        (
            "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）支出12.50万元。",
            "flow=expenditure function_code=2010301",
        ),
        ("（1）工资福利支出（301）12.50万元。", "flow=expenditure economic_code=301"),
        ("（1）机关工资福利支出（501）12.50万元。", "flow=expenditure government_economic_code=501"),
        ("委托业务费财政拨款预算12.50万元。", "flow=expenditure economic_code=30227 fund=appropriation"),
        ("授予小微企业合同金额12.50万元。", f"{BOUGHT} item=_T qualifier=awarded_to_micro_enterprises"),
        (
            "面向中小企业预留政府采购项目预算金额12.50万元。",
            f"{BOUGHT} item=_T qualifier=reserved_for_smes",
        ),
        (
            "预留给小型和微型企业的政府采购项目预算12.50万元。",
            f"{BOUGHT} item=_T qualifier=reserved_for_micro_enterprises",
        ),
        ("使用非财政拨款结余（含专用结余）12.50万元。", "flow=revenue fund=non_appropriation_surplus"),
        ("年末财政拨款结转和结余12.50万元。", "flow=balance fund=appropriation"),
        ("国内接待费12.50万元。", f"{PUBLIC} item=reception_domestic"),
        ("国（境）外接待费12.50万元。", f"{PUBLIC} item=reception_overseas"),
        ("2031年“三公”经费预算数为12.50万元。", f"{PUBLIC} item=_T"),
        (
            "2031年通过一般公共预算财政拨款安排的“三公”经费共12.50万元。",
            f"{PUBLIC} fund=general_public_budget item=_T",
        ),
        ("（一）因公出国（境）费用12.50万元。", f"{PUBLIC} item=abroad"),
        ("公务用车购置及运行维护费预算支出12.50万元。", f"{PUBLIC} item=vehicle"),
        ("会议费预算支出12.50万元。", f"{PUBLIC} item=meetings"),
        ("政府采购预算总额12.50万元。", f"{BOUGHT} item=_T qualifier=procurement"),
        ("政府采购服务预算12.50万元。", f"{BOUGHT} item=services qualifier=procurement"),
        (
            "2031年机关运行经费财政拨款预算为12.50万元。",
            "table_kind=operating_costs flow=expenditure fund=appropriation nature=basic portion=operating",
        ),
        ("公务用车运行支出12.50万元。", f"{PUBLIC} item=vehicle_operation"),
        ("公务用车购置费及运行维护费支出12.50万元。", f"{PUBLIC} item=vehicle"),
        ("其中：国内公务接待费12.50万元。", f"{PUBLIC} item=reception_domestic"),
        ("外宾接待支出12.50万元。", f"{PUBLIC} item=reception_domestic qualifier=of_which"),
        ("本部门开支会议费12.50万元。", f"{PUBLIC} item=meetings"),
        ("（一）收入决算总计12.50万元。", TOTAL),
        ("支出决算总计12.50万元。", SPENT),
        ("用事业基金弥补收支差额12.50万元。", "flow=revenue fund=non_appropriation_surplus"),
        ("授予中小企业合同金额12.50万元。", f"{BOUGHT} item=_T qualifier=awarded_to_smes"),
        (
            "其中：授予小微企业合同金额12.50万元。",
            f"{BOUGHT} item=_T qualifier=awarded_to_micro_enterprises",
        ),
        ("“教育支出”（类）12.50万元。", "flow=expenditure function_code=205"),
        (
            "“政府办公厅（室）及相关机构事务”（款）12.50万元。",
            "flow=expenditure function_code=20103",
        ),
        ("年初预算安排涉及预算资金12.50万元。", ""),
        ("档案抢救工作12.50万元。", ""),
        ("一般公共预算服务支出12.50万元。", ""),
        ("项目实际支出12.50万元。", ""),
        ("其中面向中小企业预留政府采购预算12.50万元。", f"{BOUGHT} item=_T qualifier=reserved_for_smes"),
    ],
)
def test_a_phrase_names_the_subject_of_an_amount(sentence: str, means: str) -> None:
    (found,) = said(sentence)
    assert meaning(found) == means
    assert (found.measure, found.printed, found.unit, found.amount) == (
        "amount",
        "12.50",
        "万元",
        Decimal("125000.00"),
    )
    assert (found.not_understood is None) is bool(means)
    assert (found.reference_year, found.reference_stage) == ((2031, "budget") if means else (None, None))


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("2031年度收入、支出预算总计9万元。", "_T"),
        ("云桥区档案局2031年收支总预算9万元。", "_T"),
        ("2031年财政拨款收、支总预算9万元。", "appropriation"),
    ],
)
def test_one_figure_for_both_sides_is_two_statements(sentence: str, sides: str) -> None:
    assert [meaning(s) for s in said(sentence)] == [
        f"flow=revenue fund={sides}",
        f"flow=expenditure fund={sides}",
    ]


@pytest.mark.parametrize(
    ("sentence", "base", "signed"),
    [
        ("比上年增加3万元，增长12.50%。", (2030, None), 1),
        ("比2030年预算减少3万元，下降12.50%。", (2030, "budget"), -1),
        ("较上年执行数增加3万元，增幅12.50%。", (2030, "execution"), 1),
        ("与上年相比减少3万元，减少12.50%。", (2030, None), -1),
        ("与2030年度相比，收入总计增加3万元，增长12.50%。", (2030, None), 1),
        ("较2030年年初预算增加3万元，增幅12.50%。", (2030, "budget"), 1),
        ("比2030年度决算数减少3万元，降低12.50%。", (2030, "final"), -1),
        ("比上年预算数减少3万元（下降12.50%）。", (2030, "budget"), -1),
    ],
)
def test_changes_belong_to_the_amount_before_them(
    sentence: str, base: tuple[int, str | None], signed: int
) -> None:
    amount, change, rate = said(f"2031年收入预算27万元，{sentence}")
    assert {meaning(s) for s in (amount, change, rate)} == {TOTAL}
    assert (change.measure, change.amount) == ("change", Decimal(30000) * signed)
    assert (rate.measure, rate.value) == ("ratio", Decimal("12.50") * signed)
    assert change.direction == rate.direction == ("increase" if signed > 0 else "decrease")
    assert {change.relates_to, rate.relates_to} == {amount.statement_id}
    assert {(s.base_year, s.base_stage) for s in (change, rate)} == {base}


def test_the_amount_compared_with_is_a_statement_of_its_year() -> None:
    now, before, change, rate = said("2031年收入预算9万元，比2030年年初预算数12万元减少3万元，减少25%。")
    assert meaning(before) == meaning(now) == TOTAL
    assert (before.reference_year, before.reference_stage) == (2030, "budget")
    assert before.amount == Decimal(120000)
    assert before.relates_to == now.statement_id
    assert change.compared_with == rate.compared_with == before.statement_id


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("与上年预算持平", Decimal(0)),
        ("与上年预算数相同", Decimal(0)),
        ("较上年无增减", Decimal(0)),
        ("与2030年持平", Decimal(0)),
        ("与上年基本持平", None),
    ],
)
def test_no_change_is_a_change_of_nothing(words: str, amount: Decimal | None) -> None:
    _, change = said(f"公务接待费2万元，{words}。")
    assert (change.measure, change.direction, change.amount) == ("change", "flat", amount)


def test_no_change_of_nothing_known_is_no_statement() -> None:
    assert said("本单位没有使用政府性基金预算拨款安排的支出，与上年持平。") == ()


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("，主要原因是人员增加。", "人员增加"),
        ("。主要原因：人员增加。", "人员增加"),
        ("，减少的主要原因是人员增加。", "人员增加"),
        ("，主要是人员增加。", "人员增加"),
        ("，原因是一是人员增加；二是调资。", "一是人员增加;二是调资"),
    ],
)
def test_reasons_are_told_of_the_comparison(tail: str, reason: str) -> None:
    _, change = said(f"基本支出9万元，比上年增加1万元{tail}")
    assert change.reason == reason


def test_what_money_is_for_is_no_reason_and_no_subject() -> None:
    first, second = said("事业收入9万元，主要是基本支出的来源；其他收入1万元。")
    assert first.reason is None
    assert meaning(second) == "flow=revenue fund=other_income"


def test_a_list_narrows_what_it_is_a_list_of() -> None:
    total, basic, share, project, other = said(
        "2031年财政拨款支出10万元，其中：基本支出6万元，占60%；项目支出4万元，占40%。"
    )
    assert meaning(basic) == "flow=expenditure fund=appropriation nature=basic"
    assert meaning(project) == "flow=expenditure fund=appropriation nature=project"
    assert basic.part_of == project.part_of == total.statement_id
    assert (share.relates_to, share.compared_with) == (basic.statement_id, total.statement_id)
    assert (other.measure, other.value) == ("share", Decimal(40))


def test_a_list_goes_on_in_the_paragraphs_below() -> None:
    total, basic, people, running, project = said(
        "（二）支出预算总计10万元。包括：",
        "1.基本支出6万元，其中：",
        "（1）人员经费4万元。",
        "（2）公用经费2万元。",
        "2.项目支出4万元。",
    )
    assert {basic.part_of, project.part_of} == {total.statement_id}
    assert people.part_of == running.part_of == basic.statement_id
    assert meaning(running) == f"{SPENT} nature=basic portion=operating"


def test_a_paragraph_that_is_only_of_which_opens_a_list() -> None:
    total, general, share = said("2031年收入预算合计10万元。", "其中：", "一般公共预算收入9万元，占90%；")
    assert general.part_of == share.compared_with == total.statement_id


def test_the_fund_that_a_heading_tells_is_that_of_the_whole_too() -> None:
    heading = "二、一般公共预算支出情况说明"
    total, part, share = said("一、支出预算总计10万元。", heading, "教育支出3万元，占部门支出总额的60%。")
    assert (share.relates_to, share.compared_with) == (part.statement_id, None)
    *_, own = said("一、支出预算总计10万元。", heading, "一般公共预算支出5万元，占部门支出总额的50%。")
    assert own.compared_with == total.statement_id
    title = "三、一般公共预算“三公”经费支出情况说明"
    public, _, third = said(title, "“三公”经费支出预算5万元，其中公务接待费2万元，占“三公”经费的40%。")
    assert third.compared_with == public.statement_id


def test_after_a_list_the_rate_tells_what_a_change_is_of() -> None:
    of_whole = said("收入总计110万元，其中：本年收入100万元，上年结转10万元，比上年增加10万元，增长10%。")
    assert of_whole[3].relates_to == of_whole[4].relates_to == of_whole[0].statement_id
    of_last = said("收入总计110万元，其中：本年收入100万元，上年结转10万元，比上年增加5万元，增长100%。")
    assert of_last[3].relates_to == of_last[2].statement_id


def test_after_a_list_the_plain_word_means_the_whole() -> None:
    found = said("支出预算90万元，其中：教育支出50万元，其他支出40万元；支出比上年减少9万元。")
    assert meaning(found[3]) == SPENT
    assert found[3].relates_to == found[0].statement_id


def test_a_change_of_nothing_fits_whatever_it_stands_behind() -> None:
    found = said("“三公”经费5万元。其中：公务接待费0万元，占0%，比上年增加0万元，增长0%。")
    assert {one.item for one in found[1:]} == {"reception"}


def test_a_list_is_of_what_stands_right_before_its_word() -> None:
    revenue, expenditure, own, brought, *spent = said(
        "收支总预算80万元。收入包括：事业收入78万元，上年结转2万元；支出包括：教育支出7万元，其他支出9万元。"
    )
    assert meaning(brought) == "flow=revenue fund=_T origin=carryover"
    assert own.part_of == brought.part_of == revenue.statement_id
    assert [meaning(one) for one in spent] == [
        "flow=expenditure function_code=205",
        "flow=expenditure function_code=229",
    ]
    assert {one.part_of for one in spent} == {expenditure.statement_id}


def test_a_change_of_both_sides_is_of_the_total_of_either() -> None:
    revenue, expenditure, *changes = said("收入总计30万元，支出总计30万元，收、支总计各比上年减少2万元。")
    assert [one.relates_to for one in changes] == [revenue.statement_id, expenditure.statement_id]


def test_a_second_reason_leaves_the_first_alone() -> None:
    found = said(
        "比上年减少3万元，主要原因：压减；",
        "教育支出9万元，比上年减少3万元，主要原因：压减；增长5%，主要原因：新增。",
    )
    assert found[2].reason == "压减"


def test_a_rate_tells_that_a_word_was_forgotten() -> None:
    amount, change, rate = said("机关运行经费105万元，比上年5万元，增加5%。")
    assert (change.measure, change.amount, change.base_year) == ("change", Decimal(50000), 2030)
    assert change.relates_to == rate.relates_to == amount.statement_id
    amount, before, _ = said("机关运行经费105万元，比上年100万元，增加5%。")
    assert (before.measure, before.reference_year) == ("amount", 2030)


def test_items_of_a_plain_list_do_not_pass_their_class_on() -> None:
    found = said("教育支出50万元，其他支出40万元，基本支出9万元。")
    assert meaning(found[2]) == "flow=expenditure nature=basic"


def test_after_a_bracket_the_sentence_speaks_of_what_was_before_it() -> None:
    found = said("公务用车购置及运行维护费3万元（公务用车运行维护费2万元，比上年减少1万元）比上年增加1万元。")
    assert [s.relates_to for s in found[2:]] == [found[1].statement_id, found[0].statement_id]


def test_headings_say_what_the_words_leave_out() -> None:
    (abroad,) = said(
        "六、一般公共预算“三公”经费支出情况", "（一）因公出国（境）经费", "2031年预算安排2万元，与上年持平。"
    )[:1]
    assert meaning(abroad) == f"{PUBLIC} fund=general_public_budget item=abroad"


def test_a_class_is_found_below_the_one_in_the_heading() -> None:
    (found,) = said(
        "五、财政拨款支出预算情况说明",
        "（一）住房保障支出（类）",
        "1.住房改革支出（款）提租补贴（项）支出2万元。",
    )
    assert meaning(found) == "flow=expenditure function_code=2210202 fund=appropriation"


def test_a_sentence_without_figures_names_the_subject() -> None:
    budget, spent, done = said(
        "1、住房保障支出（类）住房改革支出（款）提租补贴（项）。主要用于：发放补贴。"
        "年初预算为2万元，支出决算为1万元，完成年初预算的50%。",
        stage="final",
    )
    assert {meaning(s) for s in (budget, spent, done)} == {"flow=expenditure function_code=2210202"}
    assert [s.reference_stage for s in (budget, spent)] == ["budget", "final"]
    assert (done.measure, done.relates_to, done.compared_with) == (
        "completion",
        spent.statement_id,
        budget.statement_id,
    )


def test_headings_do_not_speak_for_what_is_not_understood() -> None:
    found = said("三、支出决算情况说明", "1、某某支出（类）某某（款）某某（项）。支出决算为1万元。")
    assert found[0].not_understood is not None
    assert found[0].flow is None


def test_projects_and_bodies_are_known_from_the_tables() -> None:
    facts = (Named(project_name="库房更新"), Named(unit_name="云桥区档案馆"))
    project, unit = said("库房更新5万元。", "云桥区档案馆支出预算3万元。", facts=facts)
    assert meaning(project) == "flow=expenditure nature=project project_name=库房更新"
    assert unit.unit_name == "云桥区档案馆"


def test_the_department_itself_is_a_body_of_its_own() -> None:
    (found,) = said("云桥区档案局（本级）支出预算3万元。")
    assert found.unit_name == "云桥区档案局(本级)"


@pytest.mark.parametrize(
    ("sentence", "counted", "value"),
    [
        ("本单位共有车辆3辆。", "vehicles", 3),
        ("其中：机要通信用车2辆。", "vehicles_confidential", 2),
        ("实有车辆 4 台。", "vehicles", 4),
        ("房屋1,250.50平方米。", "floor_area", Decimal("1250.50")),
        ("办公用房建筑总面积200平方米。", "floor_area", 200),
        ("内设机构7个。", "internal_bodies", 7),
        ("下属单位3个。", "units", 3),
        ("纳入编制范围的预算单位共计1家。", "units", 1),
        ("在职人员25人。", "staff", 25),
        ("离退休人员共18人。", "retirees", 18),
        ("单位编报绩效目标的项目共5个。", "projects_with_targets", 5),
        ("共8个项目纳入绩效目标管理。", "projects_with_targets", 8),
        ("全年公务接待12批次。", "reception_batches", 12),
        ("全年公务接待90人次。", "reception_guests", 90),
        ("接待国内来访团组12个。", "reception_batches", 12),
        ("没有购置车辆，公务用车保有量为2辆。", "vehicles", 2),
        ("领导干部用车1辆。", "vehicles_leaders", 1),
        ("定向化保障用车1辆。", "vehicles_designated", 1),
    ],
)
def test_counts(sentence: str, counted: str, value: Decimal | int) -> None:
    (found,) = said(sentence)
    assert (found.measure, found.counted, found.value) == ("count", counted, value)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("国内公务接待21批次，168人次。", "reception_batches=21 reception_guests=168"),
        ("共接待国内来访团组21个、来宾168人次。", "reception_batches=21 reception_guests=168"),
        ("外事接待2批次，8人次。", "reception_foreign_batches=2 reception_foreign_guests=8"),
        ("安排因公出国（境）团组2个，累计8人次。", "travel_groups=2 travellers=8"),
        ("公务用车保有量为5辆，其中：领导干部用车1辆。", "vehicles=5 vehicles_leaders=1"),
        ("设备（不含车辆）3台（套）。", "equipment=3"),
        ("外事接待费0万元，接待2批次。", "reception_foreign_batches=2"),
        ("因公出国（境）团组2次，累计出国（境）8人次。", "travel_groups=2 travellers=8"),
        (
            "国内公务接待共15批次（其中外事接待1批次），105人次。",
            "reception_batches=15 reception_foreign_batches=1 reception_guests=105",
        ),
        (
            "国（境）外接待费0万元，接待2批次、8人次。",
            "reception_foreign_batches=2 reception_foreign_guests=8",
        ),
    ],
)
def test_several_counts(sentence: str, counted: str) -> None:
    found = [f"{one.counted}={one.value}" for one in said(sentence) if one.measure == "count"]
    assert " ".join(found) == counted


def test_the_accounts_of_a_fund_are_those_of_its_expenditure() -> None:
    (found,) = said("财政拨款支出决算12.50万元。")
    assert meaning(found) == "flow=expenditure fund=appropriation"
    assert found.reference_stage == "final"


def test_what_receptions_cost_together_is_no_total_of_the_budget() -> None:
    _, found = said("公务接待21批次，共计支出12.50万元。")
    assert meaning(found) == ""
    assert found.not_understood


def test_both_sides_change_after_both_were_named() -> None:
    found = said("收入总计9万元，支出总计9万元。与上年相比，收、支总计各增加1万元。")
    changes = [(one.flow, one.relates_to) for one in found if one.measure == "change"]
    assert changes == [("revenue", found[0].statement_id), ("expenditure", found[1].statement_id)]


def test_the_figures_of_a_year_in_a_row_are_of_one_fund() -> None:
    found = said(
        "政府性基金预算财政拨款年初结转和结余1万元，本年收入9万元，支出决算8万元，年末结转和结余2万元。"
    )
    assert [meaning(one) for one in found] == [
        "fund=government_fund origin=carryover",
        "flow=revenue fund=government_fund origin=current",
        "flow=expenditure fund=government_fund",
        "flow=balance fund=government_fund",
    ]


@pytest.mark.parametrize(
    ("word", "direction"), [("大于", "increase"), ("小于", "decrease"), ("高于", "increase")]
)
def test_by_how_much_accounts_differ_from_the_budget(word: str, direction: str) -> None:
    final, found = said(f"支出总计9万元，决算数{word}年初预算数1万元。", stage="final")
    assert (found.measure, found.direction, found.base_stage) == ("change", direction, "budget")
    assert found.relates_to == final.statement_id


def test_a_change_of_the_accounts_is_not_that_of_the_budget_named_last() -> None:
    final, _, change = said(
        "财政拨款支出决算数为9万元，年初预算数为8万元，决算数比年初预算数增加1万元。", stage="final"
    )
    assert (change.reference_stage, change.relates_to) == ("final", final.statement_id)


def test_the_beginning_of_a_year_is_no_year_alone() -> None:
    (found,) = said("2031年初结转和结余9万元。")
    assert (meaning(found), found.reference_year) == ("origin=carryover", 2031)


def test_a_rate_whose_form_is_left_open_goes_the_way_of_its_change() -> None:
    _, change, rate = said("支出总计9万元，比上年减少1万元，下降（增长）10%。")
    assert (change.direction, rate.direction) == ("decrease", "decrease")
    assert rate.not_understood is None


def test_a_comparison_with_another_year_ends_the_reason_before_it() -> None:
    _, final, done, change = said(
        "公务接待费支出预算为5万元，支出决算为2万元，完成预算的40%，决算数小于预算数的主要原因是厉行节约，"
        "与上年相比减少1万元，减少的主要原因是接待减少。"
    )
    assert (done.reason, change.reason) == ("厉行节约", "接待减少")
    assert (change.item, change.base_year, change.relates_to) == ("reception", 2030, final.statement_id)


@pytest.mark.parametrize(
    ("sentence", "counted", "value"),
    [
        ("国内公务接待8批次，80人次。", "reception_guests", 80),
        ("因公出国（境）团组1个，累计3人次。", "travellers", 3),
    ],
)
def test_a_bare_second_number_counts_further_what_was_counted(
    sentence: str, counted: str, value: int
) -> None:
    _, further = said(sentence)
    assert (further.counted, further.value) == (counted, Decimal(value))


def test_a_second_number_of_something_else_is_left_alone() -> None:
    assert [one.counted for one in said("内设机构5个，12个村。")] == ["internal_bodies"]


@pytest.mark.parametrize("sentence", ["老年用车3辆。", "5个行政村。"])
def test_what_only_sounds_like_something_counted_is_left_alone(sentence: str) -> None:
    assert said(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "threshold", "qualifier"),
    [
        ("单位价值100万元以上的设备2台（套）。", 1000000, None),
        ("单价50万元（含）以上设备2台（套）。", 500000, None),
        ("2031年安排购置单价100万元（含）以上设备2台（套）。", 1000000, "asset_acquisition"),
    ],
)
def test_a_threshold_is_no_amount(sentence: str, threshold: int, qualifier: str | None) -> None:
    (found,) = said(sentence)
    assert (found.counted, found.threshold, found.qualifier) == ("equipment", Decimal(threshold), qualifier)


@pytest.mark.parametrize("sentence", ["补贴每人每月90元/月。", "办公楼24个科室。", "2031年工作要点。"])
def test_what_is_no_figure_of_the_budget_is_left_alone(sentence: str) -> None:
    assert said(sentence) == ()


@pytest.mark.parametrize(("unit", "yuan"), [("元", 1), ("万元", 10_000), ("亿元", 100_000_000)])
def test_units_of_money(unit: str, yuan: int) -> None:
    (found,) = said(f"收入预算1,234.5{unit}。")
    assert found.amount == Decimal("1234.5") * yuan


def test_a_form_left_open_has_no_sign() -> None:
    _, change = said("收入预算9万元，与上年相比增加（减少）1万元。")
    assert (change.amount, change.direction) == (None, None)
    assert change.not_understood


def test_places_lead_back_to_the_printed_figure() -> None:
    lines = ("一、收支情况", "２０31年收入 预算 ９ 万元。")
    text = "\n".join(lines)
    (found,) = said(*lines)
    assert text[found.figure_start] == "９"
    assert text[found.sentence_start : found.sentence_end] == lines[1]
    assert found.sentence == "2031年收入预算9万元。"


def test_a_reason_that_is_a_comparison_is_still_the_reason() -> None:
    change, *_ = (
        one
        for one in said("公务接待费2.00万元，比上年增加0.00万元，主要原因是：与上年持平，无增减变化。")
        if one.measure == "change"
    )
    assert change.reason == "与上年持平,无增减变化"
