"""Which form speaks of which row of a project table: by name and amount, or one of them where it is alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from yusuan.amounts import money, parse, yuan_of
from yusuan.disclosure import Fact, Project
from yusuan.recognise.performance.forms import PROJECT, Form
from yusuan.recognise.performance.money import figure_of
from yusuan.text import plain

_ALIKE = 0.9
"""How alike two names must be (difflib's ratio) to be one project when their amounts agree."""
_RATHER_ALIKE = 0.7
"""How alike they must be where only one project of that amount is as alike."""


def match(
    forms: Sequence[Form], listed: Sequence[tuple[Project, list[Fact]]]
) -> list[tuple[Project | None, str | None]]:
    """For each form its project: of the same or nearly the same name, first those whose amount agrees too.

    A name alone is enough only where one project and one form bear it.
    """
    found: list[tuple[Project | None, str | None]] = [(None, None)] * len(forms)
    taken: set[str] = set()
    once = _named_once([form.name for form in forms], [project.name for project, _ in listed])
    forms_of_projects = [form.subject == PROJECT and form.part_of is None for form in forms]
    for how, wanted in (
        ("name_and_amount", _same),
        ("similar_name_and_amount", _alike),
        ("similar_name_and_amount", _rather_alike),
        ("name", _only_named),
    ):
        for n, form in enumerate(forms):
            free = [(p, row) for p, row in listed if p.project_id not in taken]
            wants = forms_of_projects[n] and found[n][0] is None
            wants = wants and (how != "name" or plain(form.name) in once)
            candidates = [p for p, row in free if wanted(form, p, row)] if wants else []
            if candidates and (wanted in _SURE or len(candidates) == 1):
                best = _of_same_unit(form, candidates)
                found[n] = (best, how)
                taken.add(best.project_id)
    return found


def _named_once(forms: Sequence[str], listed: Sequence[str]) -> set[str]:
    """The names that one form and one row bear."""
    counts = [Counter(map(plain, names)) for names in (forms, listed)]
    return {name for name, number in counts[0].items() if number == counts[1][name] == 1}


def _of_same_unit(form: Form, candidates: Sequence[Project]) -> Project:
    """Of projects that fit alike, that of the unit which the form names."""
    units = {plain(text.cell.text) for text in form.texts if text.field == "implementing_unit"}
    return next((p for p in candidates if p.unit_name and plain(p.unit_name) in units), candidates[0])


def _same(form: Form, project: Project, row: list[Fact]) -> bool:
    return plain(form.name) == plain(project.name) and _amounts_agree(form, row)


def _alike(form: Form, project: Project, row: list[Fact]) -> bool:
    return _amounts_agree(form, row) and _likeness(form.name, project.name) >= _ALIKE


def _rather_alike(form: Form, project: Project, row: list[Fact]) -> bool:
    return _amounts_agree(form, row) and _likeness(form.name, project.name) >= _RATHER_ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()


_SURE = (_same, _alike)
"""Ways to match that need not be the only one that fits."""


def _only_named(form: Form, project: Project, row: list[Fact]) -> bool:
    return plain(form.name) == plain(project.name) and bool(row)


def _amounts_agree(form: Form, row: list[Fact]) -> bool:
    """Whether the form's year and the row's total may be one figure, each rounded as it is printed."""
    asked = form.amount("annual") or form.amount("whole")
    total = next((fact for fact in row if fact.fund == "_T"), row[0])
    figure, listed = (figure_of(asked) if asked else None), parse(total.printed)
    unit = (figure.unit if figure else None) or form.unit
    if figure is None or unit is None or listed is None or total.amount is None or total.unit is None:
        return False
    room = figure.printed.half_unit * yuan_of(unit) + listed.half_unit * yuan_of(total.unit)
    return abs(money(figure.printed, unit) - total.amount) <= room
