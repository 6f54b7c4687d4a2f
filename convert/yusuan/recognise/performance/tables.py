"""The performance tables of a document: which grids are forms, which are lists, and what each says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from yusuan import _data
from yusuan._records import replace
from yusuan.document import Grid
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.facts import Context
from yusuan.recognise.kinds import UNRECOGNISED
from yusuan.recognise.matrix import matrix
from yusuan.recognise.performance.form_facts import FORM_KIND
from yusuan.recognise.performance.forms import Form, read_form
from yusuan.recognise.performance.lists import TargetList, read_list, without_targets
from yusuan.recognise.performance.wording import column_of, field_of, level_of
from yusuan.recognise.printed import as_printed
from yusuan.recognise.tables import TableReading, read_table
from yusuan.recognise.unread import not_understood, unread_amounts

_PROJECT_KINDS = frozenset({"project_expenditure", "general_budget_project_expenditure"})
_UNTITLED = frozenset({UNRECOGNISED})
_HEAD = 10
"""The header of a list stands within so many rows."""
_SIGNS = 2
"""So many words of performance make an untitled table one."""


@dataclass(slots=True)
class Performance:
    """What the performance tables of a document say, by table id."""

    readings: dict[str, TableReading] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    lists: dict[str, TargetList] = field(default_factory=dict)


def read_performance(grids: Mapping[str, CaptionedGrid], context: Context) -> Performance:
    """Read the performance tables among the tables of a document."""
    found = Performance()
    before: Form | None = None
    for table_id, grid in grids.items():
        kind = grid.caption.kind.code
        if kind not in {FORM_KIND, UNRECOGNISED, *_PROJECT_KINDS}:
            before = None
            continue
        if kind == UNRECOGNISED and not _speaks_of_performance(grid.grid):
            continue
        _read(found, table_id, grid, before, context)
        before = found.forms.get(table_id)
    return found


def _speaks_of_performance(grid: Grid, rows: int | None = None) -> bool:
    """Whether a table has levels of indicators, or headings of indicators or goals, in its first rows."""
    signs = 0
    for cell in grid.cells:
        if rows is not None and cell.row >= rows:
            return False
        goal = field_of(cell.text)
        is_goal = goal is not None and goal["kind"] == "halves"
        if level_of(cell.text) or is_goal or ((entry := column_of(cell.text)) and entry["role"] != "remark"):
            signs += _SIGNS if is_goal else 1
        if signs >= _SIGNS:
            return True
    return False


def _read(
    found: Performance, table_id: str, grid: CaptionedGrid, before: Form | None, context: Context
) -> None:
    kind = grid.caption.kind.code
    may_list = _speaks_of_performance(grid.grid, grid.first_row + _HEAD)
    listed = read_list(grid, table_id) if may_list else None
    if listed is not None:
        reading = _listed(grid, table_id, listed, context)
        if reading is not None:
            found.readings[table_id], found.lists[table_id] = reading, listed
        return
    if kind in _PROJECT_KINDS:
        return
    form = read_form(grid, table_id, _goes_on(before, grid))
    if form is not None and not (form.is_empty and not form.name):
        found.forms[table_id] = form
        found.readings[table_id] = _form(form, context)
    elif form is not None:
        table = as_printed(grid, table_id, context, FORM_KIND, reason="the form is not filled in")
        found.readings[table_id] = TableReading(table)
    elif kind == FORM_KIND:
        found.readings[table_id] = _other(grid, table_id, context)


def _goes_on(before: Form | None, grid: CaptionedGrid) -> Form | None:
    """The form before, where this grid may be its next page."""
    if before is None:
        return None
    pages = [cell.place.page for cell in before.captioned.grid.cells]
    follows = grid.grid.place.page - max(pages, default=0) in {0, 1}
    same = grid.caption.title in {"", before.captioned.caption.title}
    return before if follows and same else None


def _listed(grid: CaptionedGrid, table_id: str, listed: TargetList, context: Context) -> TableReading | None:
    titled = grid
    if grid.caption.kind.code in _UNTITLED or not grid.caption.title:
        titled = replace(grid, caption=replace(grid.caption, title=_title()))
    reading = read_table(titled, table_id, context)
    if not reading.facts and grid.caption.kind.code in _UNTITLED and not listed.columns:
        return None
    reading = without_targets(reading, listed, matrix(grid.grid), context)
    return replace(reading, table=replace(reading.table, title=grid.caption.title or None))


@cache
def _title() -> str:
    """A wording that makes a title one of performance."""
    return next(r["wording"] for r in _data.lexicon("title_words") if r["features"] == "performance")


def _form(form: Form, context: Context) -> TableReading:
    grid, table_id = form.captioned, form.table_id
    table = as_printed(grid, table_id, context, FORM_KIND)
    reason = "an amount of a form that no label explains"
    without_unit = form.without_unit
    unread = (
        *unread_amounts(grid.grid, table_id, form.used, reason),
        *(not_understood(cell, table_id, "the form names no unit of money") for cell in without_unit),
    )
    return TableReading(replace(table, unit=form.unit or table.unit), (), unread)


def _other(grid: CaptionedGrid, table_id: str, context: Context) -> TableReading:
    """A performance table without projects: with its facts, or as printed."""
    reading = read_table(grid, table_id, context)
    if reading.facts:
        return reading
    reason = "a performance table that is not a form of one project"
    return TableReading(as_printed(grid, table_id, context, UNRECOGNISED, reason=reason))
