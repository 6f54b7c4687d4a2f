"""The rows of a block in order: their heads, their roles, and which row each adds up into."""

from __future__ import annotations

from itertools import pairwise

from yusuan._records import replace
from yusuan.amounts import Printed, parse
from yusuan.recognise.columns import Block
from yusuan.recognise.headers import Header, rows_below
from yusuan.recognise.heads import RowHead, read_head
from yusuan.recognise.hierarchy import linked
from yusuan.recognise.kinds import Kind
from yusuan.recognise.labels import CODES, LEVELS, NAMES
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.organisations import is_organisation
from yusuan.recognise.phrases import phrases
from yusuan.recognise.placing import ENDS
from yusuan.recognise.row_classes import rows_named
from yusuan.recognise.row_codes import Standing, Texts
from yusuan.recognise.row_names import layout_of
from yusuan.recognise.sums import Figures, is_sum
from yusuan.text import plain


def read_rows(
    matrix: Matrix, block: Block, header: Header, kind: Kind, bodies: frozenset[str], year: int | None
) -> list[RowHead]:
    """The heads of a block's rows below the header, in order, with roles and parents.

    Names of classes are those of the budget year where it is known, else of another year.

    Header rows that are repeated on later pages are no rows. In a block without label columns every row
    with a figure is a total of its own (“三公”经费 in one line).
    """
    rows = [row for row in rows_below(header, matrix) if not _is_inside(matrix, block, row)]
    figures = {row: figures_of(matrix, block, row) for row in rows}
    if not block.label_columns:
        return [_unlabelled_total(row) for row in rows if any(figures[row])]
    heads = _heads(matrix, block, rows, kind, Standing(year=year, bodies=bodies))
    placed = _linked(heads, figures)
    return placed if any(head.role in ENDS for head in heads) else _with_total(heads, placed, figures)


def figures_of(matrix: Matrix, block: Block, row: int) -> tuple[Printed | None, ...]:
    """The printed numbers of a row that begin in it, one a value column."""
    cells = (matrix.at.get((row, column.index)) for column in block.columns)
    return tuple(parse(cell.text) if cell is not None and cell.row == row else None for cell in cells)


def _heads(matrix: Matrix, block: Block, rows: list[int], kind: Kind, standing: Standing) -> list[RowHead]:
    """The rows that have a head, read from top to bottom."""
    flow = block.labels.get("flow") or kind.defaults.get("flow", "")
    texts = _with_names_carried({row: _label_texts(matrix, block, row) for row in rows})
    reading = replace(kind, rows=rows_named(kind, texts.values(), standing.year))
    layouts = {row: layout_of(_name_cell(texts[row])) for row in rows}
    deepest = max((indent for _, indent in layouts.values()), default=0)
    standing.outer_units = any(
        is_organisation(_name_cell(texts[row])) for row in rows if layouts[row][1] == 0 < deepest
    )
    headings = _headings(list(texts.values()))
    coded = [any(label == "unit_code" and text.strip() for label, text in own) for own in texts.values()]
    standing.some_are_units = any(coded) and not all(coded)
    heads: list[RowHead] = []
    for row in rows:
        standing.outermost = layouts[row][1] == 0 < deepest
        standing.heads_others = texts[row] in headings
        head = read_head(row, texts[row], reading, flow, standing)
        if head is not None:
            heads.append(replace(head, layout=layouts[row]))
    return _with_grand_total(_with_year_total(_with_full_lists(heads), flow))


def _with_full_lists(heads: list[RowHead]) -> list[RowHead]:
    """其中 before the first of two items that make up the one above them opens their list: both are parts."""
    found = list(heads)
    for n, (head, below) in enumerate(pairwise(heads)):
        if head.role == "memo" and below.role == "leaf" and (_make_up(head, below) or _divide(head, below)):
            found[n] = replace(head, role="leaf")
    return found


def _make_up(head: RowHead, below: RowHead) -> bool:
    """Whether two items are all of one (公务用车购置费, 公务用车运行费)."""
    if head.subject != "item":
        return False
    entries = [phrases("row_items").exactly(h.label) for h in (head, below) if h.subject == "item"]
    above = {entry["parent"] for entry in entries if entry and "item" in entry["dimension"]}
    return len(entries) == 2 and len(above - {""}) == 1


def _divide(head: RowHead, below: RowHead) -> bool:
    """Whether two rows are the personnel and the operating part of one."""
    return {one.dimensions.get("portion") for one in (head, below)} == {"personnel", "operating"}


def _headings(rows: list[Texts]) -> list[Texts]:
    """Rows that fill the first label column only, where others leave it blank: they head a group."""
    filled = [[bool(text.strip()) for _, text in texts] for texts in rows]
    if not any(not first and any(rest) for first, *rest in filled):
        return []
    return [texts for texts, (first, *rest) in zip(rows, filled, strict=True) if first and not any(rest)]


def _with_names_carried(texts: dict[int, Texts]) -> dict[int, Texts]:
    """Rows that only name another year of the row above get its name."""
    carried: dict[int, Texts] = {}
    above: Texts = []
    for row, own in texts.items():
        filled = {label for label, text in own if text.strip()}
        if filled == {"year"} and above:
            own = [  # noqa: PLW2901 - the row with its name
                (label, text or name) for (label, text), (_, name) in zip(own, above, strict=True)
            ]
        carried[row] = above = own
    return carried


def _with_year_total(heads: list[RowHead], flow: str) -> list[RowHead]:
    """小计 between all rows of a side and its balances and grand total is the total of the year."""
    sums = [n for n, head in enumerate(heads) if head.role == "subtotal" and not head.dimensions]
    roles = {head.role for head in heads}
    if len(sums) != 1 or "total" in roles or "grand_total" not in roles:
        return heads
    (at,) = sums
    if not at or any(head.subject != "line" for head in heads[at:] if head.subject):
        return heads
    origin = {"origin": "current"} if flow == "revenue" else {}
    total = replace(heads[at], role="total", dimensions={"flow": flow, **origin} if flow else {})
    return [*heads[:at], total, *heads[at + 1 :]]


def _with_grand_total(heads: list[RowHead]) -> list[RowHead]:
    """A total below the total of the year (本年收入合计) and a balance is the grand total, of all origins."""
    totals = [head for head in heads if head.role == "total"]
    if len(totals) < 2 or any(head.role == "grand_total" for head in heads):
        return heads
    first, last = totals[0], totals[-1]
    between = heads[heads.index(first) : heads.index(last)]
    if not first.dimensions or not any(head.role == "balance" for head in between):
        return heads
    of_all = {name: value for name, value in last.dimensions.items() if name != "origin"}
    grand = replace(last, role="grand_total", dimensions=of_all)
    return [grand if head is last else head for head in heads]


def _name_cell(texts: Texts) -> str:
    """The text that names the row, with the blanks that show its level."""
    named = next((text for label, text in texts if label in NAMES and text.strip()), "")
    return named or next((text for label, text in texts if label == "text" and text.strip()), "")


def _linked(heads: list[RowHead], figures: Figures) -> list[RowHead]:
    found = _in_units(heads, _department(heads, figures))
    within_units = {head.row: head.parent for head in found if head.parent is not None}
    return linked(found, within_units, figures)


def _unlabelled_total(row: int) -> RowHead:
    return RowHead(row, "", "", "total", {}, subject="line")


def _with_total(heads: list[RowHead], placed: list[RowHead], figures: Figures) -> list[RowHead]:
    """A row of figures without any label is the total where it is the sum of the others, or stands alone."""
    named = {head.row for head in heads}
    rows = [row for row, printed in figures.items() if row not in named and any(printed)]
    if len(rows) != 1:
        return placed
    total = _unlabelled_total(rows[0])
    with_it = _linked(sorted([*heads, total], key=lambda head: head.row), figures)
    parts = [figures[head.row] for head in with_it if head.parent == total.row and head.role != "memo"]
    return with_it if not placed or is_sum(figures[total.row], parts) else placed


def _department(heads: list[RowHead], figures: Figures) -> int | None:
    """The row of the whole department above those of its units: the first, with the figures of the total."""
    total = next((head for head in heads if head.role == "total"), None)
    units = [head for head in heads if head.subject == "unit"]
    if total is None or len(units) < 2:
        return None
    first = units[0].row
    return first if figures[total.row] == figures[first] and any(figures[first]) else None


def _is_inside(matrix: Matrix, block: Block, row: int) -> bool:
    """Whether all names of a row are cells that began further up, and nothing else names it."""
    cells = {c: matrix.at.get((row, c)) for c in block.label_columns}
    named = [cells[c] for c, label in block.label_columns.items() if label in {*NAMES, *CODES}]
    if any(cell is not None and cell.row == row and plain(cell.text) for cell in cells.values()):
        return False
    begun = [cell for cell in named if cell is not None]
    return bool(begun) and all(cell.row < row for cell in begun)


def _label_texts(matrix: Matrix, block: Block, row: int) -> Texts:
    """The label cells of a row; a name that began further up gives way to one that begins here."""
    cells = [(label, matrix.at.get((row, column))) for column, label in block.label_columns.items()]
    own = any(c is not None and c.row == row and plain(c.text) for label, c in cells if label in _NAMING)
    left = [None, *(cell for _, cell in cells)]
    return [
        (label, "" if cell is None or (own and label in _NAMING and cell.row < row) else cell.text)
        if label not in LEVELS or cell is not before
        else (label, "")  # a whole code in one cell over 类, 款, 项
        for (label, cell), before in zip(cells, left, strict=False)
    ]


_NAMING = frozenset({*NAMES, "text", "rank"}) - {"unit"}
"""Labels whose text may name a row; a unit goes on for all rows that its cell covers."""


def _in_units(heads: list[RowHead], department: int | None) -> list[RowHead]:
    """Rows below a unit's row are the unit's. The first of two units at the top is the department's total.

    So is the only unit of a table without a total line.
    """
    found: list[RowHead] = []
    unit: RowHead | None = None
    group: int | None = department
    for head, below in zip(heads, (*(h.subject for h in heads[1:]), ""), strict=False):
        row = head
        if head.subject == "unit":
            row = unit = _top_unit(head, heads)
            if group is not None and head.row != department:
                row = unit = replace(unit, parent=group)
        elif head.dimensions.get("item") in _PROCURED:
            group, unit = head.row, None
        elif head.subject == "line":
            unit = None if head.role in ENDS or below == "unit" else unit
            group = head.row if below == "unit" and head.role == "subtotal" else group
        elif unit is not None:
            row = replace(head, parent=unit.row)
        found.append(row)
    return found


_PROCURED = frozenset({"goods", "works", "services"})
"""Items of procurement, whose rows head those of the units that buy."""


def _top_unit(head: RowHead, heads: list[RowHead]) -> RowHead:
    units = [h for h in heads if h.subject == "unit"]
    has_total = any(h.role == "total" for h in heads)
    first_of_two = len(units) > 1 and head is units[0] and units[1].row == head.row + 1
    others = any(h.subject not in {"unit", "line"} for h in heads)
    if not has_total and others and (first_of_two or len(units) == 1):
        return replace(head, role="total")
    return head
