"""Named faults, as real disclosures have them: what is planted, and which identity must find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from madeup.blocks import Block, Head, Table, Text, heads


@dataclass(frozen=True)
class Fault:
    """A change to the blocks and the codes of the identities that must then fail (none: it is repaired)."""

    plant: Callable[[list[Block]], list[Block]]
    fails: frozenset[str]
    what: str


def _in_table(title: str, row_label: str, column: int, value: str) -> Callable[[list[Block]], list[Block]]:
    """Put another value into one cell of the table below a title."""

    def plant(blocks: list[Block]) -> list[Block]:
        position = _table_after(blocks, title)
        table = blocks[position]
        assert isinstance(table, Table)
        row = next(n for n, cells in enumerate(table.rows) if row_label in cells)
        cells = table.rows[row]
        changed = (*cells[:column], value, *cells[column + 1 :])
        return _replaced(
            blocks, position, replace(table, rows=(*table.rows[:row], changed, *table.rows[row + 1 :]))
        )

    return plant


def _table_after(blocks: list[Block], title: str) -> int:
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Text) and b.text.endswith(title))
    return next(n for n in range(start, len(blocks)) if isinstance(blocks[n], Table))


def _replaced(blocks: list[Block], position: int, block: Block) -> list[Block]:
    return [*blocks[:position], block, *blocks[position + 1 :]]


def _in_text(old: str, new: str) -> Callable[[list[Block]], list[Block]]:
    def plant(blocks: list[Block]) -> list[Block]:
        return [replace(b, text=b.text.replace(old, new)) if isinstance(b, Text) else b for b in blocks]

    return plant


def _shifted_header(blocks: list[Block]) -> list[Block]:
    """The last two wordings of the revenue table's header change places, as they do in damaged text."""
    position = _table_after(blocks, "预算收入总表")
    table = blocks[position]
    assert isinstance(table, Table)
    first, second = table.header
    shifted = (*first[:1], Head("本年收入", 5), Head("上年结转"), Head(""))
    wordings = [cell.text for cell in second]
    leaves = heads(*wordings[:-1], "", wordings[-1])
    return _replaced(blocks, position, replace(table, header=(shifted, leaves)))


FAULTS = {
    "wrong_total": Fault(
        _in_table("预算支出总表", "合计", 2, "413.02"),
        frozenset({"row-nature", "tree", "same-figure"}),
        "the total of the expenditure table differs from its parts and from the summary",
    ),
    "wrong_leaf": Fault(
        _in_table("一般公共预算支出预算表（不含上年结转）", "2101101", 3, "12.60"),
        frozenset({"row-nature", "tree"}),
        "one sub-item of the general budget does not add up, along its row and in its hierarchy",
    ),
    "unbalanced": Fault(
        _in_table("预算收支总表", "收入总计", 1, "400.00"),
        frozenset({"balance", "tree", "prose-fact"}),
        "grand total of income differs from expenditure",
    ),
    "form_amount": Fault(
        _in_table("项目支出绩效目标表", "项目资金（元）", 3, "965,000"),
        frozenset({"form-period", "form-sources"}),
        "a form asks for more over the project's life than for its only year",
    ),
    "wrong_count": Fault(
        _in_text("公开项目绩效目标4个", "公开项目绩效目标3个"),
        frozenset({"prose-count", "form-count"}),
        "the prose publishes fewer targets than there are forms",
    ),
    "wrong_rate": Fault(
        _in_text("增长6.09%", "增长16.09%"),
        frozenset({"prose-rate"}),
        "the prose states a rate of change that its own amounts do not give",
    ),
    "wrong_prose": Fault(
        _in_text("基本支出234.68万元", "基本支出243.68万元"),
        frozenset({"prose-fact", "prose-share", "prose-sum"}),
        "two digits of an amount in the prose have changed places",
    ),
    "stale_name": Fault(
        _in_table("预算支出总表", "210", 1, "医疗卫生与计划生育支出"),
        frozenset({"code-name"}),
        "a class has the name that it had until 2018",
    ),
    "shifted_header": Fault(
        _shifted_header,
        frozenset(),
        "two header wordings stand over each other's column; identities put them right",
    ),
}
