"""Facts and targets of a form or of a row of a list: what was read, with the meaning of its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from yusuan._records import replace
from yusuan.amounts import parse, unit_named
from yusuan.disclosure import Fact, Project, Target
from yusuan.recognise.facts import Context, make_fact
from yusuan.recognise.performance.form_texts import DEPARTMENT
from yusuan.recognise.performance.forms import PROJECT, Form
from yusuan.recognise.performance.indicators import Indicator
from yusuan.recognise.performance.money import FormAmount, figure_of
from yusuan.recognise.performance.quantities import quantity
from yusuan.recognise.row_names import strip_ordinal

FORM_KIND = "performance_targets"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def facts_of(form: Form, project: Project | None, context: Context) -> Iterator[Fact]:
    """The amounts of a form as facts; none where it names no unit of money."""
    for amount in form.amounts:
        unit = figure_of(amount).unit or form.unit
        if unit is not None:
            yield _fact(form, amount, unit, project, context)


def _fact(form: Form, amount: FormAmount, unit: str, project: Project | None, context: Context) -> Fact:
    figure = figure_of(amount)
    fact = make_fact(
        amount.cell,
        figure.printed,
        context,
        form.table_id,
        _dimensions(form, amount, context),
        unit=unit,
        table_kind=FORM_KIND,
        header=amount.header or None,
        label=strip_ordinal(amount.label),
        label_raw=amount.label,
        row_role="leaf" if amount.source or (amount.task and not amount.is_total) else "total",
        parent_row=amount.total_row,
        project_id=project.project_id if project else None,
        project_name=project.name if project else None,
        period=amount.period,
    )
    return replace(fact, printed=figure.text)


def _dimensions(form: Form, amount: FormAmount, context: Context) -> dict[str, str]:
    """A form of a project speaks of project expenditure, one of a department of all of it."""
    found = {"flow": "expenditure", "fund": "_T", **form.captioned.caption.kind.defaults}
    found |= {"nature": "project" if form.subject == PROJECT else "_T", "qualifier": amount.source}
    found["reference_stage"] = context.stage or ""
    if amount.period == "annual":
        found["reference_year"] = str(context.fiscal_year or "")
    else:
        found.pop("reference_year", None)
    found |= amount.dimensions
    if form.subject == DEPARTMENT and not amount.source:
        found.pop("qualifier", None)
    return {key: value for key, value in found.items() if value}


def target_amounts(
    indicators: Sequence[Indicator], table_id: str, project: Project | None, context: Context
) -> Iterator[Fact]:
    """Money that indicators set (成本指标 ≤ 15.5 万元) as facts with the measure `target`, one a cell."""
    cells: set[tuple[int, int]] = set()
    for one in indicators:
        unit = unit_named(one.quantity.unit) if one.quantity and one.quantity.unit else None
        number = _NUMBER.search(one.cell.text)
        printed = parse(number[0]) if number else None
        place = (one.cell.row, one.cell.column)
        if unit is None or printed is None or place in cells:
            continue
        cells.add(place)
        yield make_fact(
            one.cell,
            printed,
            context,
            table_id,
            _of_target(one, project, context),
            unit=unit,
            table_kind=FORM_KIND,
            label=one.level3 or one.level2,
            label_raw=one.level3 or one.level2,
            row_role="leaf",
            project_id=project.project_id if project else None,
            project_name=project.name if project else None,
            period=one.period,
        )


def _of_target(one: Indicator, project: Project | None, context: Context) -> dict[str, str]:
    found = {"flow": "expenditure", "measure": "target", "nature": "project" if project else "_T"}
    if one.period == "annual" and context.fiscal_year:
        found["reference_year"] = str(context.fiscal_year)
    if context.stage:
        found["reference_stage"] = context.stage
    return found


def targets_of(
    indicators: Sequence[Indicator], table_id: str, project: Project | None, context: Context
) -> Iterator[Target]:
    """The indicators of a form, or of a project in a list, as targets with deterministic ids."""
    seen: Counter[tuple[int, str]] = Counter()
    for one in indicators:
        seen[one.row, one.period] += 1
        number = seen[one.row, one.period]
        tail = f"i{one.row}-{one.period}" + (f"-{number}" if number > 1 else "")
        yield _target(one, f"{table_id}-{tail}", table_id, project, context)


def _target(
    one: Indicator, target_id: str, table_id: str, project: Project | None, context: Context
) -> Target:
    done = quantity(one.actual)
    asked = one.quantity
    return Target(
        target_id=target_id,
        document_id=context.document_id,
        project_id=project.project_id if project else None,
        form_id=table_id,
        project_name=project.name if project else None,
        period=one.period,
        level1=one.level1,
        level2=one.level2,
        level3=one.level3 or None,
        value_raw=one.value or None,
        operator=asked.operator if asked else None,
        value=asked.value if asked else None,
        unit=asked.unit if asked else None,
        weight=one.weight,
        actual_raw=one.actual or None,
        actual=done.value if done and done.operator == "eq" else None,
        score=one.score,
        page=one.cell.place.page,
        fragment=one.cell.place.fragment,
    )
