"""What the columns beside a row's name say of it."""

from __future__ import annotations

import re

from yusuan.recognise.heading_words import heading_words
from yusuan.recognise.kinds import Kind
from yusuan.recognise.phrases import dimensions_of, phrases
from yusuan.recognise.row_codes import Texts
from yusuan.recognise.row_names import strip_ordinal
from yusuan.text import plain

_CATALOGUE = re.compile(r"([A-Z])\d{2}")
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")


def beside(texts: Texts, kind: Kind) -> dict[str, str]:
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
    words = heading_words(wording)
    if words.known and not words.percent:
        told = {k: v for row in words.scan.rows for k, v in dimensions_of(row).items()}
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
