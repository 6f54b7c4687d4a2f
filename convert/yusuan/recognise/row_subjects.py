"""What a row is about: a class, an item, a part of expenditure, an organisation or a project.

A code tells its classification by its first digit. A name is looked for in the order that the kind of table
suggests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yusuan.recognise.codes import classification
from yusuan.recognise.dimensions import not_wider
from yusuan.recognise.heading_words import heading_words
from yusuan.recognise.kinds import Kind
from yusuan.recognise.organisations import is_organisation
from yusuan.recognise.phrases import dimensions_of, phrases
from yusuan.recognise.row_classes import code_of, named_codes
from yusuan.recognise.row_codes import Standing, Texts
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import plain

_DIMENSION_OF_DIGIT = {
    "1": "revenue_code",
    "2": "function_code",
    "3": "economic_code",
    "5": "government_economic_code",
}

Found = tuple[dict[str, str], str, str]
"""Dimensions, the code in the leading classification, and the subject."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what is known around it: the side of the table, what stood above."""

    texts: Texts
    kind: Kind
    flow: str
    standing: Standing


Reading = Callable[[str, Row], Found | None]


def subject_of(label: str, codes: list[str], row: Row) -> Found:
    """The dimensions a row's head sets, its code in the leading classification, and what it is about."""
    coded = {_DIMENSION_OF_DIGIT[code[0]]: code for code in codes if code[0] in _DIMENSION_OF_DIGIT}
    coded |= named_codes(row.texts, coded, row.standing)
    if row.standing.some_are_units and _is_unit(label, row):
        return {**coded, "unit_name": label}, "", "unit"
    if coded:
        leading = next(iter(coded))
        row.standing.codes.update(coded)
        return coded, coded[leading], leading
    found = (reading(label, row) for reading in _readings(row.kind, row.flow))
    return next((subject for subject in found if subject is not None), ({}, "", ""))


def _is_unit(label: str, row: Row) -> bool:
    """Whether a row that prints the code of a unit, as some of its table do, is the unit's own."""
    coded = any(name == "unit_code" and plain(text) for name, text in row.texts)
    return coded and (plain(label) in row.standing.bodies or is_organisation(label))


def _readings(kind: Kind, flow: str) -> tuple[Reading, ...]:
    """The ways to read a name, the likeliest for this kind of table first."""
    if kind.rows in _READINGS:
        return _READINGS[kind.rows]
    if flow == "revenue" and kind.code.endswith(("summary", "revenue")):
        return (_as_item, _as_revenue, _as_function, _as_unit, _as_part)
    return (_as_function, _as_part, _as_economic, _as_item, _as_unit, _as_outer_unit)


def _as_function(name: str, row: Row) -> Found | None:
    return _as_coded("function_code", name, row.standing)


def _as_revenue(name: str, row: Row) -> Found | None:
    """专项收入, 罚没收入 …: what the treasury collects, and the unit is paid out of."""
    code = classification("revenue").code_of(name, level=2, year=row.standing.year)
    return ({"revenue_code": code}, code, "revenue_code") if code else None


def _as_economic(name: str, row: Row) -> Found | None:
    return _as_coded("economic_code", name, row.standing)


def _as_coded(dimension: str, name: str, standing: Standing) -> Found | None:
    code = code_of(dimension, name, standing)
    if code is None:
        return None
    standing.codes[dimension] = code
    return {dimension: code}, code, dimension


def _as_item(name: str, _row: Row) -> Found | None:
    entry = phrases("row_items").exactly(name)
    return (dimensions_of(entry), "", "item") if entry else None


def _as_part(name: str, _row: Row) -> Found | None:
    """基本支出, 项目支出, 人员经费, 事业收入资金 … as rows: the words of column headings say what it is."""
    words = heading_words(name)
    rows = words.scan.rows
    if not words.known or words.percent or words.scan.years or any(row["role"] in _NO_PART for row in rows):
        return None
    found: dict[str, str] = {}
    for row in rows:
        found.update(not_wider(found, {k: v for k, v in dimensions_of(row).items() if k in _PARTS}))
    return (found, "", "item" if "fund" in found else "part") if found else None


_NO_PART = frozenset({"label", "of_balance"})
_PARTS = frozenset({"nature", "portion", "fund", "origin"})
"""Dimensions that the words of a column heading may set for a row."""


def _as_time(name: str, _row: Row) -> Found | None:
    """预算数, 2023年决算数, 增减额 as rows of a closed list: only which year, stage or measure they show."""
    scan = phrases("header_words").scan(name)
    if scan.residue or not (scan.rows or scan.years):
        return None
    told = {k: v for row in scan.rows for k, v in dimensions_of(row).items()}
    if any(row["role"] not in {"word", "total"} for row in scan.rows) or not told.keys() <= _TIMES:
        return None
    year = {"reference_year": str(scan.years[0])} if scan.years else {}
    return ({**told, **year}, "", "item") if told or year else None


_TIMES = frozenset({"reference_year", "reference_stage", "measure"})


def _as_unit(name: str, row: Row) -> Found | None:
    known = _as_known_unit(name, row)
    if known is None and len(name) > 3 and is_organisation(name):
        return _as_named_unit(name, row)
    return known


def _as_known_unit(name: str, row: Row) -> Found | None:
    own = any(label == "unit" and plain(text) and strip_ordinal(text) == name for label, text in row.texts)
    coded = any(label == "unit_code" and plain(text) for label, text in row.texts)
    return _as_named_unit(name, row) if own or coded or plain(name) in row.standing.bodies else None


def _as_outer_unit(name: str, row: Row) -> Found | None:
    if row.standing.some_are_units or not row.standing.outermost:  # units with codes are told by these
        return None
    among_units = row.kind.rows != "project" and row.standing.outer_units
    return _as_named_unit(name, row) if among_units or is_organisation(name) else None


def _as_heading_unit(name: str, row: Row) -> Found | None:
    """In a list, what heads a group and is no item is the unit that buys."""
    return _as_named_unit(name, row) if row.standing.heads_others else None


def _as_named_unit(name: str, _row: Row) -> Found | None:
    """A unit by its name; some tables print only its code."""
    return {"unit_code" if name.isdigit() else "unit_name": name}, "", "unit"


def _as_project(name: str, _row: Row) -> Found | None:
    return {"project_name": name}, "", "project"


def _as_named(_name: str, _row: Row) -> Found | None:
    """A row of a list (procurement …) whose name is all there is to know."""
    return {}, "", "item"


_LISTED: tuple[Reading, ...] = (
    _as_item,
    _as_part,
    _as_time,
    _as_heading_unit,
    _as_function,
    _as_economic,
    _as_unit,
)
_READINGS: dict[str, tuple[Reading, ...]] = {
    "project": (_as_part, _as_known_unit, _as_outer_unit, _as_project),
    "item": (*_LISTED, _as_named),
    "listed": _LISTED,
    "unit": (_as_economic, _as_unit, _as_named_unit),
    "economic": (_as_economic, _as_part, _as_function, _as_item, _as_unit, _as_outer_unit),
}
"""For what the rows of a kind of table are, the ways to read them; a closed list takes no unknown name."""
