"""Tables whose rules tell only a part (a frame around all, none between the rows): read by their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from yusuan.readers.pdf.lattice import Lattice, shared_out
from yusuan.readers.pdf.lines import rows_of
from yusuan.readers.pdf.pieces import is_money, pieces_of
from yusuan.readers.pdf.raw import Char
from yusuan.readers.pdf.text_grid import Setting
from yusuan.readers.pdf.unruled import unruled_in

#: A table with so many lines between its columns is a frame: rules tell nothing of the columns in it.
_FRAME = 2
#: A row holds rows that no rule parts where so many columns have so many amounts below one another, at the
#: same heights (points); two amounts have so many characters.
_COLUMNS, _STACK, _LEVEL, _CHARACTERS = 2, 2, 4, 8

Share = Mapping[int, list[Char]]


def with_unruled(
    lattices: list[Lattice],
    shares: list[dict[int, list[Char]]],
    rest: list[Char],
    setting: Setting,
) -> tuple[list[Lattice], list[dict[int, list[Char]]], list[Char]]:
    """The tables of a page with those that rules do not tell, what is in each cell, and what is outside.

    A frame is left where its text makes a table by its places, else it stays.
    """
    framed = [
        n for n, (lattice, share) in enumerate(zip(lattices, shares, strict=True)) if _is_open(lattice, share)
    ]
    loose = [char for n in framed for chars in shares[n].values() for char in chars]
    unruled = unruled_in([*rest, *loose] if loose else rest, setting)
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
        if chars[-1][1] < chars[0][3] or len(chars) < _CHARACTERS or not chars[0][4].isdigit():
            continue
        top, _, bottom, _ = lattice.spans[number]
        lines = [pieces_of(line) for line in rows_of(chars)] if bottom == top + 1 else []
        amounts = [line[0] for line in lines if len(line) == 1 and is_money(line[0].text)]
        if len(amounts) >= _STACK and len(lines) - len(amounts) <= 1:
            found.update((top, round((piece.top + piece.bottom) / _LEVEL)) for piece in amounts)
    rows = Counter(row for (row, _), columns in found.items() if columns >= _COLUMNS)
    return any(count >= _STACK for count in rows.values())
