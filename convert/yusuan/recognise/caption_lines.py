"""Lines of captions: what a line above a table says of its title, number, body and unit of measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan._records import quickly_made, replace
from yusuan.amounts import unit_named
from yusuan.recognise.kinds import Kind, kind_of, looks_like_number, looks_like_title
from yusuan.recognise.organisations import is_organisation
from yusuan.recognise.phrases import phrases
from yusuan.text import plain


@quickly_made
@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a table; `lines` are the positions of their paragraphs in the document's blocks.

    `heading` is that of the section where the table has no title of its own. `unit_told_by` says what told
    the unit where the table prints none (a code of resolved_by). `kind_by_shape` is the kind that the shape
    of the table tells where titles of two kinds are worded alike.
    """

    title: str = ""
    heading: str = ""
    number: str = ""
    body_name: str = ""
    unit: str | None = None
    unit_told_by: str | None = None
    note: str = ""
    lines: tuple[int, ...] = ()
    kind_by_shape: str = ""

    @property
    def kind(self) -> Kind:
        """The kind that the title tells, or else the heading of the section."""
        kind = kind_of(self.title or self.heading)
        return replace(kind, code=self.kind_by_shape) if self.kind_by_shape else kind


def with_line(caption: Caption, text: str) -> Caption | None:
    """The caption with one more line above it; None when the line does not belong to it.

    A line that tells the unit does, whatever stands before it.
    """
    whole = understood(caption, text)
    return _with_unit(caption, text) if whole is None and not caption.unit else whole


def understood(caption: Caption, text: str) -> Caption | None:
    """The caption with one more line all of which says something of it, else None."""
    before, pairs = _pairs(text)
    read = _with_pairs(caption, pairs) if pairs else caption
    if read is None or (pairs and not before):
        return read
    return _with_heading(read, before if pairs else text)


def _with_unit(caption: Caption, text: str) -> Caption | None:
    """The caption with the unit that a line tells behind a body or something that no lexicon knows."""
    before, pairs = _pairs(text)
    read = _with_pairs(caption, pairs) if pairs else None
    if read is None or not read.unit:
        return None
    name = before.rpartition(":")[2]
    return replace(read, body_name=name) if is_organisation(name) and not read.body_name else read


def _with_heading(caption: Caption, text: str) -> Caption | None:
    if looks_like_number(text):
        return None if caption.number else replace(caption, number=plain(text))
    if caption.title:
        return None
    last = text.rpartition("。")[2]  # a title that a reader joined to the sentence before it
    if looks_like_title(last):
        return replace(caption, title=last.strip())
    return caption if _is_year_line(text) else None


def _is_year_line(text: str) -> bool:
    return bool(re.fullmatch(r"\(?20\d\d年(?:度)?\)?", plain(text)))


def _pairs(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What a line says before its first known label, and its `label: value` pairs from there on."""
    wording = _without_brackets(plain(text))
    found = list(_labels().finditer(wording))
    if not found:
        return wording, []
    ends = [match.start() for match in found[1:]] + [len(wording)]
    pairs = [(match[1], wording[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    return wording[: found[0].start()], pairs


def _without_brackets(wording: str) -> str:
    """A line without the brackets around its unit: 支出表（单位：元）, 单位（万元）, （万元）."""
    found = _BRACKETED.fullmatch(wording)
    if found is None:
        return wording
    before, inside = found.groups()
    if _labels().match(inside):
        return before + inside
    if unit_named(inside) and (not before or phrases("captions").exactly(before)):
        return f"{before or _UNIT}:{inside}"
    return wording


_UNIT = "金额单位"
_BRACKETED = re.compile(r"(.*?)\(([^()]+)\)")


@cache
def _labels() -> re.Pattern[str]:
    """A label of vocab/lexicon/captions.csv with its colon, the longest first."""
    wordings = sorted((plain(row["wording"]) for row in _data.lexicon("captions")), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, wordings))}):")


def _with_pairs(caption: Caption, pairs: list[tuple[str, str]]) -> Caption | None:
    for label, value in pairs:
        entry = phrases("captions").exactly(label)
        field = entry["field"] if entry else ""
        if field == "note":
            return None
        unit, number = _measured(value)
        if unit and field != "body_name":
            caption = replace(caption, unit=unit, number=caption.number or number)
        elif field not in {"unit", "other"} and plain(value):
            caption = replace(caption, body_name=_YEAR_BEHIND.sub("", value))
    return caption


_YEAR_BEHIND = re.compile(r"20\d\d年(?:度)?$")


def _measured(value: str) -> tuple[str | None, str]:
    """The unit of money that a value is or begins with, and the number of the table behind it.

    万元（保留两位小数）, 万元，%, 万元 公开01表.
    """
    wording = plain(value)
    found = _measures().match(wording)
    rest = wording[found.end() :] if found else ""
    if found is None or (rest and rest[0] not in _SEPARATORS and not looks_like_number(rest)):
        return unit_named(value), ""
    return unit_named(found[1]), rest if looks_like_number(rest) else ""


_SEPARATORS = ",、/;|第"


@cache
def _measures() -> re.Pattern[str]:
    """A unit of money, with a remark on it in brackets."""
    wordings = sorted((plain(row["wording"]) for row in _data.lexicon("units")), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, wordings))})(?:\([^()]*\))?")
