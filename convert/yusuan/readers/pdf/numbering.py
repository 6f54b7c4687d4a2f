"""The numbering of Chinese official documents (GB/T 9704): 一、 （一） 1. （1）, and 第一部分 above them."""

from __future__ import annotations

import re

_CHINESE = "〇零一二三四五六七八九十百"
_STYLES = (
    re.compile(rf"第[{_CHINESE}\d]+(?:部分|篇|章|编)"),
    re.compile(rf"[{_CHINESE}]+、"),
    re.compile(rf"[(（][{_CHINESE}]+[)）]"),
    re.compile(r"\d{1,2}(?:[.．、](?!\d)|[)）])"),
    re.compile(r"[(（]\d{1,2}[)）]"),
)
_TABLE = re.compile(rf"(?:附|附件|公开)?表[{_CHINESE}\d]+(?:[-—.、：:]|\s)")


def numbering_level(text: str) -> int | None:
    """The level that the number at the start of a text stands for, 1 the top; None without a number."""
    start = text.lstrip()
    return next((level for level, style in enumerate(_STYLES, 1) if style.match(start)), None)


def is_numbered(text: str) -> bool:
    """Whether a text starts with a number of an outline, or of a table in a list of tables."""
    return numbering_level(text) is not None or bool(_TABLE.match(text.lstrip()))
