"""Projects: rows of project tables and performance forms, matched by name and amount."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from yusuan.amounts import Printed, money, parse, yuan_of
from yusuan.disclosure import Fact, Funding, Project, ProjectText, Target
from yusuan.recognise.forms import Form, FormAmount
from yusuan.recognise.indicators import quantity
from yusuan.recognise.tables import Context, make_fact
from yusuan.text import plain

FORM_KIND = "performance_targets"
_ALIKE = 0.9
"""How alike two names must be (difflib's ratio) to be one project when their amounts agree."""
_SOURCE_FUNDS = {
    "central_funds": "appropriation",
    "provincial_funds": "appropriation",
    "local_funds": "appropriation",
    "appropriated_funds": "appropriation",
    "carried_over_funds": "_U",
    "self_raised": "unit_funds",
    "other_funds": "_U",
}
_RESPONSIBLE = re.compile(r"(\d+)[-—](.+)")


@dataclass(frozen=True, slots=True)
class Projects:
    """All projects of a disclosure, the facts of their tables with project ids, and what their forms add."""

    projects: tuple[Project, ...]
    facts: tuple[Fact, ...]
    form_facts: tuple[Fact, ...]
    targets: tuple[Target, ...]


def join_projects(facts: Sequence[Fact], forms: Sequence[Form], context: Context) -> Projects:
    """Make one project of each row of a project table and of each form, and one of both where they match."""
    rows = _project_rows([fact for fact in facts if fact.table_kind != FORM_KIND])
    listed = [_listed(row, n, context) for n, row in enumerate(rows.values(), 1)]
    by_row = {key: project.project_id for key, project in zip(rows, listed, strict=True)}
    by_name = _unique_names(listed)
    named = tuple(_with_project(fact, by_row, by_name) for fact in facts)
    matched = _match(forms, list(zip(listed, rows.values(), strict=True)))
    projects = {project.project_id: project for project in listed}
    form_facts: list[Fact] = []
    targets: list[Target] = []
    for form, (project, how) in zip(forms, matched, strict=True):
        known = project or _from_form(form, len(projects) + 1, context)
        added = list(_form_facts(form, known, context))
        projects[known.project_id] = _with_form(projects.get(known.project_id, known), form, how, added)
        form_facts.extend(added)
        targets.extend(_targets(form, known, context))
    return Projects(tuple(projects.values()), named, tuple(form_facts), tuple(targets))


def _unique_names(listed: Sequence[Project]) -> dict[str, str]:
    names = Counter(plain(project.name) for project in listed)
    return {plain(p.name): p.project_id for p in listed if names[plain(p.name)] == 1}


def _with_project(fact: Fact, by_row: dict[tuple[str, int], str], by_name: dict[str, str]) -> Fact:
    """The fact with its project's id; in a list of performance targets the project is known by its name."""
    if not fact.project_name:
        return fact
    known = by_row.get((fact.table_id, fact.row)) or by_name.get(plain(fact.project_name))
    return replace(fact, project_id=known)


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
        funding=tuple(
            Funding(period="annual", source=f.fund, origin=f.origin, amount=f.amount, fact_id=f.fact_id)
            for f in row
            if f.amount is not None
        ),
    )


def _from_form(form: Form, number: int, context: Context) -> Project:
    project_id = f"{context.document_id}-p{number:03}"
    return Project(project_id=project_id, document_id=context.document_id, name=form.name)


def _match(
    forms: Sequence[Form], listed: Sequence[tuple[Project, list[Fact]]]
) -> list[tuple[Project | None, str | None]]:
    """For each form its project: of the same or nearly the same name, first those whose amount agrees too.

    A name alone is enough only where one project and one form bear it.
    """
    found: list[tuple[Project | None, str | None]] = [(None, None)] * len(forms)
    taken: set[str] = set()
    for how, wanted in (
        ("name_and_amount", _same),
        ("similar_name_and_amount", _alike),
        ("name", _only_named),
    ):
        for n, form in enumerate(forms):
            free = [(p, row) for p, row in listed if p.project_id not in taken]
            candidates = [p for p, row in free if wanted(form, p, row)] if found[n][0] is None else []
            if candidates and (how != "name" or len(candidates) == 1):
                found[n] = (candidates[0], how)
                taken.add(candidates[0].project_id)
    return found


def _same(form: Form, project: Project, row: list[Fact]) -> bool:
    return plain(form.name) == plain(project.name) and _amounts_agree(form, row)


def _alike(form: Form, project: Project, row: list[Fact]) -> bool:
    ratio = SequenceMatcher(None, plain(form.name), plain(project.name), autojunk=False).ratio()
    return ratio >= _ALIKE and _amounts_agree(form, row)


def _only_named(form: Form, project: Project, row: list[Fact]) -> bool:
    return plain(form.name) == plain(project.name) and bool(row)


def _amounts_agree(form: Form, row: list[Fact]) -> bool:
    """Whether the form's year and the row's total may be one figure, each rounded as it is printed."""
    asked = form.amount("annual") or form.amount("whole")
    total = next((fact for fact in row if fact.fund == "_T"), row[0])
    if asked is None or form.unit is None or total.amount is None or total.unit is None:
        return False
    printed, listed = _printed(asked), parse(total.printed)
    if listed is None:
        return False
    room = printed.half_unit * yuan_of(form.unit) + listed.half_unit * yuan_of(total.unit)
    return abs(money(printed, form.unit) - total.amount) <= room


def _printed(amount: FormAmount) -> Printed:
    printed = parse(amount.cell.text)
    if printed is None:  # pragma: no cover - a form keeps only cells that parse
        raise ValueError(amount.cell.text)
    return printed


def _form_facts(form: Form, project: Project, context: Context) -> Iterator[Fact]:
    unit = form.unit
    if unit is None:
        return
    kind = form.captioned.caption.kind
    for amount in form.amounts:
        fund = _SOURCE_FUNDS.get(amount.source, "_T")
        year = context.fiscal_year if amount.period == "annual" else None
        dimensions = {
            **kind.defaults,
            "nature": "project",
            "fund": fund,
            "reference_stage": context.stage or "",
        }
        yield make_fact(
            amount.cell,
            _printed(amount),
            context,
            form.table_id,
            {key: value for key, value in dimensions.items() if value},
            unit=unit,
            table_kind=kind.code,
            label=amount.label,
            label_raw=amount.label,
            row_role="leaf" if amount.source else "total",
            parent_row=amount.total_row,
            project_id=project.project_id,
            project_name=project.name,
            qualifier=amount.source or None,
            period=amount.period,
            reference_year=year,
        )


def _with_form(project: Project, form: Form, how: str | None, facts: list[Fact]) -> Project:
    texts = tuple(
        ProjectText(
            field=text.field,
            label=text.label,
            text=text.cell.text.strip(),
            page=text.cell.place.page,
            fragment=text.cell.place.fragment,
        )
        for text in form.texts
    )
    code, name = _responsible(texts)
    unit = next((text.text for text in texts if text.field == "implementing_unit"), None)
    return replace(
        project,
        form_id=form.table_id,
        matched_by=how,
        unit_name=project.unit_name or unit,
        responsible_code=code,
        responsible_name=name,
        texts=texts,
        funding=(*project.funding, *(_form_funding(fact) for fact in facts)),
    )


def _form_funding(fact: Fact) -> Funding:
    if fact.amount is None or fact.period is None:  # pragma: no cover - form facts always have both
        raise ValueError(fact.fact_id)
    source = fact.qualifier or "_T"
    return Funding(
        period=fact.period, source=source, origin=fact.origin, amount=fact.amount, fact_id=fact.fact_id
    )


def _responsible(texts: tuple[ProjectText, ...]) -> tuple[str | None, str | None]:
    """Code and name out of `007-某局`."""
    text = next((text.text for text in texts if text.field == "responsible"), "")
    found = _RESPONSIBLE.fullmatch(plain(text))
    return (found[1], found[2]) if found else (None, text or None)


def _targets(form: Form, project: Project, context: Context) -> Iterator[Target]:
    for indicator in form.indicators:
        asked = quantity(indicator.value)
        place = indicator.cell.place
        yield Target(
            target_id=f"{form.table_id}-i{indicator.row}-{indicator.period}",
            document_id=context.document_id,
            project_id=project.project_id,
            form_id=form.table_id,
            project_name=project.name,
            period=indicator.period,
            level1=indicator.level1,
            level2=indicator.level2,
            level3=indicator.level3 or None,
            value_raw=indicator.value or None,
            operator=asked.operator if asked else None,
            value=asked.value if asked else None,
            unit=asked.unit if asked else None,
            page=place.page,
            fragment=place.fragment,
        )
