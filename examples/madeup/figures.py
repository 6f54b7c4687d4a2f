"""The money of the made-up department, in yuan. Every table is a sum over these lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

ISSUER = "青禾市云桥区档案局"
YEAR = 2024

FUNCTIONS = {
    "201": "一般公共服务支出",
    "20126": "档案事务",
    "2012601": "行政运行",
    "2012604": "档案馆",
    "2012699": "其他档案事务支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120803": "城市建设支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
}

GENERAL, FUND, CAPITAL, ACCOUNT, UNIT = "一般公共预算", "政府性基金", "国有资本经营", "财政专户", "单位资金"


@dataclass(frozen=True)
class Line:
    """One amount with all it is about; `economic` and `government` are names, for basic expenditure."""

    function: str
    yuan: int
    fund: str = GENERAL
    carried_over: bool = False
    project: str = ""
    portion: str = ""
    economic: str = ""
    government: str = ""

    @property
    def basic(self) -> bool:
        return not self.project


def _basic(function: str, portion: str, economic: str, government: str, yuan: int) -> Line:
    return Line(function, yuan, portion=portion, economic=economic, government=government)


LINES = (
    _basic("2012601", "人员经费", "基本工资", "工资奖金津补贴", 984_000),
    _basic("2012601", "人员经费", "津贴补贴", "工资奖金津补贴", 542_000),
    _basic("2012601", "人员经费", "奖金", "工资奖金津补贴", 82_000),
    _basic("2080505", "人员经费", "机关事业单位基本养老保险缴费", "社会保障缴费", 257_200),
    _basic("2101101", "人员经费", "职工基本医疗保险缴费", "社会保障缴费", 120_600),
    _basic("2210201", "人员经费", "住房公积金", "住房公积金", 193_000),
    _basic("2012601", "公用经费", "办公费", "办公经费", 60_000),
    _basic("2012601", "公用经费", "电费", "办公经费", 18_000),
    _basic("2012601", "公用经费", "差旅费", "办公经费", 46_000),
    _basic("2012601", "公用经费", "公务接待费", "公务接待费", 8_000),
    _basic("2012601", "公用经费", "公务用车运行维护费", "公务用车运行维护费", 24_000),
    _basic("2012601", "人员经费", "生活补助", "社会福利和救助", 12_000),
    Line("2012604", 865_000, project="馆藏档案数字化"),
    Line("2012604", 126_000, project="馆藏档案数字化"),
    Line("2012604", 320_000, project="档案库房设备更新"),
    Line("2012604", 50_000, project="档案库房设备更新", fund=UNIT),
    Line("2120803", 180_000, project="城市建设档案接收", fund=FUND),
    Line("2012699", 143_500, project="查阅大厅改造", carried_over=True),
)

ECONOMIC_CLASSES = {
    "工资福利支出": (
        "基本工资",
        "津贴补贴",
        "奖金",
        "机关事业单位基本养老保险缴费",
        "职工基本医疗保险缴费",
        "住房公积金",
    ),
    "商品和服务支出": ("办公费", "电费", "差旅费", "公务接待费", "公务用车运行维护费"),
    "对个人和家庭的补助": ("生活补助",),
}

Wanted = Callable[[Line], bool]


def total(wanted: Wanted = lambda _line: True, lines: Iterable[Line] = LINES) -> int:
    """The sum of the lines wanted, in yuan."""
    return sum(line.yuan for line in lines if wanted(line))


def under(code: str) -> Wanted:
    """Lines of a class, item or sub-item of the functional classification."""
    return lambda line: line.function.startswith(code)


def both(*conditions: Wanted) -> Wanted:
    """Lines that meet all conditions."""
    return lambda line: all(condition(line) for condition in conditions)


def of(fund: str) -> Wanted:
    """Lines paid from a fund."""
    return lambda line: line.fund == fund


def current(line: Line) -> bool:
    """Of this year's budget."""
    return not line.carried_over


def carried(line: Line) -> bool:
    """Brought forward from the year before."""
    return line.carried_over


def basic(line: Line) -> bool:
    """Basic expenditure."""
    return line.basic


def project(line: Line) -> bool:
    """Project expenditure."""
    return not line.basic


def appropriated(line: Line) -> bool:
    """Paid from fiscal appropriations."""
    return line.fund in {GENERAL, FUND, CAPITAL}


def codes(lines: Iterable[Line] = LINES) -> list[str]:
    """All codes used, each followed by what is below it."""
    used = {line.function[:length] for line in lines for length in (3, 5, 7)}
    return sorted(used)


def projects(wanted: Wanted) -> list[tuple[str, list[Line]]]:
    """Projects in order: lines of one name are one project unless their fund repeats."""
    found: list[tuple[str, list[Line]]] = []
    for line in filter(both(project, wanted), LINES):
        same = next((group for name, group in found if name == line.project), None)
        if same is not None and line.fund not in {known.fund for known in same}:
            same.append(line)
        else:
            found.append((line.project, [line]))
    return found
