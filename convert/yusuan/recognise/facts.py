"""Facts: the meaning of a printed figure put together from all that speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yusuan import _data
from yusuan.amounts import Printed, money
from yusuan.disclosure import Fact
from yusuan.document import Cell
from yusuan.recognise.dimensions import PERCENTAGES, broader
from yusuan.recognise.outline import rectangle

_TOTALS = {"fund": "_T", "nature": "_T", "portion": "_T", "origin": "_T", "measure": "amount"}
_NUMBERS = frozenset({"reference_year"})
_UNITS = dict.fromkeys(PERCENTAGES, "%")
WITHOUT_UNIT = frozenset({*PERCENTAGES, "count"})
"""Measures that need no unit of money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the disclosure before its tables are read; it is part of every fact."""

    document_id: str
    issuer: str | None = None
    division_code: str | None = None
    fiscal_year: int | None = None
    stage: str | None = None
    bodies: frozenset[str] = frozenset()


def common(layers: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """What title and headings say together of all figures of a column."""
    return _merged(_TOTALS, layers)


def meaning(common: Mapping[str, str], head: Mapping[str, str], kind: str, note: str) -> dict[str, str]:
    """What that and the head of a row say of one figure, in a table of a kind with a note below it."""
    return _with_stage(_with_item(_merged(common, (head,)), kind), note)


def _merged(first: Mapping[str, str], layers: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """What all layers say, the later more precisely: 财政拨款 in a table of 一般公共预算 is of that fund.

    So is 政府采购支出 as a row below 货物 that of goods.
    """
    merged = dict(first)
    for layer in layers:
        for name, value in layer.items():
            if value and not _widens(name, value, merged):
                merged[name] = value
    return merged


def _widens(name: str, value: str, known: Mapping[str, str]) -> bool:
    if name not in _INCLUDING or (name == "fund" and value == "_T"):
        return False
    return value in broader(name, known.get(name, "_T"))


_INCLUDING = frozenset({"fund", "item", "qualifier"})
"""Dimensions in which a wider word says no more than a narrower one before it."""


_ITEMISED = frozenset({"three_public", "procurement"})


def _with_item(dimensions: dict[str, str], kind: str) -> dict[str, str]:
    """No item where a table has none."""
    if kind not in _ITEMISED and dimensions.get("item") == "_Z":
        return {name: value for name, value in dimensions.items() if name != "item"}
    return dimensions


def _with_stage(dimensions: dict[str, str], note: str) -> dict[str, str]:
    """The budget is the adjusted one where the note below the table says so."""
    if dimensions.get("reference_stage") != "budget" or not note:
        return dimensions
    told = (row["reference_stage"] for row in _data.lexicon("note_words") if row["wording"] in note)
    return {**dimensions, "reference_stage": next(told, "budget")}


def make_fact(
    cell: Cell,
    printed: Printed,
    context: Context,
    table_id: str,
    dimensions: Mapping[str, str],
    *,
    unit: str,
    **row: object,
) -> Fact:
    """The fact of a printed cell: its place, its meaning, its exact amount in yuan."""
    meaning: dict[str, object] = {**_TOTALS, **dimensions}
    for name in _NUMBERS & dimensions.keys():
        meaning[name] = _year(dimensions[name], context)
    if printed.percent and meaning["measure"] not in PERCENTAGES:
        meaning["measure"] = "ratio"
    values: dict[str, object] = {**meaning, **row}
    is_money = meaning["measure"] in {"amount", "change", "target"}
    return Fact(
        fact_id=f"{table_id}-r{cell.row}-c{cell.column}",
        document_id=context.document_id,
        table_id=table_id,
        page=cell.place.page,
        bbox=rectangle(cell.place.box),
        fragment=cell.place.fragment,
        row=cell.row,
        column=cell.column,
        issuer=context.issuer,
        division_code=context.division_code,
        fiscal_year=context.fiscal_year,
        stage=context.stage,
        printed=cell.text.strip(),
        unit=unit if is_money else _UNITS.get(str(meaning["measure"])),
        amount=money(printed, unit) if is_money else None,
        **values,  # type: ignore[arg-type]
    )


def absolute(dimensions: Mapping[str, str], context: Context) -> dict[str, str]:
    """Dimensions with years as four digits; one that cannot be told is left out."""
    years = {k: _year(v, context) for k, v in dimensions.items() if k in _NUMBERS}
    told = {name: str(year) for name, year in years.items() if year is not None}
    return {**{k: v for k, v in dimensions.items() if k not in _NUMBERS}, **told}


def _year(value: str, context: Context) -> int | None:
    """A year as printed, or one told against the year of the disclosure (`-1` is the year before)."""
    if len(value) == 4:
        return int(value)
    return context.fiscal_year + int(value) if context.fiscal_year else None
