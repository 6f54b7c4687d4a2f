"""What a phrase is about: dimensions put together from its words, its codes and names of classes.

A phrase is understood when nothing of it is left over. What is left over is kept: a subject with words
that are not understood says less than the sentence does, so it is not taken for a figure of a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from yusuan._records import replace
from yusuan.recognise.codes import Classification
from yusuan.recognise.dimensions import broader
from yusuan.recognise.prose.lexicon import any_word, particles, words

Dimensions = Mapping[str, str]

_ORDINAL = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?!\d)|"
    r"\(\d{1,2}\)|\d{1,2}(?=[^\d.,%年月日个项家辆台万亿元])|[一二三四五六七八九]是)+"
)
_YEAR = re.compile(r"(20\d\d)(?:年度|年(?![初末终]))?(?:-|至)?")
_NOISE = re.compile(r"[\"'《》\[\]()、.·\-—_*]+")
_MARKED = re.compile(r"((?:[^(),。;:\"]|\((?![类款项]\))[^()]*\)){2,60}?)\((类|款|项)\)")
_QUOTED = re.compile(r"\"([^\"]{2,40})\"(?=\([类款项]\))")
_REFERENCE = re.compile(r"\(详?见[^()]*\)")
_LEVELS = {"类": 1, "款": 2, "项": 3}
_CODED = re.compile(
    r"\((?P<after>\d{3}(?:\d\d){0,2})\)|(?<!\d)(?P<before>\d{3}(?:\d\d){0,2})-?(?=[^\d年.,%])"
)
_FIELDS = {"1": "revenue_code", "2": "function_code", "3": "economic_code", "5": "government_economic_code"}
_SCHEMES = {
    "functional": "function_code",
    "economic_department": "economic_code",
    "economic_government": "government_economic_code",
}
ITSELF = "(本级)"
"""After a department's name: the department itself, without its subordinate units."""
_WITH_TOTALS = frozenset({"qualifier", "fund", "nature", "portion", "origin", "item"})
_NARROWING = frozenset({"qualifier", "scheme"})
CLASSIFIED = frozenset(_FIELDS.values())


@dataclass(frozen=True, slots=True)
class Subject:
    """What a phrase says: dimensions of its subject, the time it names, what of it is not understood.

    `is_vague` is True where it names something that the lexicons do not tell apart (资金, 项目). `side` is
    the side of the budget that a word of time tells (支出决算): a subject only together with others.
    """

    dimensions: Dimensions = field(default_factory=dict)
    year: int | None = None
    relative_year: int | None = None
    stage: str | None = None
    unit: str | None = None
    residue: str = ""
    is_vague: bool = False
    side: str | None = None

    @property
    def names_something(self) -> bool:
        """Whether it says what the figure is about."""
        return bool(self.dimensions.keys() - _NARROWING)

    @property
    def is_understood(self) -> bool:
        """Whether nothing of the phrase is left over."""
        return not self.residue


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a phrase of this disclosure may hold: of the issuer, of units, of projects; its year.

    The longest unit stands first: a name may be a part of another one.
    """

    issuer: str | None
    units: tuple[str, ...]
    projects: Mapping[str, str]
    year: int | None

    @property
    def functional(self) -> Classification:
        """The functional classification."""
        return Classification("functional")


def without_ordinal(phrase: str) -> str:
    """A phrase without the number that it begins with."""
    return _ORDINAL.sub("", phrase)


def read_subject(phrase: str, names: Names, around: Dimensions) -> Subject:
    """What a phrase says, where `around` is what its surroundings say already."""
    text = _QUOTED.sub(r"\1", _REFERENCE.sub("", without_ordinal(phrase)))
    project = names.projects.get(text.strip('"'))
    if project is not None:
        return Subject({"flow": "expenditure", "nature": "project", "project_name": project})
    text, unit = _without_bodies(text, names)
    text, classified = _classified(text, names, around)
    subject = _worded(text, around)
    if subject.residue and not classified:
        subject = _named_class(subject, text, names, around)
    return replace(subject, dimensions={**subject.dimensions, **classified}, unit=unit)


def _without_bodies(text: str, names: Names) -> tuple[str, str | None]:
    """A phrase without the name of the issuer; another body that it names is its unit."""
    for body in (*([names.issuer] if names.issuer else ()), *names.units):
        before, found, after = text.partition(body)
        if found:
            own = after.startswith(ITSELF)
            named = body + ITSELF if own else body
            return before + after.removeprefix(ITSELF), None if named == names.issuer else named
    return text, None


def _classified(text: str, names: Names, around: Dimensions) -> tuple[str, dict[str, str]]:
    """A phrase without the class that it names by code or by 类, 款 and 项, and that class."""
    if "(" not in text and not text[:1].isdigit():
        return text, {}
    marked = _MARKED.findall(text)
    if marked:
        code = _code_of(marked, names, around)
        rest = _MARKED.sub("", text)
        return (rest, {"flow": "expenditure", "function_code": code}) if code else (text, {})
    found = _CODED.search(text)
    if found is None:
        return text, {}
    code = found["after"] or found["before"]
    return _coded(text, found, code, names)


def _code_of(marked: list[tuple[str, str]], names: Names, around: Dimensions) -> str | None:
    """The code of the last of the names, each below the one before it."""
    within = around.get("function_code")
    code: str | None = None
    for name, mark in marked:
        level = _LEVELS[mark]
        above = (code or within or "")[: 2 * level - 1] if level > 1 else ""
        wording = _bare(name)
        code = names.functional.code_of(wording, above or None, level, names.year)
        if code is None:
            return None
    return code


def _bare(name: str) -> str:
    """The name of a class without what stands before it in the sentence."""
    name = _YEAR.sub("", without_ordinal(name.strip('",')))
    return _edges().sub("", name) or name


def _coded(text: str, found: re.Match[str], code: str, names: Names) -> tuple[str, dict[str, str]]:
    """A code counts with the name beside it: the name is taken away with it where it is that of the code."""
    field_name = _FIELDS.get(code[0])
    if field_name is None or (len(code) > 5 and field_name in ("economic_code", "government_economic_code")):
        return text, {}
    scheme = {value: key for key, value in _SCHEMES.items()}.get(field_name, "revenue")
    before, after = text[: found.start()], text[found.end() :]
    name = before if found["after"] else after
    if not Classification(scheme).knows(_trimmed(name), names.year):
        return text, {}
    rest = after if found["after"] else before
    flow = "revenue" if field_name == "revenue_code" else "expenditure"
    return rest, {"flow": flow, field_name: code}


def _trimmed(name: str) -> str:
    """A name of a class without words of the sentence around it."""
    return _NOISE.sub("", name) if name[:1] in "\"'-—" else name.strip("\"'-—、")


def _worded(text: str, around: Dimensions) -> Subject:
    """What the words of a phrase say; the more precise of two words wins over a total."""
    year = _YEAR.search(text)
    rest = _YEAR.sub(" ", text)
    dimensions: dict[str, str] = {}
    time: dict[str, str] = {}
    left: list[str] = []
    vague, last = False, 0
    for found in any_word().finditer(rest):
        left.append(rest[last : found.start()])
        last = found.end()
        word = words()[found[0]]
        if word.part == "subject" and _has({**around, **dimensions}, word.needs):
            _add(dimensions, word.dimensions)
        elif word.part == "time":
            time.update(word.dimensions)
        elif word.part == "vague":
            vague = True
        elif word.part != "filler":
            left.append(found[0])
    left.append(rest[last:])
    residue = _NOISE.sub("", "".join(left)).strip()
    relative = int(time["year"]) if "year" in time else None
    dimensions = _with_time(dimensions, time)
    return Subject(
        dimensions,
        int(year[1]) if year else None,
        relative,
        time.get("reference_stage"),
        None,
        residue,
        vague,
        time.get("flow"),
    )


def _with_time(dimensions: Dimensions, time: Mapping[str, str]) -> dict[str, str]:
    """What words of time say of the subject: 本年 of revenue its origin, 支出决算 of a fund its side."""
    found = dict(dimensions)
    if "qualifier" in time:
        found["qualifier"] = time["qualifier"]
    if "flow" in time and "fund" in found:
        found.setdefault("flow", time["flow"])
    if "origin" in time and found.get("flow") == "revenue":
        found.setdefault("origin", "current")
    return found


def includes(dimension: str, value: str, other: str) -> bool:
    """Whether one value of a dimension is a total over another (财政拨款 over 一般公共预算)."""
    return dimension in _WITH_TOTALS and value in broader(dimension, other)


def _has(around: Dimensions, needs: Mapping[str, str]) -> bool:
    return all(around.get(name) == value for name, value in needs.items())


def _add(dimensions: dict[str, str], more: Dimensions) -> None:
    """Add what a word says. A total (财政拨款, all public expenses) gives way to what is more precise."""
    for name, value in more.items():
        known = dimensions.get(name)
        if known is None or (value != "_T" and not includes(name, value, known)):
            dimensions[name] = value


def _named_class(subject: Subject, text: str, names: Names, around: Dimensions) -> Subject:
    """The subject with the class that the whole phrase names, where it is no word of the lexicons."""
    name = _class_name(text)
    if len(name) < 2:
        return subject
    told = around.get("scheme")
    for scheme in (told,) if told else ("functional", "economic_department"):
        code = _by_name(name, scheme, names, around)
        if code is not None:
            dimensions = {"flow": "expenditure", _SCHEMES[scheme]: code}
            return replace(subject, dimensions=dimensions, residue="")
    return subject


@cache
def _edges() -> re.Pattern[str]:
    """What may stand before and after the name of a class in a sentence."""
    return re.compile(rf"^(?:{particles('before_class')}|20\d\d年度?)+|{particles('after_class')}+$")


def _class_name(text: str) -> str:
    return _edges().sub("", text.strip("\"'、-— ")).strip("\"'、-— ")


def _by_name(name: str, scheme: str, names: Names, around: Dimensions) -> str | None:
    """The code of a name: of a class; or below the class that is spoken of."""
    classification = Classification(scheme)
    within = around.get(_SCHEMES[scheme])
    if within:
        below = classification.code_of(name, within, None, names.year)
        if below:
            return below
    return classification.code_of(name, None, 1, names.year)
