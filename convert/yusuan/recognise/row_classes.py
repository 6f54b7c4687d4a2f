"""Classes of rows: the codes that names have, with what stands above and beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yusuan.recognise.codes import classification, parents
from yusuan.recognise.kinds import Kind
from yusuan.recognise.labels import NAMES
from yusuan.recognise.phrases import phrases
from yusuan.recognise.row_codes import Standing, Texts
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import plain

CLASSIFICATION_OF = {
    "function_code": "functional",
    "economic_code": "economic_department",
    "government_economic_code": "economic_government",
}
_NAMED_IN = {"functional": "functional", "economic": "economic_department"}
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)")
_SPILLED = re.compile(r"([^\d\s\[\]()]{1,8})(\d{3}(?:\d\d){0,4}[-—_:].+)")


def code_of(dimension: str, name: str, standing: Standing) -> str | None:
    """The code of a name: below the code above it, else below its class, else a class, else the only one.

    Brackets behind a name may say its class: 行政运行（财政事务）.
    """
    known = classification(CLASSIFICATION_OF[dimension])
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


def named_codes(texts: Texts, coded: dict[str, str], standing: Standing) -> dict[str, str]:
    """Codes of names in columns that say which classification they are of."""
    found: dict[str, str] = {}
    for label, text in texts:
        dimension = {"economic": "economic_code", "government_economic": "government_economic_code"}.get(
            label
        )
        if dimension and dimension not in coded and plain(text):
            around = standing if label == "economic" else Standing(year=standing.year)
            code = code_of(dimension, strip_ordinal(text), around)
            if code:
                found[dimension] = code
    return found


def is_class(label: str, subject: str, standing: Standing) -> bool:
    """Whether the classification that a row is coded by has its name."""
    return classification(CLASSIFICATION_OF[subject]).knows(label, standing.year)


def is_name(text: str, year: int | None) -> bool:
    """Whether a text is the name of a class, a line or an item, with or without an ordinal."""
    name = strip_ordinal(text)
    if any(phrases(lexicon).exactly(name) for lexicon in ("row_lines", "row_items", "header_words")):
        return True
    return any(classification(of).knows(name, year) for of in CLASSIFICATION_OF.values())


def without_class(label: str, subject: str, standing: Standing) -> str:
    """The name of a code without its class in brackets (行政运行（财政事务）)."""
    whole = _BRACKETED.fullmatch(label) if subject in CLASSIFICATION_OF else None
    if whole is None:
        return label
    names = classification(CLASSIFICATION_OF[subject])
    parts = all(names.knows(part, standing.year) for part in whole.groups())
    return whole[1] if parts and not names.knows(label, standing.year) else label


def without_spill(raw: str, standing: Standing) -> str:
    """A code and name without the end of the name above, which ran over the rule between the two rows."""
    found = _SPILLED.fullmatch(plain(raw))
    if found is None:
        return raw
    whole = standing.label + found[1]
    spilled = any(classification(name).knows(whole, standing.year) for name in CLASSIFICATION_OF.values())
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


def _is_named(what: str, name: str, year: int | None) -> bool:
    return classification(_NAMED_IN[what]).knows(name, year)
