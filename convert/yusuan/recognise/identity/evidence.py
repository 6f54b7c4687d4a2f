"""Gathers what a document says about who, when, which stage, from all the places where it says so.

The cover weighs most, then running headings, labels above tables and in forms, headings and titles of
tables, sentences last. The weights only order the kinds of evidence: of a weaker kind, many votes together
never outweigh a cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from yusuan.document import Cell, Document, Grid, Paragraph, ParagraphRole
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.identity.ballot import Ballot
from yusuan.recognise.identity.cover import Cover, Labelled, read_cover, read_label
from yusuan.recognise.identity.names import Body, body_of, is_placeholder
from yusuan.recognise.identity.statement import Statement, read_heading, read_sentence
from yusuan.recognise.identity.words import any_of, wording_of, words

_LABEL_ON_COVER, _COVER, _ALONE, _RUNNING, _FORM, _HEADING, _LABEL, _CAPTION, _SENTENCE = (
    12,
    10,
    8,
    6,
    3,
    3,
    2,
    1,
    1,
)
#: All votes of the same weak kind together count at most so much: less than a cover.
_MOST = 8
#: A heading is at most so long, with its dots and page number in the contents.
_SHORT = 160
#: Titles, labels and years stand within so many rows of a table; a form has so few cells in a row.
_HEAD, _FORM_CELLS = 4, 4
_YEAR_LINE = re.compile(r"\(?(20\d\d)\(?年度?\)?\)?")
_YEAR_COLUMN = re.compile(r"(20\d\d)年(?:度)?(?:年初)?(预算|决算)(?:数|安排数|安排|金额)?")
_RUNNING_ROLES = frozenset({ParagraphRole.HEADER, ParagraphRole.FOOTER})


@dataclass(slots=True)
class Evidence:
    """The ballots, what the cover says, and the title as printed."""

    cover: Cover
    bodies: Ballot = field(default_factory=Ballot)
    types: Ballot = field(default_factory=Ballot)
    years: Ballot = field(default_factory=Ballot)
    stages: Ballot = field(default_factory=Ballot)
    heading: Statement | None = None
    title: str | None = None
    placeholder: bool = False


def gather(document: Document, grids: Sequence[CaptionedGrid]) -> Evidence:
    """Read every place that may tell the identity."""
    paragraphs = [block for block in document.blocks() if isinstance(block, Paragraph)]
    evidence = Evidence(read_cover(document))
    _from_cover(evidence, paragraphs)
    _from_running_headings(evidence, paragraphs)
    _from_headings(evidence, paragraphs)
    _from_grids(evidence, grids)
    if not evidence.bodies.weights or not evidence.years.weights:
        _from_sentences(evidence, paragraphs)
    _join_shortened_names(evidence.bodies)
    return evidence


def _from_cover(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    cover = evidence.cover
    best = _best_heading(cover, paragraphs)
    if best is not None:
        evidence.heading, evidence.title = best
        evidence.placeholder = best[0].placeholder
        _vote(evidence, best[0], _COVER)
    for labelled in cover.labelled:
        _vote_label(evidence, labelled, _LABEL_ON_COVER, 100)
        evidence.placeholder |= labelled.placeholder
    if best is None or best[0].body is None:
        for body in cover.alone:
            _vote_body(evidence, body, _ALONE)


def _best_heading(cover: Cover, paragraphs: Sequence[Paragraph]) -> tuple[Statement, str] | None:
    """The heading that says most; of names of different length the longest that the document repeats."""
    if not cover.headings:
        return None
    names = {statement.body.name for statement, _ in cover.headings if statement.body}
    text = "\n".join(wording_of(p.text) for p in paragraphs) if len(names) > 1 else ""

    def rank(heading: tuple[Statement, str]) -> tuple[bool, bool, bool, int, bool, int]:
        statement, printed = heading
        name = statement.body.name if statement.body else ""
        return (
            statement.year is not None,
            bool(name) or statement.placeholder,
            name in text,
            len(name) if name in text else -len(name),
            statement.issuer_type is not None,
            -len(printed),
        )

    return max(cover.headings, key=rank)


def _vote(evidence: Evidence, statement: Statement, weight: float, most: float = 100) -> None:
    evidence.years.vote(str(statement.year) if statement.year else None, weight, most)
    evidence.stages.vote(statement.stage, weight, most)
    evidence.types.vote(statement.issuer_type, weight, most)
    _vote_body(evidence, statement.body, weight, most)


def _vote_body(evidence: Evidence, body: Body | None, weight: float, most: float = 100) -> None:
    if body is not None and not is_placeholder(body.name):
        evidence.bodies.vote(body.name, weight, most)


def _vote_label(evidence: Evidence, labelled: Labelled, weight: float, most: float) -> None:
    _vote_body(evidence, labelled.body, weight, most)
    if labelled.body is not None:
        evidence.types.vote(labelled.body.issuer_type or labelled.issuer_type, weight, most)


def _from_running_headings(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    texts = dict.fromkeys(p.text for p in paragraphs if p.role in _RUNNING_ROLES)
    for text in texts:
        statement = read_heading(text)
        if statement is not None:
            _vote(evidence, statement, _RUNNING, _MOST)
            if evidence.title is None and statement.year:
                evidence.title = "".join(text.split())


def _from_headings(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    """Headings, lines of the contents, labels and years that stand alone, wherever they are."""
    texts = dict.fromkeys(
        p.text for p in paragraphs if len(p.text) <= _SHORT and p.role not in _RUNNING_ROLES
    )
    for text in texts:
        _from_line(evidence, text)
        if "算" in text and (statement := read_heading(text)):
            _vote(evidence, statement, _HEADING, _MOST)


def _from_line(evidence: Evidence, text: str) -> None:
    wording = wording_of(text)
    if year := _YEAR_LINE.fullmatch(wording):
        evidence.years.vote(year[1], 1, _MOST)
    elif ":" in wording and (labelled := read_label(text)):
        _vote_label(evidence, labelled, _LABEL, _MOST)
    elif about := _about().fullmatch(wording):
        evidence.types.vote(words("overview").get(about[0] if not about["number"] else about["rest"]), 1, 3)
        _vote_body(evidence, body_of(about["name"]), _HEADING, _MOST)


@cache
def _about() -> re.Pattern[str]:
    """A heading such as 第一部分 某局概况, or 第一部分 部门概况."""
    numbering = r"(?P<number>第.{1,3}部分[:、.]?|[一二三四五六七八九十]{1,2}[、.])?"
    return re.compile(rf"{numbering}(?P<rest>(?P<name>.{{0,45}}?)(?:{any_of(words('about'))}))[.\d]*")


def _from_grids(evidence: Evidence, grids: Sequence[CaptionedGrid]) -> None:
    for title in dict.fromkeys(grid.caption.title for grid in grids):
        if statement := read_heading(title):
            _vote(evidence, statement, _CAPTION, _MOST)
        evidence.types.vote(words("overview").get(wording_of(title)), 1, 3)
    for number in dict.fromkeys(grid.caption.number for grid in grids):
        if statement := read_heading(number):
            evidence.stages.vote(statement.stage, _CAPTION, _MOST)
    for grid in grids:
        _vote_body(evidence, body_of(wording_of(grid.caption.body_name)), _CAPTION, _MOST)
        for row in _first_rows(grid.grid):
            _from_row(evidence, row)


def _first_rows(grid: Grid) -> Iterator[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.row >= _HEAD:
            break
        if cell.text:
            rows.setdefault(cell.row, []).append(cell)
    yield from rows.values()


def _from_row(evidence: Evidence, row: list[Cell]) -> None:
    for cell in row:
        for line in cell.raw.split("\n"):
            _from_line(evidence, line)
        if column := _YEAR_COLUMN.fullmatch(wording_of(cell.text)):
            evidence.years.vote(column[1], 0.1, 0.5)
            evidence.stages.vote(words("stage")[column[2]], 0.1, 0.5)
    if len(row) <= _FORM_CELLS:
        for label, value in pairwise(row):
            if (issuer_type := words("label").get(wording_of(label.text).rstrip(":"))) is not None:
                labelled = Labelled(body_of(wording_of(value.text)), issuer_type or None)
                _vote_label(evidence, labelled, _FORM, _MOST)


def _from_sentences(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    for paragraph in paragraphs:
        if "算" in paragraph.text and (statement := read_sentence(paragraph.text)):
            _vote(evidence, statement, _SENTENCE, _MOST)


def _join_shortened_names(bodies: Ballot) -> None:
    """省政协办公厅 is 某省政协办公厅: a name that another one ends with is the same body."""
    for name in sorted(bodies.weights, key=len):
        longer = [other for other in bodies.weights if other != name and other.endswith(name)]
        if longer:
            bodies.give(name, max(longer, key=bodies.weights.__getitem__))
