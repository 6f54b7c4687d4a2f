"""Identities inside one table: along a row (合计 = 基本 + 项目 = Σ funds) and down a hierarchy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from yusuan._records import replace
from yusuan.checks.identity import Identity, term
from yusuan.disclosure import Disclosure, Fact
from yusuan.recognise.dimensions import broader

DIMENSIONS = ("nature", "portion")
SAME_ROW = (
    "table_id",
    "row",
    "flow",
    "fund",
    "nature",
    "portion",
    "origin",
    "item",
    "economic_code",
    "government_economic_code",
    "qualifier",
    "period",
    "reference_year",
    "reference_stage",
    "measure",
)
_NEEDED: dict[str, set[str]] = {
    "nature": {"basic", "project"},
    "portion": {"personnel", "operating"},
    "origin": {"current", "carryover"},
}
"""Parts that a table must show somewhere before its totals can be the sum of them."""

Readings = Mapping[tuple[str, int], dict[str, str]]
"""By table and column, the dimensions that the heading sets."""
FORMS = "performance_targets"
_CLASS_DIGITS = 3


def in_rows(disclosure: Disclosure) -> Iterator[Identity]:
    """Every total over a dimension in a row = its parts in that row."""
    facts = [fact for fact in disclosure.facts if fact.table_kind != FORMS and fact.measure == "amount"]
    readings = readings_of(disclosure)
    for dimension in DIMENSIONS:
        key = tuple(name for name in SAME_ROW if name != dimension)
        for group in grouped(facts, key).values():
            for identity in _totals(group, dimension, readings):
                yield _with_balance(identity, facts) if dimension == "nature" else identity


def readings_of(disclosure: Disclosure) -> Readings:
    """What the heading of every column that was understood says."""
    return {
        (table.table_id, reading.column): dict(reading.dimensions)
        for table in disclosure.tables
        for reading in table.readings
        if not reading.reason
    }


def _with_balance(identity: Identity, facts: Sequence[Fact]) -> Identity:
    """The identity with what is carried to the next year among its parts, where only so it holds.

    Some tables print 结转下年 as a part of the total beside basic and project expenditure, others outside.
    """
    if identity.outcome == "pass":
        return identity
    total = next(fact for fact in facts if fact.fact_id == identity.left[0].fact_id)
    carried = [fact for fact in facts if fact.flow == "balance" and _beside(fact, total)]
    extended = replace(identity, right=(*identity.right, *map(term, carried)))
    return extended if carried and extended.outcome == "pass" else identity


def _beside(fact: Fact, total: Fact) -> bool:
    same = ("table_id", "row", "fund", "reference_year", "reference_stage")
    return all(getattr(fact, name) == getattr(total, name) for name in same)


def is_shown(total: Fact, dimension: str, readings: Readings) -> bool:
    """Whether the table has columns for all parts that the total needs, alike in every other dimension."""
    beside = frozenset({dimension, "reference_year", "reference_stage"})
    own = _without(beside, readings.get((total.table_id, total.column), {}))
    shown = {
        dimensions.get(dimension)
        for (table_id, _), dimensions in readings.items()
        if table_id == total.table_id and _without(beside, dimensions) == own
    }
    return _NEEDED[dimension] <= shown


def _without(names: frozenset[str], dimensions: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in dimensions.items() if name not in names}


def grouped(facts: Sequence[Fact], key: tuple[str, ...]) -> dict[tuple[object, ...], list[Fact]]:
    """Facts by the values of some of their fields, in order."""
    groups: defaultdict[tuple[object, ...], list[Fact]] = defaultdict(list)
    values = attrgetter(*key)
    for fact in facts:
        found = values(fact)
        groups[found if len(key) > 1 else (found,)].append(fact)
    return groups


def _totals(group: list[Fact], dimension: str, readings: Readings) -> Iterator[Identity]:
    by_value = {getattr(fact, dimension): fact for fact in group}
    if len(group) < 2 or len(by_value) < len(group):
        return
    parts: defaultdict[str, list[Fact]] = defaultdict(list)
    for value, fact in by_value.items():
        above = next((v for v in broader(dimension, value) if v in by_value), None)
        if above is not None:
            parts[above].append(fact)
    for value, members in parts.items():
        total = by_value[value]
        if not is_shown(total, dimension, readings):
            continue
        yield Identity(
            code=f"row-{dimension}",
            scope=total.table_id,
            where=total.label or "",
            left=(term(total),),
            right=tuple(map(term, members)),
        )


def down_hierarchies(disclosure: Disclosure) -> Iterator[Identity]:
    """Every row = the rows that add up into it, column by column (类 = Σ款, 款 = Σ项, 合计 = Σ类)."""
    columns = grouped(
        [f for f in disclosure.facts if f.table_kind != FORMS], ("table_id", "column", "measure")
    )
    for column in columns.values():
        if column[0].measure == "amount":
            yield from _sums(column)


def _sums(column: list[Fact]) -> Iterator[Identity]:
    by_row = {fact.row: fact for fact in column}
    for parent, children in grouped(column, ("parent_row",)).items():
        row = parent[0]
        if not isinstance(row, int):
            continue
        total = by_row.get(row)
        yield Identity(
            code="tree",
            scope=children[0].table_id,
            where=f"{total.label if total else ''} · {children[0].header or ''}",
            left=(term(total),) if total else (),
            right=tuple(map(term, children)),
            missing="" if total else f"row {row + 1}",
        )


def portion_totals(disclosure: Disclosure) -> Iterator[Identity]:
    """合计, 人员经费合计 and 公用经费合计 = their classes, also where these stand in blocks side by side."""
    facts = [f for f in disclosure.facts if f.measure == "amount"]
    key = ("table_id", "portion", "fund", "origin", "reference_year", "reference_stage")
    for group in grouped(facts, key).values():
        totals = [fact for fact in group if fact.row_role == "total" and not fact.economic_code]
        classes = [fact for fact in group if len(fact.economic_code or "") == _CLASS_DIGITS]
        if len(totals) == 1 and classes and not any(f.parent_row == totals[0].row for f in group):
            yield Identity(
                code="tree",
                scope=totals[0].table_id,
                where=totals[0].label or "",
                left=(term(totals[0]),),
                right=tuple(map(term, classes)),
            )


def classes_over_blocks(disclosure: Disclosure) -> Iterator[Identity]:
    """An economic class = its items, where these go on in the next of several blocks side by side.

    Items in columns beside their class may be some of them only, so that a difference says nothing there.
    """
    facts = [f for f in disclosure.facts if f.economic_code and f.measure == "amount"]
    own = {"row", "economic_code", "government_economic_code"}
    key = ("function_code", "unit_name", *(name for name in SAME_ROW if name not in own))
    for group in grouped(facts, key).values():
        summed = {(fact.column, fact.parent_row) for fact in group}
        for whole in group:
            if len(whole.economic_code or "") == _CLASS_DIGITS and (whole.column, whole.row) not in summed:
                yield from _items_beside(whole, group)


def _items_beside(whole: Fact, group: Sequence[Fact]) -> Iterator[Identity]:
    """A class and its items, where some of them stand in other columns."""
    code = whole.economic_code or ""
    items = [f for f in group if f.economic_code != code and (f.economic_code or "").startswith(code)]
    beside = [item for item in items if item.column != whole.column]
    if not beside or len({item.economic_code for item in items}) < len(items):
        return
    identity = Identity(
        code="tree",
        scope=whole.table_id,
        where=whole.label or "",
        left=(term(whole),),
        right=tuple(map(term, items)),
    )
    if any(item.row != whole.row for item in beside) or identity.outcome == "pass":
        yield identity
