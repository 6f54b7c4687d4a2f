"""Characters into lines of text: by height, then from left to right, with blanks where there are gaps."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from yusuan.readers.pdf.overprint import disentangled, same_hand
from yusuan.readers.pdf.raw import Char

#: Characters whose middles differ by less than this share of their height stand in one line.
_SAME_LINE = 0.45
#: Characters that together are lower than this many times the first or last of them are one line.
_ONE_LINE = 1.45
#: A gap of this share of the height is a blank, one of the second share a wide one.
_BLANK, _WIDE = 0.35, 2.0
#: The same character again within this share of its width is the same character, printed bold.
DOUBLE = 0.4
#: Characters that overlap by this share of the width collide; so many collisions are an overprint,
#: where they are this share of the line.
_COLLISION, _OVERPRINT, _OVERPRINT_SHARE = 0.4, 2, 0.2

#: Text is turned where at least this share of its characters stands above the one before.
_UPWARDS = 0.6

_top, _right, _bottom = itemgetter(1), itemgetter(2), itemgetter(3)


class Line(NamedTuple):
    """A line as printed: its text, its box and its type size (the greater of two characters'), in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


def lines_of(chars: list[Char]) -> list[Line]:
    """The lines that the characters make up, from top to bottom; upward ones from left to right."""
    if len(chars) > 1 and chars[1][3] < chars[0][3] > chars[-1][3] and _runs_upwards(chars):
        chars = _turned(chars)
    return [line for row in rows_of(chars) for line in _lines(row)]


def _turned(chars: list[Char]) -> list[Char]:
    """Text that runs upwards laid flat, its middle where it was."""
    middle = (min(char[0] for char in chars) + max(map(_right, chars))) / 2
    shift = middle + (min(map(_top, chars)) + max(map(_bottom, chars))) / 2
    return [(shift - bottom, x0, shift - top, x1, text) for x0, top, x1, bottom, text in chars]


def _runs_upwards(chars: list[Char]) -> bool:
    """Whether the text is turned to the left: most characters stand right above the one before them."""
    steps = sum(
        abs(char[0] + char[2] - last[0] - last[2]) < char[3] - char[1] and char[3] <= (last[1] + last[3]) / 2
        for last, char in pairwise(chars)
    )
    return steps >= max(_UPWARDS * (len(chars) - 1), 1)


def rows_of(chars: list[Char]) -> list[list[Char]]:
    """Characters at one height, each row in content order."""
    if not chars:
        return []
    lowest = min(chars[0][3] - chars[0][1], chars[-1][3] - chars[-1][1])
    if max(map(_bottom, chars)) - min(map(_top, chars)) < _ONE_LINE * lowest:
        return [chars]
    bands: list[tuple[float, float, list[Char]]] = []
    row: list[Char] = []
    low = high = 0.0
    usual = _usual_height(chars)
    for char in chars:
        top, bottom = char[1], char[3]
        middle = (top + bottom) / 2
        if low < middle < high:
            row.append(char)
        else:
            reach = min(bottom - top, usual) * _SAME_LINE
            low, high, row = middle - reach, middle + reach, [char]
            bands.append((low, high, row))
    return _united(bands)


def _usual_height(chars: list[Char]) -> float:
    """The middle one of the heights: some fonts claim to be twice as high as they are."""
    heights = sorted([char[3] - char[1] for char in chars])
    return heights[len(heights) // 2]


def _united(bands: list[tuple[float, float, list[Char]]]) -> list[list[Char]]:
    """Bands at the same height put together, from top to bottom."""
    ordered = sorted(bands, key=lambda band: band[0] + band[1])
    united = [ordered[0]]
    for low, high, row in ordered[1:]:
        low_before, high_before, row_before = united[-1]
        middle = (low + high) / 2
        if low_before < middle < high_before or low < (low_before + high_before) / 2 < high:
            united[-1] = low_before, high_before, row_before + row
        else:
            united.append((low, high, row))
    return [row for _, _, row in united]


def _lines(row: list[Char]) -> list[Line]:
    chars = sorted(row)
    text, collisions = _spelt(chars)
    if collisions and _is_overprint(row, chars, collisions):
        texts = disentangled(row)
        found = [_line(sorted(char for run in runs for char in run), _said(runs)) for runs in texts]
    else:
        found = [_line(chars, text)]
    return [line for line in found if line.text and not line.text.isspace()]


def _is_overprint(row: list[Char], chars: list[Char], collisions: list[tuple[Char, Char]]) -> bool:
    """Whether collisions tell of two texts: boxes wider than what they advance by collide, too."""
    if row == chars:
        collisions = [pair for pair in collisions if not same_hand(*pair)]
    return len(collisions) >= max(_OVERPRINT, _OVERPRINT_SHARE * len(chars))


def _said(runs: list[list[Char]]) -> str:
    return " ".join(_spelt(sorted(run))[0].strip() for run in runs)


def _line(chars: list[Char], text: str) -> Line:
    first, middle = chars[0], chars[len(chars) // 2]
    size = max(first[3] - first[1], middle[3] - middle[1])
    top, bottom = min(map(_top, chars)), max(map(_bottom, chars))
    return Line(text, first[0], top, max(map(_right, chars)), bottom, size)


def _spelt(chars: list[Char]) -> tuple[str, list[tuple[Char, Char]]]:
    """The text of characters sorted by place, and the neighbours that collide."""
    parts: list[str] = []
    collisions: list[tuple[Char, Char]] = []
    last: Char = (-1e9, 0.0, chars[0][0], 0.0, "")
    for char in chars:
        x0, top, x1, bottom, text = char
        gap, width = x0 - last[2], x1 - x0
        if gap < -_COLLISION * width:
            if text == last[4] and x0 - last[0] < DOUBLE * width:
                continue
            if text > " " and last[4] > " ":
                collisions.append((last, char))
        elif gap > _BLANK * (height := bottom - top) and text > " " and last[4] > " ":
            parts.append(" " if gap < _WIDE * height else "  ")
        parts.append(text)
        last = char
    return "".join(parts).rstrip(), collisions
