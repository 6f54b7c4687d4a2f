"""The lines of a cell or paragraph joined into one text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WHOLE_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2,}$|-?\d{1,3}(?:,\d{3})+$")
_AMOUNT_START = re.compile(r"-?(?:\d{1,3},\d{3}|\d+\.\d{2})")


def joined(lines: Sequence[str]) -> str:
    """One text: no blank inside a number or between Chinese characters, one between words or amounts."""
    if len(lines) == 1:
        return lines[0]
    text = lines[0]
    for line in lines[1:]:
        piece = line.strip()
        text += f" {piece}" if _apart(text, piece) else piece
    return text


def _apart(before: str, after: str) -> bool:
    left, right = before[-1:], after[:1]
    if not (left.isascii() and right.isascii()):
        return False
    if left.isalpha() and right.isalpha():
        return True
    return bool(_WHOLE_AMOUNT.search(before) and _AMOUNT_START.match(after))
