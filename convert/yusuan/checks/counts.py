"""Numbers of projects and forms that the prose states, against each other and against what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yusuan import _data
from yusuan.amounts import money, parse, unit_named, yuan_of
from yusuan.checks.identity import NOTHING, Identity, Term, term
from yusuan.disclosure import Disclosure, Fact
from yusuan.text import plain


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
