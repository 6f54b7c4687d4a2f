"""Which columns of a table are labels, and of what: by the words of their headings, else their content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan.amounts import counted, is_placeholder, parse
from yusuan.recognise.codes import is_code
from yusuan.recognise.matrix import Matrix
from yusuan.recognise.organisations import is_organisation
from yusuan.recognise.phrases import phrases
from yusuan.text import plain

CODES = frozenset({"code", "economic_code", "government_economic_code"})
LEVELS = ("level1", "level2", "level3")
NAMES = ("name", "project", "unit", "unit_or_project", "economic", "government_economic")
_CODE = re.compile(r"\d{3}(?:\d\d){0,3}")


def by_heading(path: tuple[str, ...]) -> str:
    """The label that a header path names (`name`, `code`, `unit` …), or blank.

    A heading that the lexicon of value columns knows whole is never a label (项目支出, 单位资金).
    """
    path = tuple(wording for wording in path if not is_placeholder(wording))
    if not path:
        return ""
    known = phrases("header_words").exactly(path[-1])
    if known is not None:
        return known["dimension"].split(" ")[-1] if known["role"] == "label" else ""
    scan = phrases("label_words").scan(path[-1])
    if scan.residue or not scan.rows or scan.years:
        return ""
    own = {feature for row in scan.rows for feature in row["feature"].split()}
    if own == {"-"}:
        return ""
    if own & set(LEVELS) and len(plain(path[-1])) > 1:
        own -= set(LEVELS)
    return _label(own)


def _label(features: set[str]) -> str:
    rule = next((r for r in _rules() if r.requires <= features and not r.excludes & features), None)
    return rule.label if rule else ""


@dataclass(frozen=True, slots=True)
class _Rule:
    label: str
    requires: frozenset[str]
    excludes: frozenset[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["label"], frozenset(row["requires"].split()), frozenset(row["excludes"].split()))
        for row in _data.lexicon("label_rules")
    )


def of_column(matrix: Matrix, column: int, first_row: int, path: tuple[str, ...]) -> str:
    """The label of a column: by its heading, unless figures stand where names should; else by its content."""
    label = by_heading(path)
    if label in _WORDY and _is_mostly_figures(matrix, column, first_row):
        return ""
    return label or by_content(matrix, column, first_row, path)


_WORDY = frozenset({*NAMES, "text", "rank"})
"""Labels whose cells are words."""


def _is_mostly_figures(matrix: Matrix, column: int, first_row: int) -> bool:
    cells = (matrix.at.get((row, column)) for row in range(first_row, matrix.rows))
    once = {id(cell): cell.text for cell in cells if cell is not None}  # comparing whole cells costs more
    texts = [text for text in once.values() if not is_placeholder(text)]
    return 2 * sum(parse(text) is not None for text in texts) > max(len(texts), 1)


def by_content(matrix: Matrix, column: int, first_row: int, path: tuple[str, ...]) -> str:
    """The label that a column's cells show it to be: codes, units, or text where a figure never stands.

    Blank where it holds figures, nothing at all, or its heading is one of value columns.
    """
    heading = {plain(wording) for wording in path}  # it may be repeated on the next page
    cells = (matrix.text(row, column) for row in range(first_row, matrix.rows))
    texts = [text for text in cells if not is_placeholder(text) and plain(text) not in heading]
    if not texts or (_is_value_heading(path) and not _are_words(texts)):
        return ""
    if all(_CODE.fullmatch(plain(text)) for text in texts) and _are_codes({plain(text) for text in texts}):
        return "code"
    if any(parse(text) for text in texts):
        return ""
    return "unit" if 2 * sum(map(is_organisation, texts)) > len(texts) else "text"


def _are_codes(texts: set[str]) -> bool:
    """Whether most of several numbers are codes of a classification; a number of people is none."""
    return len(texts) > 1 and 2 * sum(map(is_code, texts)) > len(texts)


def _are_words(texts: Sequence[str]) -> bool:
    """Whether cells hold text of several wordings and no figure at all: what is bought, not what it costs."""
    wordings = {plain(text) for text in texts if len(plain(text)) > 2}
    return len(wordings) > 1 and not any(parse(text) or counted(text) for text in texts)


def _is_value_heading(path: tuple[str, ...]) -> bool:
    """Whether every wording above the column is one of value columns."""
    scans = [phrases("header_words").scan(wording) for wording in path]
    rows = [row for scan in scans for row in scan.rows]
    return bool(rows) and not any(scan.residue for scan in scans) and all(r["role"] != "label" for r in rows)
