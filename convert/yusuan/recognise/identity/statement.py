"""What one heading says: who, which year, which stage, department or unit.

A heading is read by its grammar, not by templates: [attachment, part or number] [body] [year] [body] [level]
[department or unit] budget|final accounts [what kind of paper], with either of the bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yusuan.recognise.identity.names import Body, body_of, is_placeholder
from yusuan.recognise.identity.words import any_of, wording_of, words

#: A heading, its lines joined, is not longer.
_LONGEST = 70
YEAR = re.compile(r"(20\d\d)(?:年度|年(?!\d*月)|年初|(?=[\u4e00-\u9fff]))(?:度|初)?")
"""A fiscal year; 2026年3月 is a date."""
_NUMBERING = re.compile(
    r"第.{1,3}(?:部分|章|篇)[:：、.]?|\(?[一二三四五六七八九十]{1,3}\)?[、.)]|\(?\d{1,2}[、.)](?!\d)|^[*#·●◆-]+"
)
_SENTENCE = re.compile(r"[。;!?]|[,:](?!$)")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a heading says; None where it does not say it.

    `place` is what stands where a body may stand and is none: 某市市级 in 某市2026年市级单位预算.
    """

    stage: str | None = None
    year: int | None = None
    issuer_type: str | None = None
    body: Body | None = None
    place: str = ""
    placeholder: bool = False
    government: bool = False


def read_heading(text: str) -> Statement | None:
    """Read a heading that speaks of a budget or final accounts alone; None for any other text."""
    wording = wording_of(text)
    if len(wording) > _LONGEST or _SENTENCE.search(_head_mark().sub("", wording)):
        return None
    for match in _kinds().finditer(wording):
        if _tail().fullmatch(wording, match.end()):
            return _statement(wording[: match.start()], match["type"], match["stage"])
    return None


def read_sentence(text: str) -> Statement | None:
    """Read the opening of a sentence that says what a body is, or names it with a year and its money."""
    wording = wording_of(text)[:_LONGEST]
    opening = re.split(r"[。;]", wording, maxsplit=1)[0]
    if named := _subject().match(opening):
        return Statement(body=body_of(named[1]))
    year = YEAR.search(opening)
    if year is None:
        return None
    before, after = _stripped(opening[: year.start()]), opening[year.end() :].lstrip(",")
    match = _kinds().search(after)
    if match is not None and match.start() <= _LONGEST // 3:
        body = body_of(before) or _named(after[: match.start()])
        return Statement(stage=words("stage")[match["stage"]], year=int(year[1]), body=body)
    if after.startswith(tuple(words("money"))):
        return Statement(year=int(year[1]), body=body_of(before))
    return None


@cache
def _subject() -> re.Pattern[str]:
    """What a sentence is about, before words that only a body's own document says of it (的主要职责是)."""
    return re.compile(rf"^(.{{2,45}}?)(?:{any_of(words('predicate'))})")


def types_named(text: str) -> Iterator[str]:
    """Department or unit for every word in a text that says it of the document's own body or budget."""
    wording = wording_of(text)
    for match in _kinds().finditer(wording):
        if match["type"]:
            yield words("type")[match["type"]]
    for match in _self().finditer(wording):
        yield words("self")[match[0]]


@cache
def _self() -> re.Pattern[str]:
    return re.compile(any_of(words("self")))


def _statement(head: str, type_word: str | None, stage_word: str) -> Statement:
    years = list(YEAR.finditer(head))
    before, between = (head[: years[-1].start()], head[years[-1].end() :]) if years else (head, "")
    if len(years) > 1:
        before = YEAR.split(head)[0]
    before = _stripped(before)
    leading, between = _leading_type(between)
    whole = _joined(before, between)
    body = _named(whole) or _named(between) or _named(before)
    type_value = words("type").get(type_word or leading or "")
    return Statement(
        stage=words("stage")[stage_word],
        year=int(years[-1][1]) if years else None,
        issuer_type=(body.issuer_type if body else None) or type_value,
        body=None if body is None or is_placeholder(body.name) else body,
        place="" if body else (before + between).strip("-—_·:、,"),
        placeholder=is_placeholder(whole),
        government=body is None and type_value is None and _speaks_of_government(whole),
    )


def _joined(before: str, between: str) -> str:
    """The two halves of a name around the year; 某市 and 市教育局 say 市 once."""
    same = bool(before and between) and before[-1] == between[0] and between[0] in words("reach")
    return before + between[1 if same else 0 :]


def _named(text: str) -> Body | None:
    """The body that a text names when words that say nothing are taken from its end, one after another."""
    body = body_of(text)
    while body is None and (filler := _filler().search(text)):
        text = text[: filler.start()].rstrip("-—_·:、,")
        body = body_of(text)
    return body


def _leading_type(text: str) -> tuple[str, str]:
    """A word for department or unit that opens what stands between year and budget, and what follows it."""
    match = re.match(any_of(words("type")), text)
    return (match[0], text[match.end() :]) if match else ("", text)


def _stripped(text: str) -> str:
    """Without numbering and words such as 附件1 before a heading."""
    before = None
    while before != text:
        before = text
        text = _NUMBERING.sub("", _head_mark().sub("", text), count=1) if _opens(text) else text
    return text.strip("-—_·:、,")


def _opens(text: str) -> bool:
    return bool(_head_mark().match(text) or _NUMBERING.match(text))


def _speaks_of_government(text: str) -> bool:
    return text.endswith(tuple(words("government")))


@cache
def _head_mark() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words('head'))})(?:\(?[\d一二三四五六七八九十-]*\)?)[:：、.]?")


@cache
def _filler() -> re.Pattern[str]:
    """A last word of a name's surroundings that is no part of it."""
    wordings = any_of({*words("level"), *words("filler"), *words("government"), *words("type")})
    return re.compile(rf"(?:\((?:{wordings})\)|(?:{wordings})|[《》]|\(\))$")


@cache
def _kinds() -> re.Pattern[str]:
    """A word for the budget or the final accounts, with the word for department or unit before it."""
    funds = "".join(f"(?<!{re.escape(wording)})" for wording in words("fund"))
    types = any_of(words("type"))
    return re.compile(
        rf"(?:(?P<type>{types})(?:综合)?|{funds})(?P<stage>{any_of(words('stage'))})"
        rf"(?!{any_of(words('execution'))})"
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('tail'))}|[()\[\]《》、—\-:.·]|\d{{1,2}})*")
