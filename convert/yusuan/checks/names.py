"""Code and name of every row against the classification of the budget year.

No amounts are compared, so such a check has no sides and no gap, and says nothing of the figures' status.
One check stands for all figures of a table that have the same code and name. Rows that are named for a
purchase, a project or a unit, and details that some places number below the classification, are not judged;
nor are tables most of whose names are of no year's classification: they name their rows for something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from yusuan import _data
from yusuan._records import quickly_made
from yusuan.disclosure import Check, Disclosure, Fact
from yusuan.vocabulary import NEWEST, Concept, Resolution, Verdict, resolve
from yusuan.vocabulary.printed import CLASSIFICATION_OF, NAMED_OTHERWISE

CODE = "code-name"
UNIT = "名称"
"""What is compared: names, no figures."""

_UNSURE = {Verdict.RENAMED_SINCE: 1, Verdict.RENAMED_LATER: 3}
"""By how many years our dates of a name may be off: most renamings are not documented. Nobody prints a name
before it is there, so that our date is too late is the likelier explanation."""


@quickly_made
@dataclass(frozen=True, slots=True)
class _Printed:
    """A code of a classification with a name, as printed in a disclosure of a year."""

    classification: str
    code: str
    name: str
    year: int | None


def code_names(disclosure: Disclosure) -> Iterator[Check]:
    """Code and name as the year's edition has them; one check a table, code and name.

    It passes where they belong together, and fails where the name is of another year or of another code,
    or no edition has the code. It cannot be checked where the year is unknown, or so near to the renaming
    that our dates may be off.
    """
    document = disclosure.document
    number = 0
    for table_id, found in _by_table(disclosure).items():
        if sum(map(_is_strange, found)) * 2 > len(found):
            continue
        for printed, fact_ids in found.items():
            number += 1
            outcome, message_zh, message_en = _judged(printed)
            yield Check(
                check_id=f"{document.document_id}-{CODE}-{number:04}",
                document_id=document.document_id,
                code=CODE,
                scope=table_id,
                outcome=outcome,
                unit=UNIT,
                fact_ids=tuple(fact_ids),
                message_zh=message_zh,
                message_en=message_en,
            )


def _by_table(disclosure: Disclosure) -> dict[str, dict[_Printed, list[str]]]:
    """The codes and names of every table, with the figures that have them."""
    found: defaultdict[str, defaultdict[_Printed, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in disclosure.facts:
        printed = _printed(fact, disclosure.document.fiscal_year)
        if printed is not None:
            found[fact.table_id][printed].append(fact.fact_id)
    return {table_id: dict(names) for table_id, names in found.items()}


def _is_strange(printed: _Printed) -> bool:
    """Whether the code is known and the name is of no year's classification."""
    found = _resolved(printed)
    return found.verdict is Verdict.WRONG_NAME and not found.candidates


def _printed(fact: Fact, year: int | None) -> _Printed | None:
    """The code that a fact's label names; of several codes the one whose name it is."""
    if not fact.label or fact.row_role == "total" or fact.project_id or fact.table_kind in NAMED_OTHERWISE:
        return None
    if fact.label in {fact.unit_name, fact.project_name}:
        return None
    codes = ((name, getattr(fact, column)) for column, name in CLASSIFICATION_OF.items())
    coded = [_Printed(name, code, fact.label, year) for name, code in codes if code]
    if len(coded) > 1:
        coded = [printed for printed in coded if _resolved(printed).verdict is Verdict.MATCH]
    return coded[0] if coded else None


@lru_cache(maxsize=16384)
def _resolved(printed: _Printed) -> Resolution:
    return resolve(printed.classification, printed.code, printed.name, printed.year)


@lru_cache(maxsize=16384)
def _judged(printed: _Printed) -> tuple[str, str, str]:
    """The outcome, and the message in Chinese and in English."""
    found = _resolved(printed)
    outcome = _outcome(found, printed.year)
    zh, en = (_message(printed, found, outcome, language) for language in ("zh", "en"))
    return outcome, zh, en


def _outcome(found: Resolution, year: int | None) -> str:
    if found.verdict is Verdict.MATCH:
        return "pass"
    if found.verdict is Verdict.LOCAL_DETAIL:
        return "not_applicable"
    if found.verdict in _UNSURE:
        return "not_checkable" if year is None or found.years_off <= _UNSURE[found.verdict] else "fail"
    return "fail"


_WORDS = {
    "zh": {
        "match": "与{year}科目名称相符。",
        "renamed_since": "名称属于更早的年度；{year}{now}。",
        "renamed_later": "名称属于更晚的年度；{year}{now}。",
        "wrong_name": "名称与编码不符；{year}{now}，{others}。",
        "unknown_code": "各年科目均无此编码；{others}。",
        "local_detail": "为 {others} 之下的地方明细，不在国家科目之内。",
        "not_checkable": "更名年份没有文件依据或年度不明，不作判断。",
        "called": "编码 {code} 的名称为“{name}”",
        "gone": "没有编码 {code}",
        "of": "所印名称属于 {codes}",
        "above": "按编码其上级为 {codes}",
        "none": "所印名称不见于各年科目",
        "year": "{year}年",
        "no_year": "最新",
        "joined": "、",
    },
    "en": {
        "match": "so named in the classification of {year}.",
        "renamed_since": "a name of earlier years; in {year} {now}.",
        "renamed_later": "a name of later years; in {year} {now}.",
        "wrong_name": "the name is not that of the code; in {year} {now}; {others}.",
        "unknown_code": "no year's classification has this code; {others}.",
        "local_detail": "a place's own detail of {others}, not of the national classification.",
        "not_checkable": " Not judged: the year of renaming is not documented, or the year is unknown.",
        "called": "{code} is called {name}",
        "gone": "there is no {code}",
        "of": "the printed name is that of {codes}",
        "above": "it would be below {codes}",
        "none": "the printed name is in no year's",
        "year": "{year}",
        "no_year": "the newest year",
        "joined": ", ",
    },
}


def _message(printed: _Printed, found: Resolution, outcome: str, language: str) -> str:
    words = _WORDS[language]
    said = words[found.verdict].format(
        year=words["year"].format(year=printed.year) if printed.year else words["no_year"],
        now=_now(printed, found.concept, words),
        others=_others(printed, found, words),
    )
    unsure = words["not_checkable"] if outcome == "not_checkable" else ""
    rule = _rule()[f"note_{language}"]
    colon = "：" if language == "zh" else ": "
    return f"{rule} [{printed.code} {printed.name}]{colon}{said}{unsure}"


def _now(printed: _Printed, concept: Concept | None, words: dict[str, str]) -> str:
    """What the code is called in the year."""
    if concept is None or not concept.valid_in(printed.year or NEWEST):
        return words["gone"].format(code=printed.code)
    return words["called"].format(code=printed.code, name=concept.name_zh)


def _others(printed: _Printed, found: Resolution, words: dict[str, str]) -> str:
    """The codes that the printed name has, or the one above an unknown code."""
    codes = words["joined"].join(dict.fromkeys(f"{one.code} {one.name_zh}" for one in found.candidates[:5]))
    if found.verdict is Verdict.LOCAL_DETAIL or not codes:
        return codes or words["none"]
    above = all(printed.code.startswith(one.code) for one in found.candidates)
    return words["above" if above else "of"].format(codes=codes)


@cache
def _rule() -> dict[str, str]:
    return next(row for row in _data.codelist("check_code") if row["code"] == CODE)
