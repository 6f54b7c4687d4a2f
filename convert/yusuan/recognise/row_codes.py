"""Classification codes of a row: whole in one column, or put together from columns of levels (类, 款, 项)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yusuan.text import plain

_CODE = re.compile(r"\d(?:\d\d)+")  # 3, 5, 7 … digits; a unit's code has another length

Texts = list[tuple[str, str]]
"""The label cells of a row from left to right: what each column labels, and its text."""


@dataclass(slots=True)
class Standing:
    """Where reading stands in a table: the codes last seen by dimension, the level columns, the unit."""

    year: int | None = None
    """The budget year of the disclosure, whose names of classes are looked for first."""
    bodies: frozenset[str] = frozenset()
    """Names of organisations known so far."""
    outermost: bool = False
    """Whether the row is less indented than others of its table: it heads them."""
    outer_units: bool = False
    """Whether any of the rows that head others is named like an organisation."""
    label: str = ""
    """The name of the row above."""
    some_are_units: bool = False
    """Whether some rows, but not all, print the code of a unit."""
    heads_others: bool = False
    """Whether the row heads a group of rows that name only what stands right of it."""
    codes: dict[str, str] = field(default_factory=dict)
    levels: list[str] = field(default_factory=lambda: ["", "", ""])


def codes_of(texts: Texts, standing: Standing) -> list[str]:
    """The classification codes of the row: whole ones, and those put together from columns of levels."""
    found: list[str] = []
    levels: list[str] = []
    for label, text in texts:
        wording = plain(text)
        if label in {"level1", "level2", "level3"}:
            if label == "level1" and levels:
                found.extend(_of_levels(levels, standing))
                levels = []
            levels.append(wording)
        elif label.endswith("code") and label not in {"unit_code", "project_code"}:
            found.extend(_whole(wording, standing))
    if levels:
        found.extend(_of_levels(levels, standing))
    return found


def _whole(wording: str, standing: Standing) -> list[str]:
    if _CODE.fullmatch(wording):
        standing.levels = [wording[:3], wording[3:5], wording[5:7]]
        return [wording]
    if re.fullmatch(r"\d\d", wording) and standing.levels[0]:
        return [standing.levels[0] + wording]
    return []


def _of_levels(texts: list[str], standing: Standing) -> list[str]:
    """A code out of the columns 类, 款, 项: every level repeated, or only the row's own (carried down)."""
    if not any(texts):
        return []
    deepest = max(n for n, text in enumerate(texts) if text)
    for n, text in enumerate(texts):
        if text and not text.isdigit():
            return []
        if text:
            standing.levels[n] = text[-2:] if n and len(text) > 2 else text
        elif n > deepest:
            standing.levels[n] = ""
    code = "".join(standing.levels[: deepest + 1])
    return [code] if _CODE.fullmatch(code) else []
