"""The outline: headings by their ordinals, sections with every paragraph as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from yusuan import _data
from yusuan.disclosure import Section, SectionParagraph
from yusuan.document import Box, Document, Paragraph, ParagraphRole
from yusuan.recognise.phrases import phrases
from yusuan.recognise.prose.passages import Line, Margins, ordinal_level
from yusuan.text import plain

_CONTENTS = 9
_CONTENTS_TITLE = "目录"
_RUNNING = frozenset({ParagraphRole.BODY, ParagraphRole.HEADING})
_LONGEST_HEADING = 45
_LONGEST_TITLE = 30
_UNNUMBERED = 2
_YEAR = re.compile(r"20\d\d年")
_NO_TITLE = re.compile(r"[\d,。;:!?%]")
_PART = re.compile(r"第[一二三四五六七八九十]{1,3}部分:")
_SENTENCE = re.compile(r"[。；;]$|:.+")


@dataclass(slots=True)
class _Open:
    path: tuple[str, ...]
    levels: tuple[int, ...]
    page: int
    paragraphs: list[SectionParagraph] = field(default_factory=list)
    table_ids: list[str] = field(default_factory=list)


def heading_level(text: str) -> int | None:
    """The depth of a heading by its ordinal (1 is 第一部分), None for a paragraph that is no heading."""
    wording = plain(text)
    if len(wording) > _LONGEST_HEADING or _SENTENCE.search(_PART.sub("", wording)):
        return None
    return ordinal_level(wording)


def sections_of(
    document: Document, document_id: str, table_at: Mapping[int, str], caption_at: Mapping[int, str]
) -> tuple[Section, ...]:
    """The sections of a document in order.

    `table_at` and `caption_at` give, by position among the document's blocks, the table that stands there
    and the table that a paragraph captions. The first section, with an empty path, is the cover.
    """
    sections = [_Open((), (), 1)]
    whole, cut = _cut_lines(document)
    for position, block in enumerate(document.blocks()):
        if isinstance(block, Paragraph):
            caption = caption_at.get(position)
            title = whole.get(position, block.text)
            level = None if caption or position in cut else _level(block, title)
            if level is not None:
                sections.append(_opened(sections[-1], level, block, title))
            sections[-1].paragraphs.append(_section_paragraph(block, level, caption))
        elif position in table_at:
            sections[-1].table_ids.append(table_at[position])
    kept = (section for section in sections if section.paragraphs or section.table_ids)
    return tuple(_closed(section, document_id, n) for n, section in enumerate(kept, 1))


def _cut_lines(document: Document) -> tuple[dict[int, str], set[int]]:
    """Headings over several lines, whole, by the position of the first, and lines that begin no heading."""
    running = [
        (position, block)
        for position, block in enumerate(document.blocks())
        if isinstance(block, Paragraph) and block.role in _RUNNING
    ]
    lines = [Line(block.text, block.place.page, rectangle(block.place.box)) for _, block in running]
    margins = Margins(lines)
    whole: dict[int, str] = {}
    cut: set[int] = set()
    first = 0
    for n in range(len(running)):
        if n + 1 < len(lines) and margins.run_on(lines[n], lines[n + 1]):
            continue
        positions = [at for at, _ in running[first : n + 1]]
        text = "".join(line.text.strip() for line in lines[first : n + 1])
        if len(positions) > 1 and heading_level(text) is None:
            cut.update(positions)
        elif len(positions) > 1:
            whole[positions[0]] = text
            cut.update(positions[1:])
        first = n + 1
    return whole, cut


def _level(paragraph: Paragraph, title: str) -> int | None:
    if plain(paragraph.text) == _CONTENTS_TITLE:
        return _CONTENTS
    level = heading_level(title) if paragraph.role in _RUNNING else None
    if level is None and paragraph.role is ParagraphRole.HEADING and _is_plain_title(title):
        return _UNNUMBERED
    return level


def _is_plain_title(text: str) -> bool:
    """Whether a heading without an ordinal is of the outline: its words make a standard name (名词解释)."""
    wording = plain(text)
    return (
        len(wording) <= _LONGEST_TITLE
        and _NO_TITLE.search(_YEAR.sub("", wording)) is None
        and heading_name(text) is not None
    )


def _opened(before: _Open, level: int, heading: Paragraph, title: str) -> _Open:
    """A section below those that are open; nothing stands below the table of contents."""
    if level == _CONTENTS:
        return _Open((title.strip(),), (level,), heading.place.page)
    keep = sum(1 for above in before.levels if above < level)
    path = (*before.path[:keep], title.strip())
    return _Open(path, (*before.levels[:keep], level), heading.place.page)


def _section_paragraph(paragraph: Paragraph, level: int | None, caption: str | None) -> SectionParagraph:
    role = paragraph.role
    if level is not None and role is ParagraphRole.BODY:
        role = ParagraphRole.HEADING
    return SectionParagraph(
        text=paragraph.text,
        raw=None if paragraph.raw == paragraph.text else paragraph.raw,
        role="caption" if caption else role.value,
        table_id=caption,
        page=paragraph.place.page,
        bbox=rectangle(paragraph.place.box),
        fragment=paragraph.place.fragment,
    )


def rectangle(box: Box | None) -> tuple[float, float, float, float] | None:
    """A box as the contract writes it."""
    return (box.x0, box.top, box.x1, box.bottom) if box else None


def _closed(section: _Open, document_id: str, number: int) -> Section:
    return Section(
        section_id=f"{document_id}-s{number:02}",
        document_id=document_id,
        path=section.path,
        standard_name=_standard_name(section.path),
        page=section.page,
        text="\n".join(paragraph.text for paragraph in section.paragraphs),
        paragraphs=tuple(section.paragraphs),
        table_ids=tuple(section.table_ids),
    )


def _standard_name(path: tuple[str, ...]) -> str | None:
    """The standard name of the innermost heading that has one."""
    return next(filter(None, map(heading_name, reversed(path))), None)


@lru_cache(maxsize=4096)
def heading_name(heading: str) -> str | None:
    """The standard name that the words of one heading make, None where they make none."""
    features = {f for row in phrases("section_words").scan(heading).rows for f in row["features"].split()}
    for row in _data.lexicon("section_names"):
        if set(row["requires"].split()) <= features and features.isdisjoint(row["excludes"].split()):
            return row["standard_name"] or None
    return None
