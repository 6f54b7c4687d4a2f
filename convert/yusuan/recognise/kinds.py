"""The kind of a table, composed from the words of its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from yusuan import _data
from yusuan._data import Row
from yusuan.recognise.dimensions import not_wider
from yusuan.recognise.phrases import Dimensions, dimensions_of, phrases
from yusuan.text import plain

UNRECOGNISED = "unrecognised"
_TITLE = re.compile(r"《?[^。；]{0,60}?表(?:[-—]{1,2}[^。；]{1,20}?)?(?:\([^)]*\)){0,2}》?")
_NUMBERED = r"(?:\d{1,2}(?:-\d{1,2})?)?表\s*(?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})?:?"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a title says: the table's kind, what its rows are, how they are coded, and default dimensions."""

    code: str
    rows: str
    coding: str
    defaults: Dimensions
    year: int | None


def looks_like_title(text: str) -> bool:
    """Whether a paragraph could be the title of a table: short, no sentence, ends in 表."""
    wording = plain(text)
    return bool(_TITLE.fullmatch(wording)) and not looks_like_number(text)


def looks_like_number(text: str) -> bool:
    """Whether a paragraph is a table's number: 表一, 预算公开表1, 公开02表."""
    wording = plain(text)
    return bool(_number().fullmatch(wording)) and wording != "表"


@cache
def _number() -> re.Pattern[str]:
    """A table's number behind the words that may stand before it (vocab/lexicon/number_words.csv)."""
    wordings = "|".join(re.escape(plain(row["wording"])) for row in _data.lexicon("number_words"))
    return re.compile(rf"(?:{wordings})*{_NUMBERED}")


@lru_cache(maxsize=4096)
def kind_of(title: str) -> Kind:
    """Read a title. Its kind is `unrecognised` when no rule of vocab/lexicon/table_kinds.csv fits."""
    scan = phrases("title_words").scan(title)
    features = {feature for row in scan.rows for feature in row["features"].split()}
    defaults: dict[str, str] = {}
    for row in scan.rows:
        defaults.update(not_wider(defaults, dimensions_of(row)))
    year = scan.years[0] if scan.years else None
    for rule in _rules():
        if rule.requires <= features and not rule.excludes & features:
            row = rule.row
            merged = _narrowing({**defaults, **dimensions_of(row)})
            return Kind(row["kind"], row["rows"], row["coding"], merged, year)
    return Kind(UNRECOGNISED, "", "", defaults, year)


def _narrowing(dimensions: Dimensions) -> Dimensions:
    """Dimensions without those of which a rule says that the title does not narrow them (`_T`)."""
    return {name: value for name, value in dimensions.items() if value != "_T" or name == "item"}


@dataclass(frozen=True, slots=True)
class _Rule:
    requires: frozenset[str]
    excludes: frozenset[str]
    row: Row


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(frozenset(row["requires"].split()), frozenset(row["excludes"].split()), row)
        for row in _data.lexicon("table_kinds")
    )
