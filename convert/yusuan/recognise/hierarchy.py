"""Which row of a block each row adds up into.

What the rows mean says it mostly: a code stands below its class, a fund below the fund that includes it, a
row below its unit, everything below the total line. Where the sums contradict that, the layout (ordinals,
indentation) and the figures themselves are asked, and the reading that keeps most identities is taken; what
the words say wins a tie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from yusuan._records import replace
from yusuan.amounts import Printed
from yusuan.recognise.codes import parents
from yusuan.recognise.dimensions import broader
from yusuan.recognise.heads import RowHead
from yusuan.recognise.nesting import nested
from yusuan.recognise.phrases import phrases
from yusuan.recognise.placing import ENDS, LINES, Parents, placed_rows
from yusuan.recognise.sums import NOTHING, Figures, Row, standing

_CLASS_DIGITS = (3, 5)


def linked(heads: Sequence[RowHead], within_units: Parents, figures: Figures) -> list[RowHead]:
    """The rows with their parents and roles; `within_units` are the parents that organisations give."""
    candidates = _either_way(heads, _candidates(heads, within_units, figures))
    best = next(candidates)
    broken, *best_standing = standing(best, heads, figures)
    for other in candidates if broken else ():
        _, *tried = standing(other, heads, figures)
        if tried > best_standing:
            best, best_standing = other, tried
    return placed_rows(heads, best)


def _either_way(heads: Sequence[RowHead], candidates: Iterator[Parents]) -> Iterator[Parents]:
    """The structures, and each without the economic classes where parts of expenditure stand beside them.

    A total may be shown by its parts (基本支出, 项目支出) and once more by classes (工资福利支出).
    """
    parts = {head.subject for head in heads}
    classes = {head.row for head in heads if head.subject == "economic_code"}
    for parent_of in candidates:
        yield parent_of
        if {"part", "economic_code"} <= parts:
            yield {row: parent for row, parent in parent_of.items() if row not in classes}


def _candidates(heads: Sequence[RowHead], within_units: Parents, figures: Figures) -> Iterator[Parents]:
    """Possible structures, the likeliest first; later ones are made only when they are asked for."""
    lines = _by_lines(heads)
    meant = {**_by_dimension(heads), **_by_unit_code(heads), **_by_code(heads, figures)}
    yield {**lines, **within_units, **meant}
    if any(head.dimensions.get("item") == "_Z" for head in heads):
        yield {**_of_one_subject(lines, heads), **within_units, **meant}
    yield {**lines, **_by_layout(heads)}
    for ordered in (heads, heads[::-1]):
        yield {**lines, **nested(ordered, figures)}
    if within_units:
        yield {**lines, **within_units, **_by_unit_code(heads), **_within_each_unit(heads, figures)}
    yield {**lines, **_by_sums(heads, figures)}


def _by_lines(heads: Sequence[RowHead]) -> dict[int, int]:
    """Lines add up into the total of the year; it and the balances into the grand total.

    A line after a balance is a part of that balance, and so is a balance that says more than it. Lines after
    a total that stands below its parts add up into the grand total, as do all where there is no total. Rows
    of another year or measure have totals of their own.
    """
    totals = dict(_ends(heads, "total"))
    grands = dict(_ends(heads, "grand_total"))
    found: dict[int, int] = {}
    balance: RowHead | None = None
    closed = False
    for head in heads:
        total, grand = totals.get(_period(head)), grands.get(_period(head))
        parent = grand if total is None or (closed and grand is not None) else total
        if head.role in ENDS:
            parent, balance = grand if head.role == "total" else None, None
            closed = head.role == "total" and bool(found)
        elif balance is not None and (head.role != "balance" or _says_more(head, balance)):
            parent = balance.row
        elif head.role == "balance":
            parent, balance = grand, head
        if parent is not None and parent != head.row:
            found[head.row] = parent
    return found


def _of_one_subject(lines: Parents, heads: Sequence[RowHead]) -> Parents:
    """The lines of a list of several subjects: running costs and procurement are no three public expenses.

    What a total is the total of is said by the first row below it; a row that says nothing goes on with the
    subject of the row above. Rows of another subject stand as they are numbered.
    """
    subjects: dict[int, tuple[bool, bool]] = {}
    found: dict[int, int] = {}
    numbered = _by_layout(heads)
    said = (False, False)
    for head in heads:
        if head.subject:
            said = head.dimensions.get("item") == "_Z", head.dimensions.get("qualifier") == "procurement"
        parent = lines.get(head.row)
        if parent is not None and subjects.setdefault(parent, said) != said:
            parent = numbered.get(head.row)
        if parent is not None:
            found[head.row] = parent
    return found


def _ends(heads: Sequence[RowHead], role: str) -> Iterator[tuple[tuple[str | None, ...], int]]:
    """The first line of a role for every year and measure (the first wins)."""
    return ((_period(head), head.row) for head in reversed(heads) if head.role == role)


def _period(head: RowHead) -> tuple[str | None, ...]:
    return tuple(head.dimensions.get(name) for name in ("reference_year", "reference_stage", "measure"))


def _says_more(head: RowHead, line: RowHead) -> bool:
    """Whether a line is a part of a balance brought forward: it says the same and more."""
    return "origin" in line.dimensions and head.dimensions.items() > line.dimensions.items()


def _by_dimension(heads: Sequence[RowHead]) -> dict[int, int]:
    """Funds below the fund that includes them, items (三公, procurement) below theirs; a line begins anew."""
    found: dict[int, int] = {}
    last: dict[tuple[str, str], int] = {}
    for head in heads:
        if head.role in LINES or head.subject == "unit":
            last = {}
        elif head.subject in {"item", "line"} and head.role != "memo":
            own = [(name, value) for name, value in head.dimensions.items() if name in {"fund", "item"}]
            for name, value in own:
                above = next((last[name, v] for v in _above(name, value, head) if (name, v) in last), None)
                if above is not None:
                    found[head.row] = above
                last[name, value] = head.row
    return found


def _above(dimension: str, value: str, head: RowHead) -> tuple[str, ...]:
    if dimension == "fund":
        return broader(dimension, value)[:-1]  # the total over funds is the total line
    entry = phrases("row_items").exactly(head.label)
    return (entry["parent"],) if entry else ()


def _by_code(heads: Sequence[RowHead], figures: Figures) -> dict[int, int]:
    """The nearest row before it whose code is above; a unit's row begins anew, each year has rows of its own.

    A code printed again right below itself with the same figures stands for its own only part.
    """
    found: dict[int, int] = {}
    last: dict[tuple[str, ...], int] = {}
    before: tuple[str, ...] = ()
    for head in heads:
        if head.subject == "unit":
            last, before = {}, ()
        if head.code:
            own, *above = [(code, *map(str, _period(head))) for code in (head.code, *parents(head.code))]
            parent = next((last[code] for code in above if code in last), None)
            again = own == before and head.subject == "function_code" and len(head.code) in _CLASS_DIGITS
            if again and figures[head.row] == figures[last[own]]:
                parent = last[own]
            if parent is not None:
                found[head.row] = parent
            last[own], before = head.row, own
    return found


def _by_unit_code(heads: Sequence[RowHead]) -> dict[int, int]:
    """Units below the department whose code begins theirs (119 above 119001)."""
    found: dict[int, int] = {}
    last: dict[str, int] = {}
    for head in heads:
        code = head.dimensions.get("unit_code", "") if head.subject == "unit" else ""
        if code:
            above = [other for other in last if code.startswith(other) and len(other) < len(code)]
            if above:
                found[head.row] = last[max(above, key=len)]
            last[code] = head.row
    return found


def _within_each_unit(heads: Sequence[RowHead], figures: Figures) -> dict[int, int]:
    """The rows of each unit nested on their own: one list that does not nest leaves the others whole."""
    found: dict[int, int] = {}
    starts = [at for at, head in enumerate(heads) if head.subject == "unit"]
    for start, end in pairwise([*starts, len(heads)]):
        unit, *rows = heads[start:end]
        found |= nested([replace(unit, role="total"), *rows], figures) or _by_sums(rows, figures)
    return found


def _by_layout(heads: Sequence[RowHead]) -> dict[int, int]:
    """Rows below the nearest row before them that is numbered or indented as a higher level."""
    found: dict[int, int] = {}
    stack: list[RowHead] = []
    for head in heads:
        if head.role in LINES:
            stack = []
            continue
        while stack and not _is_deeper(head, stack):
            stack.pop()
        if stack:
            found[head.row] = stack[-1].row
        stack.append(head)
    return found


def _is_deeper(head: RowHead, stack: Sequence[RowHead]) -> bool:
    """Whether a row stands below the last row of the stack: a new kind of ordinal, or further indented.

    Rows with ordinals of one kind stand side by side however they are indented.
    """
    if any(above.layout == head.layout or above.layout[0] == head.layout[0] > 0 for above in stack):
        return False
    (ordinal, indent), (above, further) = head.layout, stack[-1].layout
    return indent > further or (indent == further and ordinal > above > 0)


def _by_sums(heads: Sequence[RowHead], figures: Figures) -> dict[int, int]:
    """Rows that are the sum, in every column, of the rows right below them, where the whole does not nest."""
    found: dict[int, int] = {}
    pending: list[int] = []  # rows without a parent so far, the nearest last
    for head in reversed(heads):
        if head.role in LINES:
            pending = []
        elif head.role != "memo":
            count = _summed(figures[head.row], [figures[row] for row in reversed(pending)])
            for row in pending[len(pending) - count :]:
                found[row] = head.row
            pending[len(pending) - count :] = [head.row]
    return found


def _summed(total: Row, below: Sequence[Row]) -> int:
    """How many of the rows below add up to a row in every column; 0 when none do."""
    if not any(figure and figure.value for figure in total):
        return 0
    sums = [_Sum(figure) for figure in total]
    for count, row in enumerate(below, start=1):
        for one, part in zip(sums, row, strict=True):
            one.add(part)
        if all(one.holds for one in sums):
            return count
    return 0


class _Sum:
    """One column of a row and of the rows below it, added up row by row."""

    __slots__ = ("figure", "has_parts", "room", "value")

    def __init__(self, figure: Printed | None) -> None:
        self.figure = figure
        self.value = NOTHING
        self.room = figure.half_unit if figure else NOTHING
        self.has_parts = False

    def add(self, part: Printed | None) -> None:
        """One row more."""
        if part is not None:
            self.value += part.value
            self.room += part.half_unit
            self.has_parts = self.has_parts or bool(part.value)

    @property
    def holds(self) -> bool:
        """Whether the row is the sum so far; a column printed on one side only breaks it."""
        return not self.has_parts if self.figure is None else abs(self.figure.value - self.value) <= self.room
