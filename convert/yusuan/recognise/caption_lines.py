"""Lines of captions: what a line above a table says of its title, number, body and unit of measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan._records import quickly_made, replace
from yusuan.amounts import unit_named
from yusuan.recognise.kinds import Kind, kind_of, looks_like_number, looks_like_title
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
    """The caption with one more line above it; None when the line does not belong to it."""
    before, pairs = _pairs(text)
    read = _with_pairs(caption, pairs) if pairs else caption
    if read is None or (pairs and not before):
        return read
    return _with_heading(read, before if pairs else text)


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
    wording = plain(text)
    found = list(_labels().finditer(wording))
    if not found:
        return wording, []
    ends = [match.start() for match in found[1:]] + [len(wording)]
    pairs = [(match[1], wording[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    return wording[: found[0].start()], pairs


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
        unit = unit_named(value)
        if unit and field != "body_name":
            caption = replace(caption, unit=unit)
        elif field != "unit" and plain(value):
            caption = replace(caption, body_name=value)
    return caption
