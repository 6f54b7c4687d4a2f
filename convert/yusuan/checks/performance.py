"""Identities of performance forms: sources, the project table, the length of the project, the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from yusuan import _data
from yusuan.amounts import money, parse, unit_named, yuan_of
from yusuan.checks.identity import NOTHING, Identity, Term, term
from yusuan.checks.within import FORMS, grouped
from yusuan.disclosure import Disclosure, Fact, Project
from yusuan.text import plain


def sources(disclosure: Disclosure) -> Iterator[Identity]:
    """A form's total = Σ of its sources, for the whole period and for the year."""
    forms = [fact for fact in disclosure.facts if fact.table_kind == FORMS and fact.period]
    for group in grouped(forms, ("table_id", "period")).values():
        total = next((fact for fact in group if fact.qualifier is None), None)
        parts = [fact for fact in group if fact.qualifier is not None]
        if total is not None and parts:
            yield Identity(
                code="form-sources",
                scope=total.table_id,
                where=f"{total.project_name} · {total.label}",
                left=(term(total),),
                right=tuple(map(term, parts)),
            )


def amounts(disclosure: Disclosure) -> Iterator[Identity]:
    """The form's year = the project table; and its whole period too when the project ends within the year."""
    facts = {fact.fact_id: fact for fact in disclosure.facts}
    for project in disclosure.projects:
        funding = [facts[f.fact_id] for f in project.funding]
        asked = {f.period: f for f in funding if f.table_kind == FORMS and f.qualifier is None}
        listed = next((f for f in funding if f.table_kind != FORMS and f.fund == "_T"), None)
        annual, whole = asked.get("annual"), asked.get("whole")
        if annual:
            yield _against_table(project, annual, listed)
        if annual and whole and _ends_within_the_year(project):
            yield Identity(
                code="form-period",
                scope=whole.table_id,
                where=_with_listed(project, listed),
                left=(term(whole),),
                right=(term(annual),),
            )


def _with_listed(project: Project, listed: Fact | None) -> str:
    """The project's name, and what the project table says of it."""
    return f"{project.name} · 项目支出表 {listed.printed}{listed.unit}" if listed else project.name


def _against_table(project: Project, annual: Fact, listed: Fact | None) -> Identity:
    return Identity(
        code="form-project",
        scope=f"{annual.table_id}+{listed.table_id}" if listed else annual.table_id,
        where=project.name,
        left=(term(annual),),
        right=(term(listed),) if listed else (),
        missing="" if listed else "the project's row in a project table",
    )


def _ends_within_the_year(project: Project) -> bool:
    said = (plain(text.text) for text in project.texts if text.field in {"duration", "attribute"})
    return any(_one_year().search(text) for text in said)


@cache
def _one_year() -> re.Pattern[str]:
    wordings = [plain(row["wording"]) for row in _data.lexicon("durations") if row["years"] == "1"]
    return re.compile("|".join(rf"(?<!\d){re.escape(wording)}" for wording in wordings))


def counts(disclosure: Disclosure) -> Iterator[Identity]:
    """The numbers of projects and forms in the prose, against each other and against what is there."""
    said = {subject: claim for subject, claim in _claims(disclosure) if claim is not None}
    announced, published = said.get("projects_announced"), said.get("projects_published")
    forms = _count(sum(project.form_id is not None for project in disclosure.projects), "绩效目标表")
    listed = _listed(disclosure)
    if announced and published and announced.speaks_of_the_same(published):
        yield _counted("prose-count", announced.count, published.count)
    if published and forms.value:
        yield _counted("form-count", published.count, forms)
    if announced and listed:
        yield _counted("form-count", announced.count, _count(len(listed), "项目支出表"))
    if announced and forms.value:
        yield _counted("form-count", announced.count, forms)
    if announced and announced.amount and listed:
        yield Identity(
            code="prose-amount",
            scope=listed[0].table_id,
            where=announced.amount.name,
            left=(announced.amount,),
            right=tuple(map(term, listed)),
        )


def _listed(disclosure: Disclosure) -> list[Fact]:
    """The projects of this year's budget: one amount each, over all funds."""
    return [f for f in disclosure.facts if f.project_id and f.origin == "current" and f.fund == "_T"]


def _count(number: int, name: str) -> Term:
    return Term(Decimal(number), NOTHING, name)


def _counted(code: str, left: Term, right: Term) -> Identity:
    return Identity(
        code=code,
        scope="document",
        where=f"{left.name} · {right.name}",
        left=(left,),
        right=(right,),
        unit="个",
    )


class _Claim:
    """What a sentence of the prose states: a number of projects and, where it does, their amount."""

    def __init__(self, found: re.Match[str]) -> None:
        self.count = _count(int(found["count"]), found[0].partition("个")[0] + "个")
        self.amount = _amount(found) if found["amount"] else None

    def speaks_of_the_same(self, other: _Claim) -> bool:
        """Whether both mean all projects: one amount, or none stated. Publishing a part is no fault."""
        mine, theirs = (claim.amount.value if claim.amount else None for claim in (self, other))
        return mine == theirs


def _amount(found: re.Match[str]) -> Term | None:
    printed, unit = parse(found["amount"]), unit_named(found["unit"])
    if printed is None or unit is None:
        return None
    return Term(money(printed, unit), printed.half_unit * yuan_of(unit), found[0])


def _claims(disclosure: Disclosure) -> Iterator[tuple[str, _Claim | None]]:
    prose = "\n".join(plain(p.text) for section in disclosure.sections for p in section.paragraphs)
    for row in _data.lexicon("prose_counts"):
        found = re.search(row["pattern"], prose)
        yield row["subject"], _Claim(found) if found else None
