"""Lists of projects with their goals and indicators, one project below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yusuan._data import Row
from yusuan._records import replace
from yusuan.amounts import parse
from yusuan.disclosure import Fact, NotUnderstood
from yusuan.document import Cell
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.facts import Context, make_fact
from yusuan.recognise.headers import Header, depth_of, read_header
from yusuan.recognise.matrix import Matrix, matrix
from yusuan.recognise.performance.form_facts import FORM_KIND
from yusuan.recognise.performance.form_texts import FormText
from yusuan.recognise.performance.indicators import Columns, Indicator, IndicatorReader, columns_of
from yusuan.recognise.performance.wording import column_of, field_of
from yusuan.recognise.phrases import phrases
from yusuan.recognise.tables import TableReading
from yusuan.text import plain

_NAMES = ("project", "unit_or_project", "name")


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project of a list: its name, the rows that are its own, its goals and its indicators."""

    name: str
    rows: tuple[int, ...]
    texts: tuple[FormText, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class TargetList:
    """A table that lists projects with goals or indicators; `used` are the cells that say them."""

    table_id: str
    projects: tuple[ListedProject, ...]
    columns: frozenset[int]
    used: frozenset[tuple[int, int]]

    @property
    def names(self) -> dict[int, str]:
        """The name of the project that each row is of."""
        return {row: project.name for project in self.projects for row in project.rows}


def read_list(captioned: CaptionedGrid, table_id: str) -> TargetList | None:
    """Read a list; None where nothing is below the header, or it names no project, goals or indicators."""
    grid = matrix(captioned.grid)
    if depth_of(grid, captioned.first_row) == grid.rows:
        return None
    header = read_header(grid, captioned.first_row)
    heads = [path[-1] if path else "" for path in header.paths]
    name = _name_column(header, heads)
    entries = {c: entry for c, text in enumerate(heads) if (entry := field_of(text)) is not None}
    goals = {c: entry for c, entry in entries.items() if _is_goal(entry)}
    columns = _columns(heads)
    if name is None or not (goals or columns):
        return None
    projects = tuple(_projects(grid, header.depth, name, goals, heads, columns))
    used = {place for project in projects for one in project.indicators for place in one.used}
    indicators = frozenset(columns.roles) if columns else frozenset()
    return TargetList(table_id, projects, indicators, frozenset(used)) if projects else None


def _is_goal(entry: Row) -> bool:
    return entry["kind"] in {"half", "halves"} or entry["field"].startswith("goal")


def _name_column(header: Header, heads: Sequence[str]) -> int | None:
    """The column of the projects' names: what heads one, else the first that heads names."""
    for label in _NAMES:
        for column, text in enumerate(heads):
            if header.labels[column] == label and column_of(text) is None:
                return column
    return None


def _columns(heads: Sequence[str]) -> Columns | None:
    """The indicator columns, also one that lists whole indicators; remarks are no part of them."""
    found = columns_of(dict(enumerate(heads)))
    if found is None:
        entries = {c: entry["role"] for c, text in enumerate(heads) if (entry := column_of(text))}
        found = Columns({c: ("level3", "") for c, role in entries.items() if role == "name"})
    kept = {c: pair for c, pair in found.roles.items() if pair[0] != "remark"}
    return Columns(kept) if kept else None


def _projects(
    grid: Matrix,
    first: int,
    name: int,
    goals: dict[int, Row],
    heads: Sequence[str],
    columns: Columns | None,
) -> Iterator[ListedProject]:
    reader = IndicatorReader(grid, columns) if columns else None
    for cell, rows in _groups(grid, first, name):
        if plain(cell.text) == plain(heads[name]):
            continue  # the heading, repeated on the next page
        texts = tuple(_goals(grid, rows, goals, heads))
        found = tuple(one for row in rows for one in (reader.read(row) if reader else ()))
        if texts or found:
            yield ListedProject(cell.text.strip(), rows, texts, found)


def _groups(grid: Matrix, first: int, name: int) -> Iterator[tuple[Cell, tuple[int, ...]]]:
    """Each project's name with its rows; a blank name goes on from the one above."""
    current: Cell | None = None
    rows: list[int] = []
    for row in range(first, grid.rows):
        cell = grid.at.get((row, name))
        begins = cell is not None and cell.row == row and plain(cell.text)
        if begins and cell is not None:
            if current is not None and not _is_line(current):
                yield current, tuple(rows)
            current, rows = cell, []
        rows.append(row)
    if current is not None and not _is_line(current):
        yield current, tuple(rows)


def _is_line(cell: Cell) -> bool:
    """Whether a row is a total or repeats the heading."""
    entry = phrases("row_lines").exactly(cell.text)
    field = field_of(cell.text)
    return entry is not None or (field is not None and field["kind"] == "name")


def _goals(
    grid: Matrix, rows: Sequence[int], goals: dict[int, Row], heads: Sequence[str]
) -> Iterator[FormText]:
    for column, entry in goals.items():
        field = "goal_whole" if entry["field"].endswith("whole") else "goal_annual"
        for row in rows:
            cell = grid.at.get((row, column))
            if cell is not None and cell.row == row and plain(cell.text):
                yield FormText(field, heads[column].strip(), cell)


def without_targets(
    reading: TableReading, listed: TargetList, grid: Matrix, context: Context
) -> TableReading:
    """The table with what its indicator columns hold taken as targets, not as figures of its own.

    An amount under a name that another amount stands beside already is a second one of that project.
    """
    facts = [fact for fact in reading.facts if fact.column not in listed.columns]
    if reading.table.kind == FORM_KIND:
        facts = list(_of_list(facts, listed, reading))
    left = [item for item in reading.not_understood if item.column not in listed.columns]
    more, rest = _second_amounts(facts, left, listed, grid, context)
    readings = tuple(r for r in reading.table.readings if r.column not in listed.columns)
    table = replace(reading.table, readings=readings)
    ordered = tuple(sorted((*facts, *more), key=lambda fact: (fact.row, fact.column)))
    others = tuple(without_targets(other, listed, grid, context) for other in reading.others)
    return TableReading(table, ordered, tuple(rest), others)


def _of_list(facts: Sequence[Fact], listed: TargetList, reading: TableReading) -> Iterator[Fact]:
    """The facts with the projects of their rows, and no qualifier but what their own columns say."""
    names = listed.names
    said = {r.column: dict(r.dimensions).get("qualifier") for r in reading.table.readings}
    for fact in facts:
        name = names.get(fact.row, fact.project_name)
        yield replace(fact, period="annual", project_name=name, qualifier=said.get(fact.column))


def _second_amounts(
    facts: Sequence[Fact],
    left: Sequence[NotUnderstood],
    listed: TargetList,
    grid: Matrix,
    context: Context,
) -> tuple[list[Fact], list[NotUnderstood]]:
    project_of = {row: project for project in listed.projects for row in project.rows}
    first = {(id(project_of[f.row]), f.column): f for f in facts if f.row in project_of}
    more: list[Fact] = []
    rest: list[NotUnderstood] = []
    for item in left:
        row, column = item.row or 0, item.column or 0
        model = first.get((id(project_of.get(row)), column))
        cell = grid.at.get((row, column))
        printed = parse(cell.text) if cell is not None and cell.row == row else None
        if model is None or model.row == row or cell is None or printed is None:
            rest.append(item)
        else:
            more.append(_like(model, cell, context))
    return more, rest


def _like(model: Fact, cell: Cell, context: Context) -> Fact:
    """A fact with the meaning of another one, of its own cell."""
    printed = parse(cell.text)
    if printed is None:  # pragma: no cover - the caller has parsed it
        raise ValueError(cell.text)
    kept = ("flow", "fund", "nature", "portion", "origin", "item", "measure", "qualifier", "reference_stage")
    dimensions = {name: value for name in kept if (value := getattr(model, name)) is not None}
    if model.reference_year:
        dimensions["reference_year"] = str(model.reference_year)
    return make_fact(
        cell,
        printed,
        context,
        model.table_id,
        dimensions,
        table_kind=model.table_kind,
        unit=model.unit or "",
        header=model.header,
        label=model.label,
        label_raw=model.label_raw,
        row_role=model.row_role,
        parent_row=model.parent_row,
        project_name=model.project_name,
        period=model.period,
        unit_name=model.unit_name,
        unit_code=model.unit_code,
    )
