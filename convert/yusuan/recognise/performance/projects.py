"""Projects: rows of project tables, performance forms and rows of lists, matched by name and amount."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yusuan._records import replace
from yusuan.disclosure import Fact, Funding, Project, ProjectText, Target
from yusuan.recognise.facts import Context
from yusuan.recognise.performance.form_facts import FORM_KIND, facts_of, target_amounts, targets_of
from yusuan.recognise.performance.form_texts import FormText
from yusuan.recognise.performance.forms import PROJECT, Form
from yusuan.recognise.performance.lists import ListedProject, TargetList
from yusuan.recognise.performance.matching import match
from yusuan.text import plain

_RESPONSIBLE = re.compile(r"\[?(\d+)[-—_\]](.+)")
_CODE = re.compile(r"^[0-9A-Z]{6,}[-—_]")
_PART = "of_which"
_STAGES = ("execution", "final", "adjusted", "budget")
"""Of several stages that a form prints, its project's money is what was spent, else what was planned."""


@dataclass(frozen=True, slots=True)
class Projects:
    """All projects of a disclosure, the facts of their tables with project ids, and what their forms add."""

    projects: tuple[Project, ...]
    facts: tuple[Fact, ...]
    form_facts: tuple[Fact, ...]
    targets: tuple[Target, ...]


def join_projects(
    facts: Sequence[Fact], forms: Sequence[Form], lists: Sequence[TargetList], context: Context
) -> Projects:
    """One project of each row of a project table or a list and of each form; one where they match."""
    rows = _project_rows([fact for fact in facts if fact.table_kind != FORM_KIND])
    listed, by_row = _listed_projects(rows, context)
    register = _Register(context, listed, by_row)
    for one in lists:
        register.add_list(one, [fact for fact in facts if fact.table_id == one.table_id])
    first_rows = {project_id: rows[key] for key, project_id in reversed(by_row.items())}
    candidates = [(register.projects[p.project_id], first_rows[p.project_id]) for p in listed]
    matched = match(forms, candidates)
    for form, (project, how) in zip(forms, matched, strict=True):
        register.add_form(form, project, how)
    register.leave_out(p for p in tuple(register.projects.values()) if _is_group(p, first_rows))
    return Projects(
        tuple(register.projects.values()),
        tuple(register.with_project(fact) for fact in facts),
        tuple(register.form_facts),
        tuple(register.targets),
    )


class _Register:
    """The projects of a disclosure by id, as its tables, lists and forms add to them."""

    def __init__(
        self, context: Context, listed: Sequence[Project], by_row: dict[tuple[str, int], str]
    ) -> None:
        self.context = context
        self.projects = {project.project_id: project for project in listed}
        self.by_row = dict(by_row)
        self.by_name: dict[str, list[Project]] = defaultdict(list)
        for project in listed:
            self.by_name[plain(project.name)].append(project)
        self.of_form: dict[str, str] = {}
        self.form_facts: list[Fact] = []
        self.targets: list[Target] = []

    def with_project(self, fact: Fact) -> Fact:
        """The fact with its project's id, by its row or else by the name that only one project bears."""
        if not fact.project_name:
            return fact
        known = self.by_row.get((fact.table_id, fact.row))
        named = [p for p in self.by_name.get(plain(fact.project_name), ()) if p.project_id in self.projects]
        return replace(fact, project_id=known or (named[0].project_id if len(named) == 1 else None))

    def leave_out(self, groups: Iterable[Project]) -> None:
        """Rows that turned out to be no projects."""
        for group in groups:
            del self.projects[group.project_id]
        self.by_row = {key: known for key, known in self.by_row.items() if known in self.projects}

    def add_list(self, one: TargetList, facts: Sequence[Fact]) -> None:
        """The projects of a list with their money, goals and targets."""
        by_row: dict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_row[fact.row].append(fact)
        for row in one.projects:
            money_of = [fact for n in row.rows for fact in by_row.get(n, ())]
            known, how = self._known(one.table_id, row, money_of)
            project = self.projects[known] if known else self._new(row.name)
            if (one.table_id, row.rows[0]) not in self.by_row:
                project = replace(project, funding=(*project.funding, *_funding(money_of)))
            self.by_row.update({(one.table_id, n): project.project_id for n in row.rows})
            self.projects[project.project_id] = replace(
                project,
                form_id=project.form_id or (one.table_id if row.texts or row.indicators else None),
                matched_by=project.matched_by or how,
                texts=(*project.texts, *map(_text, row.texts)),
            )
            self.targets += targets_of(row.indicators, one.table_id, project, self.context)
            self.form_facts += target_amounts(row.indicators, one.table_id, project, self.context)

    def _known(
        self, table_id: str, row: ListedProject, money_of: Sequence[Fact]
    ) -> tuple[str | None, str | None]:
        """The project that a row of the list is of: by its row in the same table, else by name and amount."""
        known = next((found for n in row.rows if (found := self.by_row.get((table_id, n)))), None)
        if known:
            return known, None
        name = plain(row.name)
        named = self.by_name.get(name) or self.by_name.get(_CODE.sub("", name)) or []
        total = _total(money_of)
        equal = [p for p in named if total is not None and total in {f.amount for f in p.funding}]
        if equal:
            return equal[0].project_id, "name_and_amount"
        return (named[0].project_id, "name") if len(named) == 1 else (None, None)

    def _new(self, name: str) -> Project:
        project_id = f"{self.context.document_id}-p{len(self.projects) + 1:03}"
        return Project(project_id=project_id, document_id=self.context.document_id, name=name)

    def add_form(self, form: Form, project: Project | None, how: str | None) -> None:
        """A form's money and targets; one of a department has no project."""
        known = self._of_form(form, project)
        added = list(facts_of(form, known, self.context))
        if known is not None:
            known = self.projects.get(known.project_id, known)
            self.projects[known.project_id] = _with_form(known, form, how, added)
            self.of_form[form.table_id] = known.project_id
        self.form_facts += added
        self.targets += targets_of(form.indicators, form.table_id, known, self.context)
        money = {(fact.row, fact.column) for fact in added}
        asked = target_amounts(form.indicators, form.table_id, known, self.context)
        self.form_facts += [fact for fact in asked if (fact.row, fact.column) not in money]

    def _of_form(self, form: Form, project: Project | None) -> Project | None:
        if form.subject != PROJECT:
            return None
        if form.part_of in self.of_form:
            return self.projects[self.of_form[form.part_of]]
        return project or self._new(form.name)


def _listed_projects(
    rows: dict[tuple[str, int], list[Fact]], context: Context
) -> tuple[list[Project], dict[tuple[str, int], str]]:
    """The projects of project tables; one that two tables list with the same amount is one project."""
    found: dict[str, Project] = {}
    by_row: dict[tuple[str, int], str] = {}
    seen: dict[tuple[object, ...], tuple[str, str]] = {}
    for key, row in rows.items():
        project = _listed(row, len(found) + 1, context)
        same = (plain(project.name), plain(project.unit_name or ""), _total(row))
        table_id, known = seen.get(same, (key[0], ""))
        if known and table_id != key[0]:
            again = found[known]
            found[known] = replace(again, funding=(*again.funding, *project.funding))
            by_row[key] = known
            continue
        found[project.project_id] = project
        by_row[key] = project.project_id
        seen[same] = key[0], project.project_id
    return list(found.values()), by_row


def _total(row: Sequence[Fact]) -> Decimal | None:
    """The amount of a project's row over all funds."""
    amounts = [fact for fact in row if fact.measure == "amount" and fact.amount is not None]
    total = next((fact for fact in amounts if fact.fund == "_T"), amounts[0] if amounts else None)
    return total.amount if total else None


def _is_group(project: Project, rows: dict[str, list[Fact]]) -> bool:
    """Whether a row only adds up the projects below it: no form and no target speaks of it."""
    row = rows.get(project.project_id)
    return row is not None and row[0].row_role == "subtotal" and project.form_id is None


def _project_rows(facts: Sequence[Fact]) -> dict[tuple[str, int], list[Fact]]:
    rows: dict[tuple[str, int], list[Fact]] = {}
    for fact in facts:
        if fact.project_name:
            rows.setdefault((fact.table_id, fact.row), []).append(fact)
    return rows


def _listed(row: list[Fact], number: int, context: Context) -> Project:
    first = row[0]
    return Project(
        project_id=f"{context.document_id}-p{number:03}",
        document_id=context.document_id,
        name=(first.label_raw or first.project_name or "").strip(),
        unit_name=first.unit_name,
        funding=_funding(row),
    )


def _funding(row: Sequence[Fact]) -> tuple[Funding, ...]:
    """The money of a project's row in the year of the budget, without what is shown of it once more."""
    return tuple(
        Funding(period="annual", source=f.fund, origin=f.origin, amount=f.amount, fact_id=f.fact_id)
        for f in row
        if f.amount is not None and f.measure == "amount" and f.qualifier != _PART
        if f.reference_year in {None, f.fiscal_year}
    )


def _with_form(project: Project, form: Form, how: str | None, facts: list[Fact]) -> Project:
    texts = tuple(map(_text, form.texts))
    code, name = _responsible(texts)
    unit = next((text.text for text in texts if text.field == "implementing_unit"), None)
    return replace(
        project,
        form_id=project.form_id or form.table_id,
        matched_by=project.matched_by or how,
        unit_name=project.unit_name or unit,
        responsible_code=project.responsible_code or code,
        responsible_name=project.responsible_name or name,
        texts=(*project.texts, *texts),
        funding=(*project.funding, *_form_funding(facts)),
    )


def _text(text: FormText) -> ProjectText:
    place = text.cell.place
    return ProjectText(
        field=text.field,
        label=text.label,
        text=text.cell.text.strip(),
        page=place.page,
        fragment=place.fragment,
    )


def _form_funding(facts: Sequence[Fact]) -> tuple[Funding, ...]:
    """One amount of each period and source, though a form may print what was planned and what was spent."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = fact.period or "annual", fact.qualifier or "_T"
        before = found.get(key)
        if fact.amount is not None and (before is None or _stage(fact) < _stage(before)):
            found[key] = fact
    return tuple(
        Funding(period=period, source=source, origin=f.origin, amount=f.amount, fact_id=f.fact_id)
        for (period, source), f in found.items()
        if f.amount is not None
    )


def _stage(fact: Fact) -> int:
    stage = fact.reference_stage
    return _STAGES.index(stage) if stage in _STAGES else len(_STAGES)


def _responsible(texts: tuple[ProjectText, ...]) -> tuple[str | None, str | None]:
    """Code and name out of `007-某局`."""
    text = next((text.text for text in texts if text.field == "responsible"), "")
    found = _RESPONSIBLE.fullmatch(plain(text))
    return (found[1], found[2]) if found else (None, text or None)
