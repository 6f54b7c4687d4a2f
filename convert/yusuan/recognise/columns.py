"""The meaning of columns: header paths read through the lexicon, columns grouped into blocks.

A block is one or more label columns and the value columns to their right; a two-sided table
(收入 | 支出) has two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan._data import Row
from yusuan._records import quickly_made, replace
from yusuan.amounts import unit_named
from yusuan.recognise import labels
from yusuan.recognise.codes import classification
from yusuan.recognise.column_groups import CLASSES, with_granted, with_parts_of_classes
from yusuan.recognise.dimensions import ALL_ITEMS, BESIDE_THREE_PUBLIC, PERCENTAGES, not_wider
from yusuan.recognise.headers import Header
from yusuan.recognise.heading_words import HeadingWords, heading_words
from yusuan.recognise.phrases import Dimensions, dimensions_of, phrases
from yusuan.text import plain

_UNIT = re.compile(r"\((?:金额)?(?:单位:?)?((?:人民币)?[百千万亿]*元)\)")

BEGINS_A_BLOCK = labels.CODES | {*labels.NAMES, "level1", "unit_code", "project_code"}
"""Labels that begin a new block when they stand right of figures; remarks and the like do not."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its header path as one string, what it determines, and why it is not understood.

    `unit` is its own unit of measure where the heading names one.
    """

    index: int
    header: str
    dimensions: Dimensions
    reason: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Label columns (column index to what it labels) and the value columns that belong to them."""

    labels: Dimensions
    label_columns: dict[int, str]
    columns: tuple[Column, ...]


def blocks_of(header: Header, flow: str = "") -> tuple[Block, ...]:
    """Group the columns of a table into blocks.

    Where the title tells the `flow`, a fund in a heading (财政拨款收入) says whose money it is, not the side.
    """
    groups: list[tuple[dict[int, str], list[int]]] = []
    for index in range(len(header.paths)):
        label = header.labels[index]
        if not groups or (label in BEGINS_A_BLOCK and _has_money(header, groups[-1][1])):
            groups.append(({}, []))
        if label:
            groups[-1][0][index] = label
        else:
            groups[-1][1].append(index)
    if len(groups) > 1 and not groups[-1][1]:  # labels right of all figures are those of the same rows
        groups[-2][0].update(groups.pop()[0])
    return tuple(_block(header, named, values, flow) for named, values in groups)


def _has_money(header: Header, values: list[int]) -> bool:
    """Whether any value column holds more than the number of things bought or of people."""
    columns = (column_of(index, header.paths[index]) for index in values if header.paths[index])
    return any(column.dimensions.get("measure") != "count" for column in columns)


def _block(header: Header, named: dict[int, str], values: list[int], flow: str) -> Block:
    above_labels: dict[str, str] = {}
    for index in named:
        above = {**_read_path(header.paths[index][:-1])[0], **_side_of(header.paths[index])}
        above_labels.update((name, value) for name, value in above.items() if name != "qualifier")
    columns = [_on_side(column_of(index, header.paths[index]), flow) for index in values]
    columns = with_granted(columns, header, _read_path)
    columns = _with_all_items(_with_all_classes(columns, header))
    if flow == "expenditure":
        columns = _spent_this_year(columns)
    return Block(above_labels, named, tuple(_beside_a_balance(columns)))


def _side_of(path: tuple[str, ...]) -> dict[str, str]:
    """The side that the heading of a label column itself tells: 收入项目, 支出项目."""
    known = phrases("header_words").exactly(path[-1]) if path else None
    told = dimensions_of(known) if known is not None and known["role"] == "label" else {}
    return {name: value for name, value in told.items() if value}


ReadClass = Callable[[Column, str, Header], Column]
"""Reads the heading of a column in one of the economic classifications."""


def _with_all_items(columns: list[Column]) -> list[Column]:
    """合计 beside 三公经费, meetings and training is the total of all of them."""
    items = {column.dimensions.get("item") for column in columns}
    if not {"_T", *BESIDE_THREE_PUBLIC} <= items:
        return columns
    return [
        c
        if "item" in c.dimensions or c.reason
        else replace(c, dimensions={**c.dimensions, "item": ALL_ITEMS})
        for c in columns
    ]


def _with_all_classes(columns: list[Column], header: Header) -> list[Column]:
    """Columns of classes, of their parts, and of parts of classes that only their neighbours tell."""
    named = with_parts_of_classes(_with_classes(columns, header, _as_class), header, _read_path)
    return _with_classes(named, header, _as_part_of_class)


def _with_classes(columns: list[Column], header: Header, read: ReadClass) -> list[Column]:
    """A heading that both economic classifications have is of the one that the columns beside it name."""
    said = {name for column in columns for name in column.dimensions if name in CLASSES}
    if len(said) != 1:
        return columns
    (dimension,) = said
    return [read(column, dimension, header) if column.reason else column for column in columns]


def _as_class(column: Column, dimension: str, header: Header) -> Column:
    *above, name = header.paths[column.index]
    code = classification(CLASSES[dimension]).code_of(name, level=1)
    rest, unknown = _read_path(tuple(above))
    if code is None or unknown:
        return column
    return replace(column, dimensions={**rest, dimension: code}, reason=None)


def _as_part_of_class(column: Column, dimension: str, header: Header) -> Column:
    """A part, or 小计, of a class that stands above it and that both classifications have."""
    *above, name = header.paths[column.index]
    known = classification(CLASSES[dimension])
    within = known.code_of(above[-1], level=1) if above else None
    rest, unknown = _read_path(tuple(above[:-1]))
    if within is None or unknown:
        return column
    total = phrases("header_words").exactly(name)
    code = within if total and total["role"] == "total" else known.code_of(name, within)
    return replace(column, dimensions={**rest, dimension: code}, reason=None) if code else column


def _spent_this_year(columns: list[Column]) -> list[Column]:
    """本年财政拨款支出 is spent this year, of whatever origin where nothing carried over stands beside it."""
    if any(column.dimensions.get("origin") == "carryover" for column in columns):
        return columns
    return [
        replace(c, dimensions={k: v for k, v in c.dimensions.items() if k != "origin"})
        if "fund" in c.dimensions and ("nature" in c.dimensions or _is_spent(c))
        else c
        for c in columns
    ]


def _is_spent(column: Column) -> bool:
    return column.dimensions.get("flow") == "expenditure"


def _on_side(column: Column, flow: str) -> Column:
    if not flow or "fund" not in column.dimensions or "flow" not in column.dimensions:
        return column
    return replace(column, dimensions={**column.dimensions, "flow": flow})


def _beside_a_balance(columns: list[Column]) -> list[Column]:
    """Where what was brought forward has a column of its own, the funds beside it are this year's."""
    if not any(c.dimensions.get("origin") == "carryover" and "fund" not in c.dimensions for c in columns):
        return columns
    return [
        replace(c, dimensions={"origin": "current", **c.dimensions})
        if "fund" in c.dimensions and "origin" not in c.dimensions
        else c
        for c in columns
    ]


def column_of(index: int, path: tuple[str, ...]) -> Column:
    """Read a header path; a later wording overrides an earlier one on the same dimension."""
    name = " > ".join(path)
    unit = next((unit for wording in path if (unit := _unit_in(wording))), None)
    dimensions, unknown = _read_path(tuple(_UNIT.sub("", plain(wording)) for wording in path))
    if not path:
        return Column(index, name, {}, "the column has no header")
    if unknown:
        return Column(index, name, dimensions, f"unknown header wording: {' '.join(unknown)}")
    return Column(index, name, dimensions, unit=unit)


def _unit_in(wording: str) -> str | None:
    found = _UNIT.search(plain(wording))
    return unit_named(found[1]) if found else None


def _read_path(path: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    dimensions: dict[str, str] = {}
    unknown: list[str] = []
    for wording in path:
        words = heading_words(wording)
        if _is_of_no_balance(words, dimensions):
            unknown.append(plain(wording))
        dimensions.update(_said(words, dimensions))
        if not words.known and plain(wording):
            unknown.append(plain(wording))
        elif words.percent and dimensions.get("measure") == "change":
            dimensions["measure"] = "ratio"
        elif words.percent and dimensions.get("measure") not in PERCENTAGES:
            unknown.append(plain(wording))
    return {name: value for name, value in dimensions.items() if value}, unknown


def _is_of_no_balance(words: HeadingWords, above: Mapping[str, str]) -> bool:
    """Whether 结转 or 结余 stands alone where no balance stands above it."""
    return above.get("flow") != "balance" and any(row["role"] == "of_balance" for row in words.scan.rows)


def _said(words: HeadingWords, above: Mapping[str, str]) -> dict[str, str]:
    """The dimensions that a heading sets below others; a blank value takes one away."""
    found: dict[str, str] = {}
    compared = False
    for row in words.scan.rows:
        told = dimensions_of(row) if row["role"] in _TELLING else {}
        if compared:  # 2024年预算数比2023年执行数: the change is that of the first
            told = {name: value for name, value in told.items() if name not in _COMPARED}
        found.update(_narrowed({**above, **found}, dict(not_wider(found, told))))
        compared = compared or row["role"] == "compares"
    if _compares_budgets(words.scan.rows):
        found["origin"] = ""
    if words.scan.years:
        found["reference_year"] = str(words.scan.years[0 if compared else -1])
    return found


def _compares_budgets(rows: Sequence[Row]) -> bool:
    """Whether a wording tells a change of this year's budget (本年预算比上年增减), of whatever origin."""
    told = [dimensions_of(row) for row in rows]
    return any("measure" in one for one in told) and any("origin" in one for one in told)


_COMPARED = frozenset({"reference_year", "reference_stage"})
_TELLING = frozenset({"word", "compares", "label", "of_balance"})
"""Roles of words that set dimensions; 结转 and 结余 alone do so only below a balance."""
_DIVIDES = frozenset({"fund", "origin", "portion", "item"})
"""Dimensions whose values never overlap: 其中 before one of them says no more than the value itself."""


def _narrowed(above: Mapping[str, str], more: Mapping[str, str]) -> Mapping[str, str]:
    """What a wording adds, where 其中 may stand above it.

    Operating expenditure and the like are part of project expenditure where they stand below 其中 beside
    it: they narrow the figure further and are no kind beside it.
    """
    if above.get("qualifier") != "of_which":
        return more
    if "nature" in more and more["nature"] in _within_nature():
        return {**more, "nature": "", "qualifier": more["nature"]}
    return {**more, "qualifier": ""} if more.keys() & {*_DIVIDES, "nature"} else more


@cache
def _within_nature() -> frozenset[str]:
    """Natures that a qualifier of the same code names where they are part of another."""
    codes = [{row["code"] for row in _data.codelist(name)} for name in ("nature", "qualifier")]
    return frozenset.intersection(*map(frozenset, codes)) - {"_T"}
