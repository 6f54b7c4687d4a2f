"""Names of rows as they are printed: ordinals, codes joined with them, which cell names the row."""

from __future__ import annotations

import re

from yusuan.recognise.codes import is_code
from yusuan.recognise.phrases import phrases
from yusuan.recognise.row_codes import Texts
from yusuan.text import plain

_ORDINALS = (
    r"[一二三四五六七八九十]{1,3}、",
    r"\([一二三四五六七八九十]{1,3}\)、?",
    r"\d{1,2}[.、](?!\d)",
    r"\(\d{1,2}\)",
)
"""Kinds of ordinals from the outermost inwards."""
_ORDINAL = re.compile(f"^(?:{'|'.join(f'({kind})' for kind in _ORDINALS)})")
_CIRCLED = re.compile(r"^\s*[①-⑳]")  # before NFKC makes a plain digit of it
_MEMO = re.compile(r"^其中[:：]?")
_JOINED = re.compile(
    r"(?P<mark>\[)?(?P<code>\d{3}(?:\d\d){0,4})\]?(?(mark)|(?P<sign>[-—_:\s]*))(?=[^\d\s\-—.,年%])(?P<name>.+)"
)
_NAME_AND_CODE = re.compile(r"(.*[^\d(])\((\d{3}(?:\d\d){0,2})\)")
_LETTERED = re.compile(r"(?:[A-Z][-—.、]?)?([^A-Za-z\d]+?)[A-Z]?")

Layout = tuple[int, int]
"""How a row's name is laid out: the kind of its ordinal (1 is 一、, 0 none) and its indent in blanks."""


def strip_ordinal(text: str) -> str:
    """A name without its ordinal (一、 （一） 1. ①) and without blanks."""
    wording = _MEMO.sub("", plain(_CIRCLED.sub("", text)))
    return _ORDINAL.sub("", wording)


def layout_of(text: str) -> Layout:
    """How a name is laid out."""
    if _CIRCLED.match(text):
        kind = len(_ORDINALS) + 1
    else:
        found = _ORDINAL.match(plain(text))
        kind = found.lastindex or 0 if found else 0
    return kind, len(text) - len(text.lstrip())


def is_memo(text: str) -> bool:
    """Whether a name is said to be a part of the line above it (其中)."""
    return bool(_MEMO.match(plain(text)))


def name_of(texts: Texts) -> str:
    """The wording that names the row: the last name of the most particular kind, else the first text."""
    by_label: dict[str, str] = {}
    for label, text in texts:  # 小计 beside the name of its group is the group's
        if plain(text) and not (label in by_label and _is_subtotal(text)):
            by_label[label] = text
    by_label |= {label: text for label, text in reversed(texts) if label == "text" and plain(text)}
    if "rank" in by_label:
        return by_label["rank"]
    for label in ("project", "name", "unit_or_project", "economic", "unit", "government_economic", "text"):
        if label in by_label:
            return by_label[label]
    return next((text for _, text in texts if plain(text)), "")


def _is_subtotal(text: str) -> bool:
    line = phrases("row_lines").exactly(text)
    return line is not None and line["role"] == "subtotal"


def name_and_code(raw: str) -> tuple[str, str]:
    """A name, and the code that stands joined with it: 2010301-行政运行, 行政运行（2010301）."""
    joined = _JOINED.fullmatch(plain(raw))
    if joined and (joined["mark"] or joined["sign"] or is_code(joined["code"])):
        return joined["name"], joined["code"]
    behind = _NAME_AND_CODE.fullmatch(plain(raw))
    return (behind[1], behind[2]) if behind else (raw, "")


def without_letter(name: str) -> str:
    """An item without the letter of its catalogue: A-货物, 货物A."""
    found = _LETTERED.fullmatch(name)
    return found[1] if found and phrases("row_items").exactly(found[1]) else name
