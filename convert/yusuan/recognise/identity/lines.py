"""What one short line says: a year that stands alone, a label with a body, a heading about the body."""

from __future__ import annotations

import re
from functools import cache

from yusuan.recognise.identity.cover import read_label
from yusuan.recognise.identity.evidence import Evidence, Weight
from yusuan.recognise.identity.names import body_of
from yusuan.recognise.identity.words import any_of, wording_of, words

_YEAR_LINE = re.compile(r"\(?(20\d\d)\(?年度?\)?\)?")


def hear_line(evidence: Evidence, text: str) -> None:
    """Count what a line says, whether it is a paragraph or stands alone in a row of a table."""
    wording = wording_of(text)
    if (year := _YEAR_LINE.fullmatch(wording)) or (year := _year_label().match(wording)):
        evidence.years.vote(year[1], Weight.CAPTION)
    elif ":" in wording and (labelled := read_label(text)):
        evidence.hear_label(labelled, Weight.LABEL)
    elif about := _about().fullmatch(wording):
        hear_overview(evidence, about["rest"])
        evidence.hear_body(body_of(about["name"]), Weight.HEADING)


def hear_overview(evidence: Evidence, wording: str) -> None:
    """Count a heading that names department or unit without naming the body: 部门概况, 单位职责."""
    evidence.types.vote(words("overview").get(wording), Weight.CAPTION)


@cache
def _year_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('year_label'))}):(20\d\d)(?!\d)")


@cache
def _about() -> re.Pattern[str]:
    """A heading such as 第一部分 某局概况, or 第一部分 部门概况."""
    numbering = r"(?:第.{1,3}部分[:、.]?|[一二三四五六七八九十]{1,2}[、.])?"
    return re.compile(rf"{numbering}(?P<rest>(?P<name>.{{0,45}}?)(?:{any_of(words('about'))}))[.\d]*")
