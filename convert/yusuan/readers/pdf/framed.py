"""Tables whose rules tell only a part (a frame around all, none between the rows): read by their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from yusuan.readers.pdf.lattice import Lattice, shared_out
from yusuan.readers.pdf.lines import rows_of
from yusuan.readers.pdf.pieces import is_money, pieces_of
from yusuan.readers.pdf.raw import Char, Edge
from yusuan.readers.pdf.unruled import unruled_in

#: A table with so many lines between its columns is a frame: rules tell nothing of the columns in it.
_FRAME = 2
#: A row so many times as high as its characters may hold rows that no rule parts …
_HIGH = 2.5
#: … which it does where so many columns have so many amounts below one another, at the same heights (points).
_COLUMNS, _STACK, _LEVEL = 2, 2, 4

Share = Mapping[int, list[Char]]


def with_unruled(
    lattices: list[Lattice],
    shares: list[dict[int, list[Char]]],
    rest: list[Char],
    horizontals: Sequence[Edge],
) -> tuple[list[Lattice], list[dict[int, list[Char]]], list[Char]]:
    """The tables of a page with those that rules do not tell, what is in each cell, and what is outside.

    A frame is left where its text makes a table by its places, else it stays.
    """
    framed = [
        n for n, (lattice, share) in enumerate(zip(lattices, shares, strict=True)) if _is_open(lattice, share)
    ]
    loose = [char for n in framed for chars in shares[n].values() for char in chars]
    unruled = unruled_in([*rest, *loose] if loose else rest, horizontals)
    gone = [n for n in framed if any(_overlap(lattices[n], table) for table in unruled)]
    kept = [lattice for n, lattice in enumerate(lattices) if n not in gone]
    unruled = [table for table in unruled if not any(_overlap(table, lattice) for lattice in kept)]
    if not unruled:
        return lattices, shares, rest
    old = [share for n, share in enumerate(shares) if n not in gone]
    back = [char for n in gone for chars in shares[n].values() for char in chars]
    new, rest = shared_out([*rest, *back], unruled)
    return [*kept, *unruled], [*old, *new], rest


def has_open(lattices: Sequence[Lattice], shares: Sequence[Share]) -> bool:
    """Whether the rules of a table tell only a part of it."""
    return any(map(_is_open, lattices, shares))


def _overlap(one: Lattice, other: Lattice) -> bool:
    return one.box[1] < other.box[3] and other.box[1] < one.box[3]


def _is_open(lattice: Lattice, share: Share) -> bool:
    if len(lattice.xs) == _FRAME:
        return any(len(pieces_of(line)) > 1 for chars in share.values() for line in rows_of(chars))
    return _has_stacks(lattice, share)


def _has_stacks(lattice: Lattice, share: Share) -> bool:
    """Whether a row holds rows that no rule parts: columns of amounts at the same heights."""
    found: Counter[tuple[int, int]] = Counter()
    for number, chars in share.items():
        top, _, bottom, _ = lattice.spans[number]
        first = chars[0]
        high = lattice.ys[bottom] - lattice.ys[top] > _HIGH * (first[3] - first[1])
        if high and bottom == top + 1 and first[4].isdigit():
            lines = [pieces_of(line) for line in rows_of(chars)]
            amounts = [line[0] for line in lines if len(line) == 1 and is_money(line[0].text)]
            if len(amounts) >= _STACK and len(lines) - len(amounts) <= 1:
                found.update((top, round((piece.top + piece.bottom) / _LEVEL)) for piece in amounts)
    rows = Counter(row for (row, _), columns in found.items() if columns >= _COLUMNS)
    return any(count >= _STACK for count in rows.values())
