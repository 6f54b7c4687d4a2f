"""Who published a disclosure, for which year and stage: from its content, because file names lie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yusuan.document import Document, Paragraph, ParagraphRole
from yusuan.recognise.captions import CaptionedGrid
from yusuan.text import plain

_COVER = re.compile(r"(20\d\d)年(?:度)?[^，。；:]{0,40}?(预算|决算)")
#: The cover and what follows it stand within so many paragraphs; its lines are at most so long.
_FIRST, _LONGEST = 40, 40
_SENTENCE = re.compile(r"[,。;:]")
_NO_NAME = re.compile(r"[,。;:]|^第.{1,3}部分|^附件|^目录|^[一二三四五六七八九十]、")
_STAGES = {"预算": "budget", "决算": "final"}
_TYPES = (
    ("department", re.compile(r"部门(?:综合)?(?:预算|决算)")),
    ("unit", re.compile(r"单位(?:预算|决算)")),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """The body, whether it is a department or a unit, the fiscal year, `budget` or `final`, and the title."""

    issuer: str | None
    issuer_type: str | None
    fiscal_year: int | None
    stage: str | None
    title: str | None


def identify(document: Document, grids: list[CaptionedGrid]) -> Identity:
    """Read the identity from the cover, the tables' titles and the body that the tables name."""
    paragraphs = [block for block in document.blocks() if isinstance(block, Paragraph)]
    titles = [grid.caption.title for grid in grids if grid.caption.title]
    lines = [p.text for p in paragraphs if p.role is not ParagraphRole.CONTENTS]
    year, stage = _year_and_stage([*lines[:_FIRST], *titles])
    if year is None:
        year, stage = _year_and_stage(_all_texts(document))
    cover = next((line for line in lines if _is_cover_line(line)), None)
    return Identity(
        issuer=_issuer(grids, lines, cover),
        issuer_type=_issuer_type([*lines[:_FIRST], *titles]),
        fiscal_year=year,
        stage=stage,
        title=_title(lines, cover),
    )


def _is_cover_line(line: str) -> bool:
    """A short line that names a year's budget or final accounts and is no sentence."""
    wording = plain(line)
    return len(wording) <= _LONGEST and not _SENTENCE.search(wording) and bool(_COVER.search(wording))


def _all_texts(document: Document) -> Iterator[str]:
    for block in document.blocks():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)


def _year_and_stage(lines: Iterable[str]) -> tuple[int | None, str | None]:
    """The year and stage most often named together."""
    found = Counter(match.groups() for line in lines for match in _COVER.finditer(plain(line)))
    if not found:
        return None, None
    (year, stage), _ = found.most_common(1)[0]
    return int(year), _STAGES[stage]


def _issuer(grids: list[CaptionedGrid], lines: list[str], cover: str | None) -> str | None:
    """The body named above most tables, else what stands before the year on the cover."""
    named = Counter(grid.caption.body_name for grid in grids if grid.caption.body_name)
    if named:
        return named.most_common(1)[0][0]
    if cover is None:
        return None
    before = plain(cover).partition("20")[0]
    if before and not _NO_NAME.search(before):
        return before
    position = lines.index(cover)
    above = plain(lines[position - 1]) if position else ""
    return above if above and len(above) <= _LONGEST and not _NO_NAME.search(above) else None


def _issuer_type(lines: Iterable[str]) -> str | None:
    found = Counter(code for line in lines for code, pattern in _TYPES if pattern.search(plain(line)))
    return found.most_common(1)[0][0] if found else None


def _title(lines: list[str], cover: str | None) -> str | None:
    if cover is None:
        return None
    position = lines.index(cover)
    standing_before = lines[position - 1].strip() if position and plain(cover).startswith("20") else ""
    return f"{standing_before}{cover.strip()}"
