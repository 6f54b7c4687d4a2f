"""Identities of performance forms and lists: sources, tasks, weights, and the project tables."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from yusuan import _data
from yusuan._records import replace
from yusuan.checks.identity import NOTHING, Identity, Term, term
from yusuan.checks.within import FORMS, grouped, in_rows
from yusuan.disclosure import Disclosure, Fact, Project, Target
from yusuan.text import plain

_APPROPRIATED = "appropriated_funds"
_WITHIN_APPROPRIATED = frozenset(
    {"central_funds", "provincial_funds", "municipal_funds", "county_funds", "local_funds"}
    | {"general_budget_funds", "government_fund_funds", "state_capital_funds"}
)
_DESTINATIONS = frozenset({"own_level", "to_counties"})
_FULL = 100
_WITHOUT_EXECUTION = 90
"""Points of the indicators where the form leaves ten to the execution of the budget (财预〔2018〕167号)."""


def sources(disclosure: Disclosure) -> Iterator[Identity]:
    """A form's total = Σ of its sources, for each period and stage; so too of where the money goes."""
    forms = [f for f in disclosure.facts if f.table_kind == FORMS and f.measure == "amount" and f.period]
    for group in grouped(forms, ("table_id", "period", "reference_stage")).values():
        for total in (fact for fact in group if fact.row_role == "total" and fact.qualifier is None):
            parts = [fact for fact in group if fact.qualifier is not None and fact.parent_row == total.row]
            for some in _breakdowns(parts):
                yield Identity(
                    code="form-sources",
                    scope=total.table_id,
                    where=f"{total.project_name} · {total.label}",
                    left=(term(total),),
                    right=tuple(map(term, some)),
                )


def _breakdowns(parts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The parts by source, without those of another part, and by destination."""
    goes = [fact for fact in parts if fact.qualifier in _DESTINATIONS]
    comes = [fact for fact in parts if fact.qualifier not in _DESTINATIONS]
    if any(fact.qualifier == _APPROPRIATED for fact in comes):
        comes = [fact for fact in comes if fact.qualifier not in _WITHIN_APPROPRIATED]
    yield from (some for some in (comes, goes) if some)


def tasks(disclosure: Disclosure) -> Iterator[Identity]:
    """In the form of a department: the total of each column = Σ of its tasks."""
    listed = _lists(disclosure)
    told = [
        f
        for f in disclosure.facts
        if f.table_kind == FORMS and f.measure == "amount" and not f.project_id and f.qualifier is None
        if f.table_id not in listed
    ]
    for column in grouped(told, ("table_id", "column")).values():
        for total in (fact for fact in column if fact.row_role == "total"):
            parts = [fact for fact in column if fact.parent_row == total.row]
            if parts:
                yield Identity(
                    code="tree",
                    scope=total.table_id,
                    where=f"{total.label} · {total.header}",
                    left=(term(total),),
                    right=tuple(map(term, parts)),
                )


def lists(disclosure: Disclosure) -> Iterator[Identity]:
    """The rows of a list of projects, checked as those of a project table."""
    listed = _lists(disclosure)
    rows = (fact for fact in disclosure.facts if fact.table_id in listed)
    yield from in_rows(
        replace(disclosure, facts=tuple(replace(f, table_kind="project_expenditure") for f in rows))
    )


def _lists(disclosure: Disclosure) -> set[str]:
    """Performance tables whose columns were read: lists, not forms."""
    return {table.table_id for table in disclosure.tables if table.kind == FORMS and table.readings}


def weights(disclosure: Disclosure) -> Iterator[Identity]:
    """The weights of a form's indicators add up to 100, or to 90 where the budget's execution has ten."""
    groups: defaultdict[str, list[Target]] = defaultdict(list)
    for target in disclosure.targets:
        if target.weight is not None:
            groups[target.project_id or FORMS].append(target)
    for group in groups.values():
        for some in _forms_of(group):
            if len(some) > 1:
                yield _weighed(some)


def _forms_of(group: Sequence[Target]) -> list[list[Target]]:
    """The indicators of a project's forms, a form that goes on overleaf as one."""
    if sum(target.weight or 0 for target in group) <= _FULL:
        return [list(group)]
    forms: defaultdict[str, list[Target]] = defaultdict(list)
    for target in group:
        forms[target.form_id].append(target)
    return list(forms.values())


def _weighed(targets: Sequence[Target]) -> Identity:
    terms = tuple(Term(t.weight or NOTHING, NOTHING, t.level3 or "") for t in targets)
    counted = all(target.level1 for target in targets)  # the execution of the budget has no level
    partial = counted and sum(t.value for t in terms) == _WITHOUT_EXECUTION
    full = _WITHOUT_EXECUTION if partial else _FULL
    return Identity(
        code="form-weights",
        scope=targets[0].form_id,
        where=targets[0].project_name or "",
        left=terms,
        right=(Term(NOTHING + full, NOTHING, ""),),
        unit="分",
    )


def amounts(disclosure: Disclosure) -> Iterator[Identity]:
    """The form's year = the project table; and its whole period too when the project ends within the year.

    Where the table lists a project once for each unit and no row alone is the form's, all of them are. A
    fund that other rows name in brackets is paid out in these, too: no row is all of it.
    """
    facts = {fact.fact_id: fact for fact in disclosure.facts}
    rows = _free_rows(disclosure)
    in_tables = {plain(f.project_name) for f in disclosure.facts if f.project_name and f.table_kind != FORMS}
    named = Counter(plain(project.name) for project in disclosure.projects if project.form_id)
    for project in disclosure.projects:
        funding = [facts[f.fact_id] for f in project.funding]
        asked = {
            f.period: f for f in funding if f.table_kind == FORMS and f.qualifier is None and f.fund == "_T"
        }
        listed = [f for f in funding if f.table_kind != FORMS and f.fund == "_T"][:1]
        annual, whole = asked.get("annual"), asked.get("whole")
        name = plain(project.name)
        if in_tables and annual and not any(f"({name}" in other for other in in_tables):
            alone = named[name] == 1  # of several forms of one name no row is known to be its own
            yield _against_table(project, annual, listed or (rows.get(name, []) if alone else []))
        if annual and whole and _ends_within_the_year(project):
            yield Identity(
                code="form-period",
                scope=whole.table_id,
                where=_with_listed(project, listed),
                left=(term(whole),),
                right=(term(annual),),
            )


def _free_rows(disclosure: Disclosure) -> dict[str, list[Fact]]:
    """This year's amounts over all funds in rows of project tables that no form is matched with, by name."""
    taken = {project.project_id for project in disclosure.projects if project.form_id}
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in disclosure.facts:
        own = fact.table_kind != FORMS and fact.measure == "amount" and fact.amount is not None
        whole = fact.fund == "_T" and fact.origin in {"_T", "current"} and fact.project_id not in taken
        if own and whole and fact.project_name:
            found[plain(fact.project_name)].append(fact)
    return found


def _with_listed(project: Project, listed: Sequence[Fact]) -> str:
    """The project's name, and what the project table says of it."""
    return f"{project.name} · 项目支出表 {listed[0].printed}{listed[0].unit}" if listed else project.name


def _against_table(project: Project, annual: Fact, listed: Sequence[Fact]) -> Identity:
    tables = dict.fromkeys([annual.table_id, *(fact.table_id for fact in listed)])
    return Identity(
        code="form-project",
        scope="+".join(tables),
        where=project.name,
        left=(term(annual),),
        right=tuple(map(term, listed)),
        missing="" if listed else "the project's row in a project table",
    )


def _ends_within_the_year(project: Project) -> bool:
    said = (plain(text.text) for text in project.texts if text.field in {"duration", "attribute"})
    return any(_one_year().search(text) for text in said)


@cache
def _one_year() -> re.Pattern[str]:
    wordings = [plain(row["wording"]) for row in _data.lexicon("durations") if row["years"] == "1"]
    return re.compile("|".join(rf"(?<!\d){re.escape(wording)}" for wording in wordings))
