"""The money of a form, row by row: labels and headings tell what each figure is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from yusuan._data import Row
from yusuan._records import replace
from yusuan.amounts import parse
from yusuan.document import Cell
from yusuan.recognise.performance import money
from yusuan.recognise.performance.indicators import PERIODS, Indicator
from yusuan.recognise.performance.labelled import Pair
from yusuan.recognise.performance.money import FormAmount, Headings
from yusuan.recognise.performance.wording import field_of, label, unit_in

_POINTS = frozenset({"weight", "score"})
_MONEY = frozenset({"total", "source"})
_WORDS = frozenset({"name", "department", "text"})
"""Labels of words: a figure behind them is a telephone number, a date or a name."""


@dataclass(slots=True)
class AmountReader:
    """Collects the amounts of a form; `spent` are the indicators that the execution of the budget is."""

    headings: Headings
    unit: str | None = None
    amounts: list[FormAmount] = field(default_factory=list)
    spent: list[Indicator] = field(default_factory=list)
    _total_row: dict[str, int] = field(default_factory=dict)
    _row: int = 0

    def read(self, row: int, pairs: list[Pair], cells: list[Cell]) -> None:
        """Read the figures of a row, unless it is one of headings."""
        self._row = row
        if not self.headings.read(row, cells):
            self._read_figures(pairs, cells)

    def _read_figures(self, pairs: list[Pair], cells: list[Cell]) -> None:
        sources: list[str] = []
        self._total_row.update({pair.field: pair.name.row for pair in pairs if pair.kind == "total"})
        spent: dict[str, Cell] = {}
        figures = [cell for cell in cells if cell.row == self._row and money.figure_in(cell.text)]
        periods = {
            id(pair.name): self._period(pair.entry, sources) for pair in pairs if pair.kind == "source"
        }
        for figure in figures:
            above = self.headings.above(figure.column)
            role = money.points_of(above)
            if role:
                spent[role] = figure
            else:
                self._read_figure(figure, cells, above, periods)
        for cell in cells:
            self._read_inline(cell, sources)
        if any(pair.kind == "total" for pair in pairs) and _POINTS & spent.keys():
            self._read_spent(spent)

    def _read_inline(self, cell: Cell, sources: list[str]) -> None:
        """A label with its figure behind it in the same cell."""
        told = money.inline(cell.text) if cell.row == self._row else None
        if told is None:
            return
        name, entry, _ = told
        if entry["kind"] == "total":
            self._total_row[entry["field"]] = cell.row
            self.amounts.append(FormAmount(period=entry["field"], label=name, cell=cell))
            return
        period = self._period(entry, sources)
        self.amounts.append(
            FormAmount(
                period=period,
                source=entry["field"],
                label=name,
                cell=cell,
                total_row=self._total_row.get(period),
                dimensions=money.meaning(iter([name])) or {},
            )
        )

    def _period(self, entry: Row, sources: list[str]) -> str:
        """The half a source stands in: the first is the whole period's where the form has one."""
        count = sources.count(entry["field"])
        sources.append(entry["field"])
        return PERIODS[min(count, 1)] if "whole" in self._total_row else "annual"

    def _read_figure(
        self, figure: Cell, cells: list[Cell], above: list[Cell], periods: dict[int, str]
    ) -> None:
        before = money.label_before(cells, figure)
        entry = field_of(before.text) if before is not None else None
        headed = money.meaning(cell.text for cell in above)
        kind = entry["kind"] if entry is not None else ""
        if kind in _WORDS or (kind in _MONEY and headed is None):
            return
        if entry is not None and before is not None and kind in _MONEY:
            self._add_labelled(figure, before, entry, periods.get(id(before), "annual"), above)
        elif above and headed is not None:
            self._add_headed(figure, cells, before, headed, above)
        elif before is not None and (told := money.meaning(iter([before.text]))):
            amount = FormAmount(
                period="annual", label=label(before.text), cell=figure, dimensions=told, task=True
            )
            self.amounts.append(amount)
        else:
            return
        named = unit_in(before.text) if before is not None else None
        self.unit = money.unit_above(above) or self.unit or named

    def _add_labelled(self, figure: Cell, before: Cell, entry: Row, period: str, above: list[Cell]) -> None:
        """A total or a source; headings above it say of which stage."""
        source = entry["field"] if entry["kind"] == "source" else ""
        period = period if source else entry["field"]
        texts = [cell.text for cell in above] + ([before.text] if source else [])
        self.amounts.append(
            FormAmount(
                period=period,
                source=source,
                label=label(before.text),
                header=_header(above),
                cell=figure,
                total_row=self._total_row.get(period) if source else None,
                dimensions=money.meaning(iter(texts)) or {},
            )
        )

    def _add_headed(
        self, figure: Cell, cells: list[Cell], before: Cell | None, headed: dict[str, str], above: list[Cell]
    ) -> None:
        """A figure whose row is a task, or one that its headings alone explain."""
        name = money.named_row(cells, self._row)
        own = before if before is not None and before.row == self._row else None
        told = money.meaning(iter([own.text])) if own is not None else None
        named = own if own is not None and told else name or above[-1]
        self.amounts.append(
            FormAmount(
                period="annual",
                label=label(named.text),
                header=_header(above),
                cell=figure,
                dimensions={**headed, **(told or {})},
                task=True,
                is_total=name is not None and money.is_total_line(name.text),
            )
        )

    def _read_spent(self, spent: dict[str, Cell]) -> None:
        """The execution of the budget as an indicator, with its weight and score."""
        weight, score, share = (spent.get(role) for role in ("weight", "score", "execution"))
        place = share or weight or score
        if place is None:  # pragma: no cover - the caller has seen one of them
            return
        above = self.headings.above(place.column)
        self.spent.append(
            Indicator(
                row=self._row,
                period="annual",
                level3=label(above[-1].text),
                actual=share.text.strip() if share else "",
                weight=_value(weight),
                score=_value(score),
                cell=place,
                used=tuple((cell.row, cell.column) for cell in spent.values()),
            )
        )


def _value(cell: Cell | None) -> Decimal | None:
    printed = parse(cell.text) if cell is not None else None
    return printed.value if printed is not None else None


def _header(above: list[Cell]) -> str:
    return " > ".join(cell.text.strip() for cell in above)


def with_totals(amounts: list[FormAmount]) -> Iterator[FormAmount]:
    """Tasks with the row that adds them up, which stands below them.

    Beside what was brought forward, the other sources are this year's.
    """
    is_carried = any(one.dimensions.get("origin") == "carryover" for one in amounts)
    for one in amounts:
        below = (a.cell.row for a in amounts if a.is_total and a.cell.row > one.cell.row)
        if one.task and not one.is_total:
            yield replace(one, total_row=next(below, None))
        elif is_carried and one.source:
            yield replace(one, dimensions={"origin": "current", **one.dimensions})
        else:
            yield one
