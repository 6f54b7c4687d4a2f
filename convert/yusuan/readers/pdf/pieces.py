"""Texts of a page between gaps, in rows: what a table without rules is made of."""

from __future__ import annotations

import re
from typing import NamedTuple

from yusuan.readers.pdf.lines import DOUBLE
from yusuan.readers.pdf.raw import Char

#: Texts further apart than this share of the type size are of two pieces.
_PIECE = 0.5
#: After an amount with two decimal places, which a label may follow closely, it is this share.
_AFTER_MONEY = 0.12
_DECIMALS = 2
_FIGURE = re.compile(r"[-−(（]?\d[\d,，]*(?:[.．]\d+)?%?[)）]?")
_MONEY = re.compile(r"[,，.．]\d\d")


class Piece(NamedTuple):
    """A text without gaps: its box in points, and its characters."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


Row = list[Piece]


def is_figure(text: str) -> bool:
    """Whether a text is a number."""
    return bool(_FIGURE.fullmatch(text))


def is_money(text: str) -> bool:
    """Whether a text is an amount with decimals or separators."""
    return is_figure(text) and bool(_MONEY.search(text))


def pieces_of(line: list[Char]) -> Row:
    """The pieces of a line of characters, from left to right."""
    found: list[list[Char]] = []
    for char in sorted(line):
        if char[4].isspace():
            continue
        last = found[-1][-1] if found else None
        if last and last[4] == char[4] and char[0] - last[0] < DOUBLE * (char[2] - char[0]):
            continue
        gap = _AFTER_MONEY if found and _ends_money(found[-1]) else _PIECE
        if last and char[0] - last[2] <= gap * (char[3] - char[1]):
            found[-1].append(char)
        else:
            found.append([char])
    return [_piece(chars) for chars in found]


def _ends_money(chars: list[Char]) -> bool:
    return (
        len(chars) > _DECIMALS
        and chars[-1 - _DECIMALS][4] in ".．"
        and is_money("".join(c[4] for c in chars))
    )


def _piece(chars: list[Char]) -> Piece:
    return Piece(
        chars[0][0],
        min(char[1] for char in chars),
        max(char[2] for char in chars),
        max(char[3] for char in chars),
        "".join(char[4] for char in chars),
    )


def has_figures(row: Row) -> bool:
    """Whether a figure stands behind another text of the row."""
    return any(is_figure(piece.text) for piece in row[1:])


def counts_columns(row: Row) -> bool:
    """Whether a row counts the columns: 1 2 3, 栏次 1 2 3."""
    texts = [piece.text for piece in row]
    wanted = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) > 1 and (texts == wanted or texts[1:] == wanted[:-1])


def top_of(row: Row) -> float:
    """The top of a row, in points."""
    return min(piece.top for piece in row)


def bottom_of(row: Row) -> float:
    """The bottom of a row, in points."""
    return max(piece.bottom for piece in row)


def middle_of(row: Row) -> float:
    """The middle of its height, in points."""
    return (top_of(row) + bottom_of(row)) / 2
