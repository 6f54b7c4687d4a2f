"""The made-up disclosure laid out: paragraphs and tables in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from madeup import figures as f
from madeup.figures import ISSUER, YEAR, Wanted

ORDINALS = "一二三四五六七八九十"
SUMMARY_CLASSES = ("201", "208", "210", "212", "221")


@dataclass(frozen=True)
class Text:
    """A paragraph; `style` is `title`, `heading`, `caption` or `body`."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class Head:
    """One header cell with its spans."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Table:
    """A table: header rows of cells with spans, body rows of plain strings."""

    header: tuple[tuple[Head, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int], ...] = field(default=())
    """Body cells that reach to the right: row, column, how many columns."""

    @property
    def columns(self) -> int:
        return max(
            [sum(cell.across for cell in row) for row in self.header[:1]] + [len(r) for r in self.rows]
        )


Block = Text | Table


def wan(yuan: int) -> str:
    """Yuan as 万元 with two decimals; blank for nothing."""
    return f"{yuan / 10_000:.2f}" if yuan else ""


def heads(*texts: str) -> tuple[Head, ...]:
    return tuple(Head(text) for text in texts)


def document() -> list[Block]:
    """The whole disclosure."""
    return [*_cover(), *_duties(), *_tables(), *_explanation(), *_forms(), *_glossary()]


def _cover() -> Iterator[Block]:
    yield Text(ISSUER, "title")
    yield Text(f"{YEAR}年度部门预算公开", "title")


def _duties() -> Iterator[Block]:
    yield Text("第一部分 概况", "heading")
    yield Text("一、本部门职责", "heading")
    yield Text("负责本区档案的接收、保管、整理和利用，指导全区档案工作。")
    yield Text("二、机构设置情况", "heading")
    yield Text("内设办公室、业务科两个科室，无下属单位。")


def _captioned(number: int, title: str, table: Table, note: str = "") -> Iterator[Block]:
    yield Text(f"预算公开表{number}", "caption")
    yield Text(f"{YEAR}年{title}", "caption")
    yield Text(f"部门名称：{ISSUER}", "caption")
    yield Text("单位：万元", "caption")
    yield table
    if note:
        yield Text(f"注：{note}", "caption")


def _tables() -> Iterator[Block]:
    yield Text(f"第二部分 {YEAR}年部门预算报表", "heading")
    yield from _captioned(1, "预算收支总表", summary())
    yield from _captioned(2, "预算收入总表", revenue())
    yield from _captioned(3, "预算支出总表", expenditure(lambda _line: True))
    yield from _captioned(4, "财政拨款收支总表", appropriations())
    general = f.both(f.current, f.of(f.GENERAL))
    yield from _captioned(5, "一般公共预算支出预算表（不含上年结转）", expenditure(general))
    yield from _captioned(6, "一般公共预算安排基本支出分经济科目表（不含上年结转）", economic())
    yield from _captioned(7, "政府性基金预算收入表（不含上年结转）", fund_revenue())
    fund = f.both(f.current, f.of(f.FUND))
    yield from _captioned(8, "政府性基金预算支出表（不含上年结转）", expenditure(fund))
    yield from _captioned(
        9,
        "国有资本经营预算支出表（不含上年结转）",
        no_capital(),
        "本部门没有国有资本经营预算，故本表无数据。",
    )
    yield from _captioned(10, "财政拨款安排“三公”经费支出预算表", three_public())
    yield from _captioned(11, "财政拨款安排机关运行经费预算表", operating_costs())
    yield from _captioned(12, "项目支出预算表（本年预算）", projects(f.current))
    yield from _captioned(13, "项目支出预算表（上年结转）", projects(f.carried))


def summary() -> Table:
    """收支总表: income by fund beside expenditure by class, with this year's and the carried-over part."""
    income = [("一般公共预算", f.GENERAL), ("政府性基金预算", f.FUND), ("国有资本经营预算", f.CAPITAL)]
    income += [("财政专户管理资金", f.ACCOUNT), ("单位资金", f.UNIT)]
    left = [
        (f"{ORDINALS[n]}、{name}", wan(f.total(f.both(f.of(fund), f.current))))
        for n, (name, fund) in enumerate(income)
    ]
    right = [
        (f"{ORDINALS[n]}、{f.FUNCTIONS[code]}", *_origins(f.under(code)))
        for n, code in enumerate(SUMMARY_CLASSES)
    ]
    everything: Wanted = lambda _line: True  # noqa: E731
    rows = [(*a, *b) for a, b in zip(left, right, strict=True)]
    rows.append(("本年收入合计", wan(f.total(f.current)), "本年支出合计", *_origins(everything)))
    rows.append(("上年结转", wan(f.total(f.carried)), "年终结转", "", "", ""))
    rows.append(("收入总计", wan(f.total()), "支出总计", *_origins(everything)))
    header = (
        (Head("收入", 2), Head("支出", 4)),
        heads("项目", f"{YEAR}年", "项目", f"{YEAR}年合计", "当年预算安排", "上年结转安排"),
    )
    return Table(header, tuple(rows))


def _origins(wanted: Wanted) -> tuple[str, str, str]:
    return (
        wan(f.total(wanted)),
        wan(f.total(f.both(wanted, f.current))),
        wan(f.total(f.both(wanted, f.carried))),
    )


def by_function(wanted: Wanted, figures: Callable[[Wanted], tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """A total line and one for every code used, with figures."""
    used = f.codes(filter(wanted, f.LINES))
    lines = [(code, f.FUNCTIONS[code], *figures(f.both(wanted, f.under(code)))) for code in used]
    return (("合计", "", *figures(wanted)), *lines)


def revenue() -> Table:
    """收入总表 by function: this year's income by fund, and what was brought forward."""
    header = (
        (Head("项目", 2), Head("本年收入", 6), Head("上年结转", 1, 2)),
        heads(
            "科目编码",
            "科目名称",
            "合计",
            "一般公共预算",
            "政府性基金",
            "国有资本经营预算",
            "财政专户管理资金",
            "单位资金",
        ),
    )

    def figures(wanted: Wanted) -> tuple[str, ...]:
        now = f.both(wanted, f.current)
        funds = (f.GENERAL, f.FUND, f.CAPITAL, f.ACCOUNT, f.UNIT)
        return (
            wan(f.total(now)),
            *(wan(f.total(f.both(now, f.of(x)))) for x in funds),
            wan(f.total(f.both(wanted, f.carried))),
        )

    return Table(header, by_function(lambda _line: True, figures))


def expenditure(wanted: Wanted) -> Table:
    """Expenditure by function: total, basic, project."""
    header = (
        (Head("项目", 2), Head(f"{YEAR}年预算数", 3)),
        heads("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    )

    def figures(row: Wanted) -> tuple[str, ...]:
        return wan(f.total(row)), wan(f.total(f.both(row, f.basic))), wan(f.total(f.both(row, f.project)))

    return Table(header, by_function(wanted, figures))


def appropriations() -> Table:
    """财政拨款收支总表 with the funds side by side."""
    funds = (f.GENERAL, f.FUND, f.CAPITAL)

    def figures(wanted: Wanted) -> tuple[str, ...]:
        paid = f.both(wanted, f.appropriated)
        return (wan(f.total(paid)), *(wan(f.total(f.both(paid, f.of(x)))) for x in funds))

    def income(wanted: Wanted) -> str:
        return wan(f.total(f.both(f.appropriated, wanted)))

    names = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
    left = [
        (f"{ORDINALS[n]}、{name}", income(f.both(f.current, f.of(x))))
        for n, (name, x) in enumerate(zip(names, funds, strict=True))
    ]
    left += [("", "")] * (len(SUMMARY_CLASSES) - len(left))
    right = [
        (f"{ORDINALS[n]}、{f.FUNCTIONS[code]}", *figures(f.under(code)))
        for n, code in enumerate(SUMMARY_CLASSES)
    ]
    rows = [(*a, *b) for a, b in zip(left, right, strict=True)]
    everything: Wanted = lambda _line: True  # noqa: E731
    blank = ("", "", "", "", "")
    rows.append(("本年收入合计", income(f.current), "本年支出合计", *figures(everything)))
    rows.append(("上年财政拨款结转", income(f.carried), "年终结转", "", "", "", ""))
    rows.extend(
        (f"{ORDINALS[n]}、{name}", income(f.both(f.carried, f.of(x))), *blank)
        for n, (name, x) in enumerate(zip(names, funds, strict=True))
    )
    rows.append(("收入总计", income(everything), "支出总计", *figures(everything)))
    header = (
        (Head("收入", 2), Head("支出", 5)),
        (Head("项目", 1, 2), Head("金额", 1, 2), Head("项目", 1, 2), Head("金额", 4)),
        heads("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
    )
    return Table(header, tuple(rows))


def economic() -> Table:
    """Basic expenditure by the department's and the government's economic classification, names only."""
    header = (
        (
            Head("部门预算支出经济科目名称", 1, 2),
            Head("政府预算支出经济科目名称", 1, 2),
            Head(f"{YEAR}年预算数", 3),
        ),
        heads("合计", "人员经费", "公用经费"),
    )

    def figures(wanted: Wanted) -> tuple[str, ...]:
        portions = ("人员经费", "公用经费")
        row = f.both(f.basic, wanted)
        return (wan(f.total(row)), *(wan(f.total(f.both(row, _portion(p)))) for p in portions))

    rows = [("合计", "", *figures(lambda _line: True))]
    for name, members in f.ECONOMIC_CLASSES.items():
        rows.append((name, "", *figures(_economic(*members))))
        for member in members:
            government = next(line.government for line in f.LINES if line.economic == member)
            rows.append((member, government, *figures(_economic(member))))
    return Table(header, tuple(rows))


def _portion(name: str) -> Wanted:
    return lambda line: line.portion == name


def _economic(*names: str) -> Wanted:
    return lambda line: line.economic in names


def fund_revenue() -> Table:
    """政府性基金预算收入表."""
    header = ((Head("项目", 2), Head("政府性基金收入预算", 1, 2)), heads("收入科目编码", "科目名称"))
    amount = wan(f.total(f.both(f.of(f.FUND), f.current)))
    rows = [
        ("合计", "", amount),
        ("10301", "政府性基金收入", amount),
        ("1030148", "国有土地使用权出让收入", amount),
    ]
    return Table(header, tuple(rows))


def no_capital() -> Table:
    """国有资本经营预算支出表, empty with a reason."""
    return Table(
        (heads("科目编码", "科目名称", "合计", "基本支出", "项目支出"),), (("合计", "", "", "", ""),)
    )


def three_public() -> Table:
    """“三公”经费: four lines and a total at the end."""
    reception = f.total(_economic("公务接待费"))
    running = f.total(_economic("公务用车运行维护费"))
    lines = [("因公出国（境）费", 0), ("公务接待费", reception), ("公务用车购置及运行费", running)]
    lines += [("①公务用车购置费", 0), ("②公务用车运行维护费", running), ("合计", reception + running)]
    header = (
        (Head("项目", 1, 2), Head(f"{YEAR}年预算数", 4)),
        heads("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
    )
    return Table(header, tuple((name, wan(x), wan(x), "", "") for name, x in lines))


def operating_costs() -> Table:
    """机关运行经费: one line for the department, one for its only unit."""
    amount = wan(f.total(_portion("公用经费")))
    header = (
        (Head("单位名称", 1, 2), Head(f"{YEAR}年预算数", 4)),
        heads("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
    )
    return Table(header, (("部门合计", amount, amount, "", ""), (ISSUER, amount, amount, "", "")))


def projects(wanted: Wanted) -> Table:
    """项目支出: the department, its unit, and every project with its funds."""
    funds = (f.GENERAL, f.FUND, f.CAPITAL, f.ACCOUNT, f.UNIT)

    def figures(lines: list[f.Line]) -> tuple[str, ...]:
        return (wan(f.total(lines=lines)), *(wan(f.total(f.of(x), lines)) for x in funds))

    everything = [line for line in f.LINES if f.project(line) and wanted(line)]
    rows = [
        ("1", "2", "3", "4", "5", "6", "7"),
        (ISSUER, *figures(everything)),
        (ISSUER, *figures(everything)),
    ]
    rows += [(name, *figures(lines)) for name, lines in f.projects(wanted)]
    header = (
        (
            Head("项目名称", 1, 2),
            Head("合计", 1, 2),
            Head(f"{YEAR}年财政拨款", 3),
            Head("财政专户管理资金", 1, 2),
            Head("单位资金", 1, 2),
        ),
        heads("一般公共预算", "政府性基金预算", "国有资本经营预算"),
    )
    return Table(header, tuple(rows))


def _explanation() -> Iterator[Block]:
    now, everything = wan(f.total(f.current)), wan(f.total())
    yield Text(f"第三部分 {YEAR}年度部门预算情况说明", "heading")
    yield Text("一、收支预算总体情况说明", "heading")
    yield Text(
        f"{YEAR}年度收入总计{everything}万元，其中本年收入{now}万元，上年结转{wan(f.total(f.carried))}万元。"
    )
    yield from _expenditure()
    yield Text("二、绩效管理情况", "heading")
    listed = f.projects(f.current)
    amount = wan(f.total(f.both(f.project, f.current)))
    yield Text(
        f"纳入绩效目标管理的项目{len(listed)}个，共计金额{amount}万元。"
        f"公开项目绩效目标{len(listed)}个，涉及项目金额{amount}万元。"
    )


LAST_YEAR = Decimal("380.00")
"""The total of the year before, in 万元: no table has it, the prose compares with it."""


def _expenditure() -> Iterator[Block]:
    """What the prose says of expenditure: a change with its rate and reason, parts with their shares."""
    total, basic, project = (f.total(wanted) for wanted in (lambda _line: True, f.basic, f.project))
    change = Decimal(total) / 10000 - LAST_YEAR
    yield Text(
        f"{YEAR}年度支出总计{wan(total)}万元，比上年预算增加{change:,.2f}万元，"
        f"增长{change / LAST_YEAR * 100:.2f}%，主要原因是人员增加。"
        f"其中：基本支出{wan(basic)}万元，占{Decimal(basic) / total * 100:.2f}%；"
        f"项目支出{wan(project)}万元，占{Decimal(project) / total * 100:.2f}%。"
    )


def _forms() -> Iterator[Block]:
    for name, lines in f.projects(f.current):
        yield Text("云桥区区级预算部门（单位）项目支出绩效目标表", "caption")
        yield Text(f"（{YEAR}年度）", "caption")
        yield form(name, lines)


def form(name: str, lines: list[f.Line]) -> Table:
    """One performance form of eight columns: the whole period on the left, the year on the right."""
    own, public = f.total(f.of(f.UNIT), lines), f.total(f.appropriated, lines)
    whole = f"{own + public:,}"

    def money(label: str, amount: str) -> tuple[str, ...]:
        return ("", label, "", amount, label, "", "", amount)

    def wide(label: str, text: str) -> tuple[str, ...]:
        return (label, "", text, "", "", "", "", "")

    def indicator(level1: str, level2: str, level3: str = "", value: str = "") -> tuple[str, ...]:
        return (level1, level2, level3, value, level2, level3, value, "")

    rows = (
        wide("项目名称", name),
        ("主管部门及代码", "", f"126-{ISSUER}", "", "实施单位", "", ISSUER, ""),
        ("项目属性", "", "一次性项目", "", "项目期", "", "1年", ""),
        ("项目资金（元）", "实施期资金总额：", "", whole, "年度资金总额：", "", "", whole),
        money("其中：中央财政资金", "0"),
        money("省级财政资金", "0"),
        money("市县（区）财政资金", f"{public:,}"),
        money("单位自筹", f"{own:,}"),
        money("其他资金", ""),
        wide("项目概况", "按年度计划实施，保障档案安全与利用。"),
        wide("立项依据", "区级档案事业发展规划"),
        wide("项目设立必要性", "改善档案保管和查阅条件"),
        wide("保证项目实施的制度、措施", "项目管理办法和财务管理制度"),
        wide("项目实施计划", "三季度前完成采购，年底前验收"),
        ("实施期目标", "", "", "", "年度目标", "", "", ""),
        ("总体目标", "", "按期完成建设任务", "", "按期完成建设任务", "", "", ""),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"),
        *(("", *row[:7]) for row in _indicators(indicator)),
        ("负责人：", "", "经办人：", "", "联系电话：", "", "填报日期：", f"{YEAR}0226"),
    )
    return Table((), rows)


def _indicators(indicator: Callable[..., tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield indicator("产出指标", "数量指标", "完成任务数量", "≥12件")
    yield indicator("", "质量指标", "验收合格率", "达98%以上")
    yield indicator("", "时效指标", "完成时间", "年底前")
    yield indicator("", "成本指标", "单位成本", "≤350元/人")
    yield indicator("效益指标", "经济效益指标")
    yield indicator("", "社会效益指标", "查阅服务水平", "提高")
    yield indicator("满意度指标", "服务对象满意度指标", "查档群众满意度", "≥95%")


def _glossary() -> Iterator[Block]:
    yield Text("第四部分 名词解释", "heading")
    yield Text("一、基本支出：指保障机构正常运转、完成日常工作任务的支出。")
    yield Text("二、项目支出：指在基本支出之外完成特定任务的支出。")
