"""Which rows of figures add up to which, as printed: rounding may have moved each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from yusuan.amounts import Printed
from yusuan.recognise.heads import RowHead
from yusuan.recognise.placing import Parents

Row = tuple[Printed | None, ...]
"""The printed numbers of a row of a block, one a value column; None where nothing is printed."""
Figures = Mapping[int, Row]
NOTHING = Decimal(0)


def standing(parent_of: Parents, heads: Sequence[RowHead], figures: Figures) -> tuple[int, int, int]:
    """How many sums a structure breaks, how many more it keeps than that, and how many wholes of one part.

    Sums of nothing but zeros do not count. One part that equals its whole may do so by chance, so that it
    says something only where nothing else does.
    """
    roles = {head.row: head.role for head in heads}
    children: dict[int, list[int]] = {}
    for row, parent in parent_of.items():
        if roles[row] != "memo":
            children.setdefault(parent, []).append(row)
    broken = kept = alone = 0
    for parent, rows in children.items():
        for column, total in enumerate(figures[parent]):
            parts = [part for row in rows if (part := figures[row][column]) is not None]
            if total is None or not parts or not (total.value or any(part.value for part in parts)):
                continue
            holds = meets(total, parts)
            broken += not holds
            kept += holds and len(rows) > 1
            alone += holds and len(rows) == 1
    return broken, kept - broken, alone


def is_sum(total: Row, parts: Sequence[Row]) -> bool:
    """Whether a row is the sum of others, column by column; a column printed on one side only breaks it."""
    for column, figure in enumerate(total):
        addends = [part for row in parts if (part := row[column]) is not None]
        if (figure is None and any(part.value for part in addends)) or (
            figure is not None and not meets(figure, addends)
        ):
            return False
    return True


def meets(total: Printed, parts: Sequence[Printed]) -> bool:
    """Whether the parts of one column may add up to its total."""
    gap = total.value - sum((part.value for part in parts), NOTHING)
    return not gap or abs(gap) <= total.half_unit + sum((part.half_unit for part in parts), NOTHING)
