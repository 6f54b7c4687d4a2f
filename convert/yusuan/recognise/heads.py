"""Row heads: what the label cells of one row say, whatever kind of table they stand in.

A code tells its classification by its first digit. A name is looked for as a total line, a class, an item, a
nature or portion of expenditure, an organisation or a project, in the order that the kind of table suggests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from yusuan.recognise.codes import classification, is_code, parents
from yusuan.recognise.kinds import Kind
from yusuan.recognise.labels import NAMES
from yusuan.recognise.organisations import is_organisation
from yusuan.recognise.phrases import Dimensions, dimensions_of, phrases
from yusuan.recognise.row_codes import Standing, Texts, codes_of
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
_SPILLED = re.compile(r"([^\d\s\[\]()]{1,8})(\d{3}(?:\d\d){0,4}[-—_:].+)")
_NAME_AND_CODE = re.compile(r"(.*[^\d()])\((\d{3}(?:\d\d){0,2})\)")
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)")
_LETTERED = re.compile(r"(?:[A-Z][-—.、]?)?([^A-Za-z\d]+?)[A-Z]?")
_CATALOGUE = re.compile(r"([A-Z])\d{2}")
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")
_DIMENSION_OF_DIGIT = {
    "1": "revenue_code",
    "2": "function_code",
    "3": "economic_code",
    "5": "government_economic_code",
}
_CLASSIFICATION_OF = {
    "function_code": "functional",
    "economic_code": "economic_department",
    "government_economic_code": "economic_government",
}


Layout = tuple[int, int]
"""How a row's name is laid out: the kind of its ordinal (1 is 一、, 0 none) and its indent in blanks."""

Found = tuple[dict[str, str], str, str]
"""Dimensions, the code in the leading classification, and the subject."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what is known around it: the side of the table, what stood above."""

    texts: Texts
    kind: Kind
    flow: str
    standing: Standing


Reading = Callable[[str, _Row], Found | None]


@dataclass(frozen=True, slots=True)
class RowHead:
    """A row read. `role` may be `balance` while rows are being ordered; `parent` is a row index.

    `subject` says what the row is about: `line`, a dimension of codes, `item`, `unit`, `project`, `part`,
    or blank when it is not known.
    """

    row: int
    label: str
    label_raw: str
    role: str
    dimensions: Dimensions
    code: str = ""
    parent: int | None = None
    subject: str = ""
    layout: Layout = (0, 0)

    @property
    def known(self) -> bool:
        """Whether the row was understood."""
        return bool(self.subject)


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


def read_head(row: int, texts: Texts, kind: Kind, flow: str, standing: Standing) -> RowHead | None:
    """Read the label cells of a row, given as (label, text) from left to right; None when they are blank.

    `flow` is the side of the table that the row stands on.
    """
    if not any(plain(text) for label, text in texts if label not in _NO_HEAD):
        return None
    codes = [*codes_of(texts, standing), *_joined_codes(texts)]
    raw = _without_spill(_name_of(texts), standing)
    label = _without_letter(strip_ordinal(_name_and_code(raw)[0]))
    standing.label = label
    line = phrases("row_lines").exactly(label)
    if line is not None:
        return RowHead(row, label, raw.strip(), line["role"], dimensions_of(line), subject="line")
    role = "memo" if _MEMO.match(plain(raw)) else "leaf"
    around = _Row(texts, kind, flow, standing)
    dimensions, code, subject = _subject(label, codes, around)
    label = standing.label = _without_class(label, subject, standing)
    if not subject and role == "memo":
        dimensions, subject = {"qualifier": "of_which"}, "memo"
    dimensions |= _beside(texts, kind)
    if codes and subject in _CLASSIFICATION_OF and not _is_class(label, subject, standing):
        named = any(name == "project" and plain(text) for name, text in texts)
        dimensions |= {"project_name": label} if named else {}
    return RowHead(row, label, raw.strip(), role, dimensions, code, subject=subject)


_NO_HEAD = frozenset({"ordinal", "remark"})
"""Labels that say nothing of what a row is about."""


def _joined_codes(texts: Texts) -> list[str]:
    """Codes that stand joined with names, in every column of names."""
    named = [_name_and_code(text)[1] for label, text in texts if label in {*NAMES, "text"}]
    return [code for code in named if code]


def _without_letter(name: str) -> str:
    """An item without the letter of its catalogue: A-货物, 货物A."""
    found = _LETTERED.fullmatch(name)
    return found[1] if found and phrases("row_items").exactly(found[1]) else name


def _name_and_code(raw: str) -> tuple[str, str]:
    """A name, and the code that stands joined with it: 2010301-行政运行, 行政运行（2010301）."""
    joined = _JOINED.fullmatch(plain(raw))
    if joined and (joined["mark"] or joined["sign"] or is_code(joined["code"])):
        return joined["name"], joined["code"]
    behind = _NAME_AND_CODE.fullmatch(plain(raw))
    return (behind[1], behind[2]) if behind else (raw, "")


def _without_class(label: str, subject: str, standing: Standing) -> str:
    """The name of a code without its class in brackets (行政运行（财政事务）)."""
    whole = _BRACKETED.fullmatch(label) if subject in _CLASSIFICATION_OF else None
    if whole is None:
        return label
    names = classification(_CLASSIFICATION_OF[subject])
    parts = all(names.knows(part, standing.year) for part in whole.groups())
    return whole[1] if parts and not names.knows(label, standing.year) else label


def is_name(text: str, year: int | None) -> bool:
    """Whether a text is the name of a class, a line or an item, with or without an ordinal."""
    name = strip_ordinal(text)
    if any(phrases(lexicon).exactly(name) for lexicon in ("row_lines", "row_items", "header_words")):
        return True
    return any(classification(of).knows(name, year) for of in _CLASSIFICATION_OF.values())


def _without_spill(raw: str, standing: Standing) -> str:
    """A code and name without the end of the name above, which ran over the rule between the two rows."""
    found = _SPILLED.fullmatch(plain(raw))
    if found is None:
        return raw
    whole = standing.label + found[1]
    spilled = any(classification(name).knows(whole, standing.year) for name in _CLASSIFICATION_OF.values())
    return found[2] if spilled else raw


def rows_named(kind: Kind, rows: Iterable[Texts], year: int | None) -> str:
    """What the rows of a table are: what its title says, or the other classification that names more of them.

    A 基本支出 table may list economic classes though its title does not say so, and some names stand in both
    classifications (住房公积金).
    """
    if kind.rows not in {"functional", "economic"}:
        return kind.rows
    names = {strip_ordinal(text) for texts in rows for label, text in texts if label in NAMES} - {""}
    counts = {what: sum(_is_named(what, name, year) for name in names) for what in _NAMED_IN}
    other = "economic" if kind.rows == "functional" else "functional"
    return other if counts[other] > counts[kind.rows] else kind.rows


_NAMED_IN = {"functional": "functional", "economic": "economic_department"}


def _is_named(what: str, name: str, year: int | None) -> bool:
    return classification(_NAMED_IN[what]).knows(name, year)


def _name_of(texts: Texts) -> str:
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


def _subject(label: str, codes: list[str], row: _Row) -> Found:
    """The dimensions a row's head sets, its code in the leading classification, and what it is about."""
    coded = {_DIMENSION_OF_DIGIT[code[0]]: code for code in codes if code[0] in _DIMENSION_OF_DIGIT}
    coded |= _named_codes(row.texts, coded, row.standing)
    if row.standing.some_are_units and _is_unit(label, row):
        return {**coded, "unit_name": label}, "", "unit"
    if coded:
        leading = next(iter(coded))
        row.standing.codes.update(coded)
        return coded, coded[leading], leading
    found = (reading(label, row) for reading in _readings(row.kind, row.flow))
    return next((subject for subject in found if subject is not None), ({}, "", ""))


def _is_unit(label: str, row: _Row) -> bool:
    """Whether a row that prints the code of a unit, as some of its table do, is the unit's own."""
    coded = any(name == "unit_code" and plain(text) for name, text in row.texts)
    return coded and (plain(label) in row.standing.bodies or is_organisation(label))


def _named_codes(texts: Texts, coded: dict[str, str], standing: Standing) -> dict[str, str]:
    """Codes of names in columns that say which classification they are of."""
    found: dict[str, str] = {}
    for label, text in texts:
        dimension = {"economic": "economic_code", "government_economic": "government_economic_code"}.get(
            label
        )
        if dimension and dimension not in coded and plain(text):
            around = standing if label == "economic" else Standing(year=standing.year)
            code = _code_of(dimension, strip_ordinal(text), around)
            if code:
                found[dimension] = code
    return found


def _code_of(dimension: str, name: str, standing: Standing) -> str | None:
    """The code of a name: below the code above it, else below its class, else a class, else the only one.

    Brackets behind a name may say its class: 行政运行（财政事务）.
    """
    known = classification(_CLASSIFICATION_OF[dimension])
    whole = _BRACKETED.fullmatch(name)
    if whole is not None and not known.knows(name, standing.year):
        above = known.code_of(whole[2], year=standing.year)
        return known.code_of(whole[1], within=above, year=standing.year) if above else None
    last = standing.codes.get(dimension, "")
    for within in (last, *parents(last)) if last else ():
        found = known.code_of(name, within=within, year=standing.year)
        if found and within in parents(found):
            return found
    return known.code_of(name, level=1, year=standing.year) or known.code_of(name, year=standing.year)


def _readings(kind: Kind, flow: str) -> tuple[Reading, ...]:
    """The ways to read a name, the likeliest for this kind of table first."""
    if kind.rows in _READINGS:
        return _READINGS[kind.rows]
    if flow == "revenue" and kind.code.endswith(("summary", "revenue")):
        return (_as_item, _as_function, _as_unit, _as_part)
    return (_as_function, _as_part, _as_economic, _as_item, _as_unit, _as_outer_unit)


def _as_function(name: str, row: _Row) -> Found | None:
    return _as_coded("function_code", name, row.standing)


def _as_economic(name: str, row: _Row) -> Found | None:
    return _as_coded("economic_code", name, row.standing)


def _as_coded(dimension: str, name: str, standing: Standing) -> Found | None:
    code = _code_of(dimension, name, standing)
    if code is None:
        return None
    standing.codes[dimension] = code
    return {dimension: code}, code, dimension


def _as_item(name: str, _row: _Row) -> Found | None:
    entry = phrases("row_items").exactly(name)
    return (dimensions_of(entry), "", "item") if entry else None


def _as_part(name: str, _row: _Row) -> Found | None:
    """基本支出, 项目支出, 人员经费, 事业收入资金 … as rows: the words of column headings say what it is."""
    scan = phrases("header_words").scan(name)
    if scan.residue or scan.years or any(row["role"] == "label" for row in scan.rows):
        return None
    found = {k: v for row in scan.rows for k, v in dimensions_of(row).items() if k in _PARTS}
    return (found, "", "item" if "fund" in found else "part") if found else None


_PARTS = frozenset({"nature", "portion", "fund", "origin"})
"""Dimensions that the words of a column heading may set for a row."""


def _as_unit(name: str, row: _Row) -> Found | None:
    known = _as_known_unit(name, row)
    if known is None and len(name) > 3 and is_organisation(name):
        return _as_named_unit(name, row)
    return known


def _as_known_unit(name: str, row: _Row) -> Found | None:
    own = any(label == "unit" and plain(text) and strip_ordinal(text) == name for label, text in row.texts)
    coded = any(label == "unit_code" and plain(text) for label, text in row.texts)
    return _as_named_unit(name, row) if own or coded or plain(name) in row.standing.bodies else None


def _as_outer_unit(name: str, row: _Row) -> Found | None:
    if row.standing.some_are_units or not row.standing.outermost:  # units with codes are told by these
        return None
    return _as_named_unit(name, row) if row.kind.rows != "project" or is_organisation(name) else None


def _as_heading_unit(name: str, row: _Row) -> Found | None:
    """In a list, what heads a group and is no item is the unit that buys."""
    return _as_named_unit(name, row) if row.standing.heads_others else None


def _as_named_unit(name: str, _row: _Row) -> Found | None:
    """A unit by its name; some tables print only its code."""
    return {"unit_code" if name.isdigit() else "unit_name": name}, "", "unit"


def _as_project(name: str, _row: _Row) -> Found | None:
    return {"project_name": name}, "", "project"


def _as_named(_name: str, _row: _Row) -> Found | None:
    """A row of a list (procurement …) whose name is all there is to know."""
    return {}, "", "item"


def _is_class(label: str, subject: str, standing: Standing) -> bool:
    return classification(_CLASSIFICATION_OF[subject]).knows(label, standing.year)


def _beside(texts: Texts, kind: Kind) -> dict[str, str]:
    """What columns beside the name say: the unit's code and name, the year, whose money, which goods."""
    found: dict[str, str] = {}
    for label, text in texts:
        wording = plain(text)
        if not wording:
            continue
        if label == "unit_code":
            found["unit_code"] = wording
        elif label == "unit" and not phrases("row_lines").exactly(wording):
            found["unit_name"] = strip_ordinal(text)
        elif label == "year":
            found |= _of_year(wording)
        elif label == "text":
            found |= _of_text(wording, kind)
    return found


def _of_text(wording: str, kind: Kind) -> dict[str, str]:
    """What a cell of words says: 项目支出, 一般公共预算; a code of the procurement catalogue (A02010105)."""
    scan = phrases("header_words").scan(wording)
    if scan.rows and not scan.residue:
        told = {k: v for row in scan.rows for k, v in dimensions_of(row).items()}
        return {k: v for k, v in told.items() if k in {"nature", "fund"}}
    letter = _CATALOGUE.match(wording) if kind.code == "procurement" else None
    goods = phrases("procurement_catalogue").exactly(letter[1]) if letter else None
    return {"item": goods["item"]} if goods else {}


def _of_year(wording: str) -> dict[str, str]:
    """What a cell of a column of years says: a year, or 增减额 between two."""
    year = _YEAR.fullmatch(wording)
    if year:
        return {"reference_year": year[1]}
    scan = phrases("header_words").scan(wording)
    told = {k: v for row in scan.rows for k, v in dimensions_of(row).items()}
    if scan.years:
        told["reference_year"] = str(scan.years[0])
    return {k: v for k, v in told.items() if k in {"measure", "reference_year", "reference_stage"}}


_LISTED: tuple[Reading, ...] = (
    _as_item,
    _as_part,
    _as_heading_unit,
    _as_function,
    _as_economic,
    _as_unit,
)
_READINGS: dict[str, tuple[Reading, ...]] = {
    "project": (_as_part, _as_known_unit, _as_outer_unit, _as_project),
    "item": (*_LISTED, _as_named),
    "listed": _LISTED,
    "unit": (_as_unit, _as_named_unit),
    "economic": (_as_economic, _as_part, _as_function, _as_item, _as_unit, _as_outer_unit),
}
"""For what the rows of a kind of table are, the ways to read them; where a list is closed, no name is taken
for an item that is not known.
"""
