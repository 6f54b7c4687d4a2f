"""The running text put together again: paragraphs that a line or page break cut are one passage.

A paragraph runs on where its last line is full and has no end, and the next one begins with no ordinal.
Every character of a passage is traced back to its section and paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import mode

from yusuan import _data
from yusuan.disclosure import Rectangle, Section, SectionParagraph
from yusuan.document import ParagraphRole
from yusuan.text import plain

ORDINALS = (
    re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章)"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[.、](?!\d)"),
    re.compile(r"\(\d{1,2}\)|[①-⑳]"),
)
"""How headings and items are numbered, the outermost kind first."""

_RUNNING = frozenset({ParagraphRole.BODY.value, ParagraphRole.HEADING.value})
_ENDED = re.compile(r"[。;:!?]$")
_INSIDE = re.compile(r"[,。;]")
_PAGE_NUMBER = re.compile(r"[-—–]*\d{1,3}[-—–]*")
_ONE_CHARACTER = 18.0
_FULL_LINE = 18
_SURELY_FULL = 50


def ordinal_level(wording: str) -> int | None:
    """The depth that the ordinal of a plain text tells (1 is 第一部分), None where it has none."""
    return next((depth for depth, pattern in enumerate(ORDINALS, 1) if pattern.match(wording)), None)


def is_title(wording: str) -> bool:
    """Whether a plain text is a whole heading: it has an ordinal and ends as headings do (…情况说明)."""
    return ordinal_level(wording) is not None and bool(_title_end().search(wording))


@cache
def _title_end() -> re.Pattern[str]:
    wordings = (plain(row["wording"]) for row in _data.lexicon("section_words") if row["features"] != "class")
    return re.compile(rf"(?:{'|'.join(map(re.escape, wordings))})(?:\([^()]*\))?$")


@dataclass(frozen=True, slots=True)
class Line:
    """What a break is told from: the text, where it stands, on which page."""

    text: str
    page: int
    bbox: Rectangle | None


class Margins:
    """The right edge of the text on every page, as far as long paragraphs tell it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        long = [line for line in lines if line.bbox and len(line.text) >= _SURELY_FULL]
        self._by_page: dict[int, float] = {}
        for line in long:
            edge = line.bbox[2] if line.bbox else 0.0
            self._by_page[line.page] = max(edge, self._by_page.get(line.page, 0.0))
        self._usual = mode(map(round, self._by_page.values())) if self._by_page else None

    def run_on(self, line: Line, following: Line) -> bool:
        """Whether a paragraph goes on in the next one."""
        wording, after = plain(line.text), plain(following.text)
        if not wording or not after or _ENDED.search(wording) or ordinal_level(after) is not None:
            return False
        if _INSIDE.search(wording):
            return True
        return not is_title(wording) and self._is_full(line, wording)

    def _is_full(self, line: Line, wording: str) -> bool:
        """Whether its last line reaches the margin; of a paragraph of many lines that is not known."""
        edge = self._by_page.get(line.page, self._usual)
        if line.bbox is None or edge is None or len(wording) < _FULL_LINE:
            return False
        return line.bbox[2] >= edge - _ONE_CHARACTER


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph in a passage: where it begins there, and where in the text of its section."""

    start: int
    section: Section
    paragraph: SectionParagraph
    offset: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that belong together, in plain form; `origins` is the place of each plain character."""

    text: str
    pieces: tuple[Piece, ...]
    origins: Sequence[int]

    @property
    def is_heading(self) -> bool:
        """Whether the layout says so."""
        return self.pieces[0].paragraph.role == ParagraphRole.HEADING.value

    def piece_at(self, at: int) -> Piece:
        """The paragraph that a character of the plain text stands in."""
        starts = [piece.start for piece in self.pieces]
        return self.pieces[bisect_right(starts, self.origins[at]) - 1]

    def place(self, at: int) -> int:
        """Where a character of the plain text stands in the text of its section."""
        piece = self.piece_at(at)
        return piece.offset + self.origins[at] - piece.start


def passages(sections: Iterable[Section]) -> Iterator[Passage]:
    """The passages of all sections in order."""
    found = [
        (section, paragraph, offset)
        for section in sections
        for paragraph, offset in _with_offsets(section)
        if paragraph.role in _RUNNING and not _PAGE_NUMBER.fullmatch(plain(paragraph.text) or "1")
    ]
    lines = [Line(paragraph.text, paragraph.page, paragraph.bbox) for _, paragraph, _ in found]
    margins = Margins(lines)
    group: list[tuple[Section, SectionParagraph, int]] = []
    for n, entry in enumerate(found):
        group.append(entry)
        if n + 1 == len(found) or not margins.run_on(lines[n], lines[n + 1]):
            yield _joined(group)
            group = []


def _with_offsets(section: Section) -> Iterator[tuple[SectionParagraph, int]]:
    offset = 0
    for paragraph in section.paragraphs:
        yield paragraph, offset
        offset += len(paragraph.text) + 1


def _joined(group: Sequence[tuple[Section, SectionParagraph, int]]) -> Passage:
    pieces, start = [], 0
    for section, paragraph, offset in group:
        pieces.append(Piece(start, section, paragraph, offset))
        start += len(paragraph.text)
    text = "".join(piece.paragraph.text for piece in pieces)
    return Passage(plain(text), tuple(pieces), _origins(text))


def _origins(text: str) -> Sequence[int]:
    """Where each character of the plain text comes from."""
    wording = plain(text)
    kept = [n for n, character in enumerate(text) if not character.isspace()]
    if len(kept) == len(wording):
        return kept
    return [n for n, character in enumerate(text) for _ in plain(character)]
