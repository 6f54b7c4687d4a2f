"""Plain tables for the terminal, aligned for wide (Chinese) characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """How many terminal columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, limit: int) -> str:
    """A text cut to so many terminal columns, with an ellipsis where something is left out."""
    if width(text) <= limit:
        return text
    while width(text) > limit - 1:
        text = text[:-1]
    return f"{text}…"


def render(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Rows as lines; the columns in `right` are aligned to the right. The first row is the header."""
    if not rows:
        return ""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_line(row, widths, right) for row in rows]
    rule = "  ".join("-" * size for size in widths)
    return "\n".join([lines[0], rule, *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for column, text in enumerate(row):
        blanks = " " * (widths[column] - width(text))
        cells.append(blanks + text if column in right else text + blanks)
    return "  ".join(cells).rstrip()
