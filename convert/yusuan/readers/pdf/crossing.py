"""Numbers that run over the rule between two cells, put back into the one that they are written in.

Amounts end at the right side of their cell and run over the left one; codes begin at the left side and run
into the name. Only runs that are one number as a whole are put back: texts of two cells may touch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yusuan.readers.pdf.raw import Char

#: Digits of a run touch, to this share of their height; their tops or bottoms are level (points).
_TOUCH, _LEVEL = 0.08, 0.3
_DIGITS = "0123456789.,"
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d+\.\d{2}")
_CODE = re.compile(r"\d{5}|\d{7}")
#: A run that begins or ends within so many points of a side of a cell is written from that side on.
_SIDE = 6.0


def touches(last: Char, char: Char) -> bool:
    """Whether a digit stands right behind the last one."""
    return (
        char[4] in _DIGITS
        and last[4] in _DIGITS
        and abs(char[0] - last[2]) <= _TOUCH * (char[3] - char[1])
        and (abs(char[3] - last[3]) <= _LEVEL or abs(char[1] - last[1]) <= _LEVEL)
    )


def put_back(
    xs: Sequence[float],
    spans: Sequence[tuple[int, int, int, int]],
    share: dict[int, list[Char]],
    crossing: tuple[int, Char, int, Char],
) -> None:
    """Move one half of a number to the cell of the other: `crossing` is both cells and their digits there."""
    first, last, second, char = crossing
    first = next((n for n in (first, second, *share) if any(one is last for one in share[n])), first)
    before, behind = share[first], share[second]
    end = next(n for n, one in enumerate(before) if one is last) + 1
    start = next((n for n, one in enumerate(behind) if one is char), None)
    if start is None or first == second:
        return
    head, tail = end - 1, start + 1
    while head and touches(before[head - 1], before[head]):
        head -= 1
    while tail < len(behind) and touches(behind[tail - 1], behind[tail]):
        tail += 1
    run = "".join(one[4] for one in (*before[head:end], *behind[start:tail]))
    is_code = bool(_CODE.fullmatch(run)) and end - head > tail - start and behind[tail:] != []
    if not (_AMOUNT.fullmatch(run) or is_code):
        return
    left, right = xs[spans[first][1]], xs[spans[second][3]]
    x0, x1 = before[head][0], behind[tail - 1][2]
    if x0 - left <= _SIDE or (right - x1 > _SIDE and last[2] - x0 >= x1 - char[0]):
        before[end:end] = behind[start:tail]
        del behind[start:tail]
    else:
        behind[start:start] = before[head:end]
        del before[head:end]
    for number in (first, second):
        if not share[number]:
            del share[number]
