"""Performance tables in the shapes that different places give them; every word and figure is invented."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from yusuan.disclosure import Disclosure, Target

Tables = Callable[..., Disclosure]
FORM = "项目支出绩效目标表"


def funding(disclosure: Disclosure, number: int = 0) -> dict[tuple[str, str], Decimal]:
    return {(f.period, f.source): f.amount for f in disclosure.projects[number].funding}


def goals(disclosure: Disclosure, number: int = 0) -> dict[str, str]:
    return {t.field: t.text for t in disclosure.projects[number].texts if t.field.startswith("goal")}


def said(target: Target) -> tuple[str | None, ...]:
    return target.level1, target.level2, target.level3, target.value_raw


def quantity(target: Target) -> tuple[str | None, Decimal | None, str | None]:
    return target.operator, target.value, target.unit


def failed(disclosure: Disclosure) -> list[str]:
    return [check.message_en for check in disclosure.checks if check.outcome == "fail"]


def test_form_of_one_half_with_levels_beside_a_label(understood: Tables) -> None:
    found = understood(
        (
            "政策和项目预算绩效目标表",
            "",
            """
            项目名称         | <        | <        | 湖岸修缮 | <        | <
            主管部门及代码   | <        | <        | 009_乙局 | 实施单位 | 丙中心
            项目资金（万元） | <        | <        | 年度预算资金总额： | 15.00 | <
            ^                | ^        | ^        | 其中：财政拨款     | 12.50 | <
            ^                | ^        | ^        | 其他资金           | 2.50  | <
            总体目标         | 岸线完好 | <        | <        | <        | <
                             | 一级指标 | 二级指标 | 三级指标 | 指标值   | <
            绩效指标         | 成本指标 | 经济成本 | 修缮造价 | ≤15万元  | <
            绩效指标         | 产出指标 | 数量指标 | 修缮长度 | ≥3公里   | <
            """,
        )
    )
    assert funding(found) == {
        ("annual", "_T"): Decimal("150000.00"),
        ("annual", "appropriated_funds"): Decimal("125000.00"),
        ("annual", "other_funds"): Decimal("25000.00"),
    }
    assert [said(t) for t in found.targets] == [
        ("成本指标", "经济成本", "修缮造价", "≤15万元"),
        ("产出指标", "数量指标", "修缮长度", "≥3公里"),
    ]
    assert {t.period for t in found.targets} == {"annual"}
    assert found.projects[0].responsible_code == "009"
    assert goals(found) == {"goal_annual": "岸线完好"}
    assert not failed(found)


def test_goals_under_the_labels_of_the_halves(understood: Tables) -> None:
    found = understood(
        (
            "专项资金总体绩效目标表",
            "万元",
            """
            专项名称     | <        | 果树补贴 | <            | <
            资金金额     | <        | 实施期资金总额： | 300.00 | 年度资金总额：100.00万元
            总体目标     | 实施期总目标 | <    | 年度总目标   | <
            ^            | 三年成林 | <        | 当年栽完     | <
            年度绩效指标 | 一级指标 | 二级指标 | 指标内容     | 指标值
            ^            | 产出指标 | 数量指标 | 栽种面积（亩） | 1200
            """,
        )
    )
    assert goals(found) == {"goal_whole": "三年成林", "goal_annual": "当年栽完"}
    assert funding(found) == {("whole", "_T"): Decimal("3000000.00"), ("annual", "_T"): Decimal("1000000.00")}
    assert quantity(found.targets[0]) == ("eq", Decimal(1200), "亩")
    assert found.targets[0].level3 == "栽种面积（亩）"


def test_weights_and_that_of_the_execution_of_the_budget(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "",
            """
            项目名称       | <        | 巡护车队 | <        | <      | <
            资金金额(万元) | <        | 年度资金总额： | 8.00 | <  | 执行率分值（10分）
            绩效指标       | 一级指标 | 二级指标 | 三级指标 | 指标值 | 分值权重（90分）
            ^              | 产出指标 | 数量指标 | 车辆     | 4辆    | 50
            ^              | ^        | 时效指标 | 到岗     | ≤2天   | 20
            ^              | 满意度指标 | 服务对象满意度 | 乘客 | ≥90% | 20
            """,
        )
    )
    assert [(t.level3, t.weight) for t in found.targets] == [
        ("执行率分值", Decimal(10)),
        ("车辆", Decimal(50)),
        ("到岗", Decimal(20)),
        ("乘客", Decimal(20)),
    ]
    assert [(c.outcome, c.unit) for c in found.checks if c.code == "form-weights"] == [("pass", "分")]


def test_self_evaluation_tells_what_was_planned_spent_and_reached(understood: Tables) -> None:
    found = understood(
        (
            "渡口维护项目绩效自评表",
            "",
            """
            项目名称 | < | 渡口维护 | < | < | < | < | < | <
            项目资金（万元） | < | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
            ^ | ^ | 年度资金总额： | 20.00 | 18.00 | 9.00 | 10 | 50.00% | 5
            ^ | ^ | 其中：财政拨款 | 15.00 | 13.00 | 9.00 | -- | 0.0% | --
            ^ | ^ | 上年结转 | 5.00 | 5.00 | 0.00 | -- | 0.0% | --
            年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | < | <
            ^ | 通航 | < | < | 已通航 | < | < | < | <
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 \
            | 得分 | 偏差原因分析及改进措施
            ^ | 产出指标 | 数量指标 | 渡口 | ≥3个 | 2个 | 90 | 60 | 一处停工
            总分 | < | < | < | < | < | 100 | 65 |
            """,
        ),
        cover="甲市乙局2025年度部门决算",
    )
    stages = {(f.label, f.reference_stage): f.amount for f in found.facts}
    assert stages["年度资金总额", "budget"] == Decimal("200000.00")
    assert stages["年度资金总额", "adjusted"] == Decimal("180000.00")
    assert stages["上年结转", "execution"] == Decimal("0.00")
    carried = next(f for f in found.facts if f.label == "上年结转")
    assert (carried.fund, carried.origin) == ("_U", "carryover")
    assert next(f for f in found.facts if f.label == "财政拨款").origin == "current"
    assert funding(found)["annual", "_T"] == Decimal("90000.00")
    execution, ferries = found.targets
    assert (execution.level3, execution.weight, execution.actual, execution.score) == (
        "执行率", Decimal(10), Decimal("50.00"), Decimal(5),
    )  # fmt: skip
    assert (ferries.actual_raw, ferries.actual, ferries.weight, ferries.score) == (
        "2个", Decimal(2), Decimal(90), Decimal(60),
    )  # fmt: skip
    assert goals(found) == {"goal_annual": "通航", "goal_actual": "已通航"}
    assert not failed(found)


def test_a_name_that_is_a_level_but_for_its_unit_stays_whole(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "",
            """
            项目名称   | 湖岸修缮           | <                      | <      | <
            一级指标   | 二级指标           | 三级指标               | 指标值 | 分值权重
            满意度指标 | 服务对象满意度指标 | 服务对象满意度（%）    | ≥90    | 10
            产出指标   |                    | 数量指标修缮长度（米） | ≥30    | 80
            """,
        )
    )
    assert [said(t) for t in found.targets] == [
        ("满意度指标", "服务对象满意度指标", "服务对象满意度（%）", "≥90"),
        ("产出指标", "数量指标", "修缮长度（米）", "≥30"),
    ]


def test_form_whose_indicators_have_no_levels(understood: Tables) -> None:
    found = understood(
        (
            "2026年市级重点专项资金绩效目标表（一级项目）",
            "万元",
            """
            项目名称     | 丘陵育种 | <      | 主管部门 | 甲市乙局 | <
            当年预算     | 90.00    | <      | 市级支出 | 30.00    | <
            ^            | ^        | <      | 补助区县 | 60.00    | <
            当年绩效目标 | 良种到户 | <      | <        | <        | <
            绩效指标     | 指标名称 | 指标性质 | 指标值 | 计量单位 | 指标权重(%)
            ^            | 良种覆盖率 | ≥    | 85       | %        | 60
            ^            | 示范村   | =      | 4        | 个       | 40
            """,
        )
    )
    assert [(t.value_raw, *quantity(t), t.weight) for t in found.targets] == [
        ("≥85%", "ge", Decimal(85), "%", Decimal(60)),
        ("=4个", "eq", Decimal(4), "个", Decimal(40)),
    ]
    assert funding(found)["annual", "to_counties"] == Decimal("600000.00")
    assert [c.outcome for c in found.checks if c.code == "form-sources"] == ["pass"]


def test_list_with_operator_value_and_unit_in_columns_of_their_own(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "万元",
            """
            项目名称 | 项目总额 | 其中： | < | 绩效目标 | 一级指标 | 二级指标 \
            | 三级指标 | 绩效指标性质 | 本年绩效指标值 | 绩效度量单位
            ^ | ^ | 财政资金 | 其他资金 | ^ | ^ | ^ | ^ | ^ | ^ | ^
            A01-堤防巡查 | 52.00 | 50.00 | 2.00 | 汛期安全 | 产出指标 | 数量指标 | 巡查里程 | ≥ | 20 | 公里
            ^ | ^ | ^ | ^ | ^ | 成本指标 | 经济成本指标 | 巡查造价 | ≤ | 52.00 | 万元
            A02-水尺更新 | 7.50 | 7.50 | | 读数准确 | 效益指标 | 社会效益指标 | 读数 | 定性 | 好 |
            """,
        )
    )
    assert [(p.name, len(p.funding)) for p in found.projects] == [("A01-堤防巡查", 3), ("A02-水尺更新", 2)]
    assert [(t.project_name, t.value_raw, *quantity(t)) for t in found.targets] == [
        ("A01-堤防巡查", "≥20公里", "ge", Decimal(20), "公里"),
        ("A01-堤防巡查", "≤52.00万元", "le", Decimal("52.00"), "万元"),
        ("A02-水尺更新", "好", None, None, None),
    ]
    assert [p.texts[0].text for p in found.projects] == ["汛期安全", "读数准确"]
    assert [f.printed for f in found.facts] == ["52.00", "50.00", "2.00", "7.50", "7.50", "52.00"]
    assert {f.project_id for f in found.facts} == {p.project_id for p in found.projects}
    assert not found.not_understood


def test_list_that_repeats_its_heading_and_adds_a_second_amount_to_a_project(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "元",
            """
            序号 | 项目名称 | 预算金额 | 年度目标 | 三级指标 | 指标值
            1    | 灯塔     | 300      | 长明     | 天数     | 365天
            ^    | ^        | 200      | ^        | 盏数     | 2盏
            序号 | 项目名称 | 预算金额 | 年度目标 | 三级指标 | 指标值
            2    | 浮标     | 100      | 可见     | 个数     | 9个
            """,
        )
    )
    assert [p.name for p in found.projects] == ["灯塔", "浮标"]
    assert [f.amount for f in found.projects[0].funding] == [Decimal(300), Decimal(200)]
    assert [t.level3 for t in found.targets] == ["天数", "盏数", "个数"]


def test_list_with_a_column_of_goals_only(understood: Tables) -> None:
    found = understood(
        (
            "部门预算项目支出绩效表",
            "万元",
            """
            单位名称 | 项目名称 | 金额   | 绩效目标
            丙队     | 消防演练 | 120.50 | 人人会用
            丙队     | 水枪更新 | 30.00  | 全部换新
            """,
        )
    )
    assert [(p.name, p.texts[0].field, p.texts[0].text) for p in found.projects] == [
        ("消防演练", "goal_annual", "人人会用"),
        ("水枪更新", "goal_annual", "全部换新"),
    ]


def test_indicators_listed_in_one_cell(understood: Tables) -> None:
    listed = (
        "1、1-产出指标；11-数量指标；场次；实施周期指标值:≥60场；年度指标值:≥20场。"
        "2、4-成本指标；41-经济成本指标；超支率；年度指标值:0%。"
    )
    found = understood(
        (
            "",
            "万元",
            f"""
            项目名称（资金使用单位） | 总计 | 绩效目标 | 绩效指标
            露天电影 | 12.00 | 村村放映 | {listed}
            """,
        )
    )
    assert [(t.period, *said(t)) for t in found.targets] == [
        ("whole", "产出指标", "数量指标", "场次", "≥60场"),
        ("annual", "产出指标", "数量指标", "场次", "≥20场"),
        ("annual", "成本指标", "经济成本指标", "超支率", "0%"),
    ]
    assert len({t.target_id for t in found.targets}) == 3
    assert found.tables[0].kind == "performance_targets"


def test_form_of_a_department_speaks_of_no_project(understood: Tables) -> None:
    found = understood(
        (
            "部门整体支出绩效目标表",
            "",
            """
            部门（单位）名称 | <    | 甲市乙局 | <        | <        | <
            年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | <    | <
            ^            | ^        | ^        | 总额     | 财政拨款 | 其他资金
            ^            | 保运转   | 人员经费 | 70.00    | 70.00    | 0
            ^            | 修道路   | 两条     | 30.00    | 20.00    | 10.00
            ^            | 金额合计 | <        | 100.00   | 90.00    | 10.00
            年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值   | 备注
            ^            | 产出指标 | 数量指标 | 道路     | 2条      |
            """,
        )
    )
    assert not found.projects
    assert [(f.label, f.fund, f.nature, f.project_name) for f in found.facts[3:6]] == [
        ("修道路", "_T", "_T", None),
        ("修道路", "appropriation", "_T", None),
        ("修道路", "_U", "_T", None),
    ]
    assert [(t.project_id, t.level3) for t in found.targets] == [(None, "道路")]
    assert [c.outcome for c in found.checks if c.code == "tree"] == ["pass"] * 3


def test_department_with_its_money_under_headings_and_activities(understood: Tables) -> None:
    found = understood(
        (
            "部门整体支出绩效目标表",
            "",
            """
            部门名称 | < | 甲市乙局 | < | < | < | <
            总体资金情况（万元） | < | 预算支出总额 | 财政拨款 | < | 其他资金 | <
            ^ | ^ | ^ | 基本支出 | 项目支出 | 基本支出 | 项目支出
            ^ | ^ | 100.000000 | 60.500000 | 30.500000 | 9.000000 |
            整体绩效目标 | 整体绩效目标 | 好 | < | < | < | <
            ^ | 活动 | 绩效指标 | 指标性质 | 指标值 | < | 度量单位
            ^ | 监测 | 产出指标数量指标监测站 | ≥ | 200 | < | 座
            """,
        )
    )
    assert [(f.fund, f.nature, f.amount) for f in found.facts] == [
        ("_T", "_T", Decimal("1000000.00")),
        ("appropriation", "basic", Decimal("605000.00")),
        ("appropriation", "project", Decimal("305000.00")),
        ("_U", "basic", Decimal("90000.00")),
    ]
    assert [(*said(t), *quantity(t)) for t in found.targets] == [
        ("产出指标", "数量指标", "监测站", "≥200座", "ge", Decimal(200), "座")
    ]


def test_form_of_a_transfer_with_funds_of_several_levels(understood: Tables) -> None:
    found = understood(
        (
            "桥梁专项转移支付绩效目标表",
            "",
            """
            转移支付名称 | < | 危桥改造 | 市级主管部门 | 甲市乙局
            资金情况（万元） | < | 年度金额： | < | 80.00
            ^ | ^ | 其中：中央财政资金 | < | 30.00
            ^ | ^ | 市级财政资金 | < | 50.00
            年度总体目标 | 年度目标 | < | < | <
            ^ | 全部改造 | < | < | <
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标 | 数量指标 | 桥 | 5座
            """,
        )
    )
    assert funding(found) == {
        ("annual", "_T"): Decimal("800000.00"),
        ("annual", "central_funds"): Decimal("300000.00"),
        ("annual", "municipal_funds"): Decimal("500000.00"),
    }
    assert {f.fund for f in found.facts if f.qualifier} == {"appropriation"}
    assert goals(found) == {"goal_annual": "全部改造"}


def test_a_form_goes_on_overleaf_without_its_header_in_other_columns(understood: Tables) -> None:
    found = understood(
        (
            "部门专项业务经费绩效目标表",
            "万元",
            """
            项目名称 | < | < | 渔港 | <
            资金金额（万元） | < | < | 年度资金总额： | 6.00
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标 | 数量指标 | 泊位 | 8个
            """,
        ),
        (
            "",
            "",
            """
            绩效指标 | 效益指标 | 社会效益指标 | 渔民 | 满意
            绩效指标 | 满意度指标 | 服务对象满意度 | 访客 | ≥80%
            """,
        ),
    )
    assert [p.name for p in found.projects] == ["渔港"]
    assert [(t.project_name, t.level3, t.page) for t in found.targets] == [
        ("渔港", "泊位", 2),
        ("渔港", "渔民", 3),
        ("渔港", "访客", 3),
    ]
    assert {t.project_id for t in found.targets} == {found.projects[0].project_id}


def test_a_form_that_is_not_filled_in_is_no_project(understood: Tables) -> None:
    found = understood(
        (
            "专项资金总体绩效目标表",
            "",
            """
            项目名称 | < |          | <        | <
            资金金额（万元） | < | 年度资金总额： |  | 执行率分值（10分）
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标 | 数量指标 | …… |
            """,
        )
    )
    assert not found.projects
    assert not found.targets
    assert [(t.kind, t.reason) for t in found.tables] == [
        ("performance_targets", "the form is not filled in")
    ]


PROJECT_TABLE = (
    "项目支出表",
    "万元",
    """
    项目名称 | 合计 | 一般公共预算
    渔港     | 6.00 | 6.00
    灯塔     | 4.00 | 4.00
    """,
)


def form_of(name: str, amount: str) -> tuple[str, str, str]:
    return (
        FORM,
        "万元",
        f"""
        项目名称 | < | {name} | < | <
        项目资金（万元） | < | 年度资金总额： | {amount} | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 | 数量指标 | 数 | 1个
        """,
    )


@pytest.mark.parametrize(
    ("name", "amount", "how", "outcome"),
    [
        ("渔港", "6.00", "name_and_amount", "pass"),
        ("渔港", "6.10", "name", "fail"),
        ("渔港修建项目一期", "6.00", None, "not_checkable"),
        ("新建渔港", "6.00", None, "not_checkable"),
    ],
)
def test_forms_against_the_project_table(
    understood: Tables, name: str, amount: str, how: str | None, outcome: str
) -> None:
    found = understood(PROJECT_TABLE, form_of(name, amount))
    checks = {
        c.message_en.split("[")[1].split("]")[0]: c.outcome for c in found.checks if c.code == "form-project"
    }
    assert checks[name] == outcome
    assert list(checks) == [name]
    assert next(p for p in found.projects if p.form_id).matched_by == how


def test_a_project_listed_once_a_unit_is_compared_as_a_whole(understood: Tables) -> None:
    table = (
        "项目支出表",
        "万元",
        """
        单位名称 | 项目名称 | 合计
        丙队     | 消防演练 | 6.00
        丁队     | 消防演练 | 4.00
        """,
    )
    found = understood(table, form_of("消防演练", "10.00"))
    assert [c.outcome for c in found.checks if c.code == "form-project"][-1] == "pass"


def test_a_fund_that_other_projects_name_in_brackets_is_in_no_row_alone(understood: Tables) -> None:
    table = (
        "项目支出表",
        "万元",
        """
        项目名称                 | 合计
        海港专项资金             | 6.00
        开渔节（海港专项资金甲局） | 4.00
        """,
    )
    found = understood(table, form_of("海港专项资金", "10.00"))
    assert "form-project" not in {check.code for check in found.checks}


def test_figures_that_no_label_explains_are_named(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "万元",
            """
            项目名称 | < | 渔港 | <
            年度资金总额 | < | 6.00 | <
            神秘数额 | < | 1.25 | <
            """,
        )
    )
    assert [(n.text, n.reason) for n in found.not_understood] == [
        ("1.25", "an amount of a form that no label explains")
    ]


def test_a_figure_behind_a_label_of_words_is_no_money(understood: Tables) -> None:
    found = understood(
        (
            "部门整体支出绩效目标表",
            "",
            """
            部门名称 | 甲市乙局 | < | <
            年度主要任务 | 任务名称 | 总额（万元） | 财政拨款（万元）
            ^ | 修道路 | 30.00 | 30.00
            负责人 | 丁某 | 联系电话 | 5550123
            """,
        )
    )
    assert [f.printed for f in found.facts] == ["30.00", "30.00"]


def test_the_heading_of_a_list_without_indicators_names_no_project(understood: Tables) -> None:
    found = understood(
        (
            "项目绩效自评情况表",
            "万元",
            """
            项目名称 | 年初预算数 | 全年执行数
            渔港 | 6.00 | 5.00
            """,
        ),
        cover="甲市乙局2025年度部门决算",
    )
    assert {(f.project_name, f.reference_stage) for f in found.facts} == {
        ("渔港", "budget"),
        ("渔港", "execution"),
    }


def test_list_with_blank_cells_for_merged_ones_and_more_columns_of_other_kinds(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "元",
            """
            单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 \
            | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
            丙所 | 护林 | 900 | 无火情 | 产出指标 | 数量指标 | 巡山 | ≥ | 40 | 次 | 60 | 正向指标
            | | | | | 质量指标 | 到位率 | = | 100 | % | 30 | 正向指标
            | | | | 满意度指标 | 服务对象满意度 | 村民 | ≥ | 80 | % | 10 | 正向指标
            丙所 | 育苗 | 100 | 成活 | 产出指标 | 数量指标 | 苗木 | ≥ | 5 | 万株 | 100 | 正向指标
            """,
        )
    )
    assert [(p.name, len(p.funding)) for p in found.projects] == [("护林", 1), ("育苗", 1)]
    assert [said(t) for t in found.targets] == [
        ("产出指标", "数量指标", "巡山", "≥40次"),
        ("产出指标", "质量指标", "到位率", "=100%"),
        ("满意度指标", "服务对象满意度", "村民", "≥80%"),
        ("产出指标", "数量指标", "苗木", "≥5万株"),
    ]
    assert [c.outcome for c in found.checks if c.code == "form-weights"] == ["pass"]


def test_label_and_figure_in_one_cell_and_the_unit_in_the_label(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "",
            """
            项目名称 | 渔港 | <
            资金情况 | 年度资金总额（万元） | 6.00
            ^ | 其中：财政拨款：4.00 | 其他资金：2.00
            绩效目标 | 可停泊 | <
            """,
        )
    )
    assert funding(found) == {
        ("annual", "_T"): Decimal("60000.00"),
        ("annual", "appropriated_funds"): Decimal("40000.00"),
        ("annual", "other_funds"): Decimal("20000.00"),
    }
    assert [f.printed for f in found.facts] == ["6.00", "4.00", "2.00"]
    assert [c.outcome for c in found.checks if c.code == "form-sources"] == ["pass"]


def test_department_form_whose_unit_only_one_label_names(understood: Tables) -> None:
    found = understood(
        (
            "2022年度部门整体支出绩效自评表",
            "",
            """
            部门名称             | 甲局         | <          | <            | <          | <      | <
            全年资金安排（万元） |              | 年初预算数 | 全年预算数   | 全年执行数 | 执行率 | 得分
            ^                    | 年度资金总额 | 500.00     | 520.00       | 510.00     | 98.08% | 9.81
            年度总体目标         | 保障机构运转 | <          | <            | <          | <      | <
            一级指标             | 二级指标     | 三级指标   | 年度指标值   | 实际完成值 | 分值   | 得分
            产出指标             | 数量指标     | 培训人次   | 200人次      | 210人次    | 90     | 88.5
            总分                 | <            | <          | <            | <          | 100    | 98.31
            """,
        )
    )
    assert {f.reference_stage: f.amount for f in found.facts} == {
        "budget": Decimal(5_000_000),
        "adjusted": Decimal(5_200_000),
        "execution": Decimal(5_100_000),
    }
    assert [item.text for item in found.not_understood] == ["98.31"]


def test_amounts_without_any_unit_are_told(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "",
            """
            项目名称     | 湖岸修缮 | <        | <
            年度资金总额 | 15.00    | 财政拨款 | 15.00
            一级指标     | 二级指标 | 三级指标 | 指标值
            产出指标     | 数量指标 | 修缮长度 | ≥3公里
            """,
        )
    )
    assert {item.reason for item in found.not_understood} == {"the form names no unit of money"}
    assert len(found.not_understood) == 2


def test_value_operator_and_unit_below_one_heading(understood: Tables) -> None:
    found = understood(
        (
            FORM,
            "",
            """
            项目名称 | 湖岸修缮 | <        | <            | <      | <  | <
            绩效目标 | 岸线完好 | <        | <            | <      | <  | <
            一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | <  | <
            ^        | ^        | ^        | ^            | 符号   | 值 | 单位（文字描述）
            产出指标 | 数量指标 | 修缮长度 | 修缮的长度   | ≥      | 3  | 公里
            """,
        )
    )
    assert [quantity(t) for t in found.targets] == [("ge", Decimal(3), "公里")]


def test_funding_is_of_the_year_and_counts_no_part_twice(understood: Tables) -> None:
    found = understood(
        (
            "项目支出预算表",
            "万元",
            """
            项目名称 | 合计  | 其中：已提前安排 | 2025年
            湖岸修缮 | 15.00 | 5.00             | 16.00
            合计     | 15.00 | 5.00             | 16.00
            """,
        )
    )
    assert funding(found) == {("annual", "_T"): Decimal("150000.00")}
    assert [f.qualifier for f in found.facts if f.project_name] == [None, "of_which", None]


def test_the_unit_that_a_form_prints_comes_before_that_of_the_other_tables(understood: Tables) -> None:
    found = understood(
        ("2024年支出预算总表", "元", "项目 | 合计\n合计 | 1234567.00\n教育支出 | 1234567.00"),
        ("2024年收入预算总表", "元", "项目 | 合计\n合计 | 1234567.00\n财政拨款收入 | 1234567.00"),
        (
            FORM,
            "",
            """
            项目名称             | 湖岸修缮         | <        | <
            不见于词表的（万元） | 年度资金总额：   | <        | 15.00
            ^                    | 其中：财政拨款   | <        | 15.00
            一级指标             | 二级指标         | 三级指标 | 指标值
            产出指标             | 数量指标         | 造价（元） | ≤9
            """,
        ),
    )
    assert funding(found)["annual", "_T"] == Decimal("150000.00")
