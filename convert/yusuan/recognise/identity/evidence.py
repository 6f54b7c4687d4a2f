"""Gathers what a document says about who, when, which stage, from all the places where it says so.

The cover weighs most, then running headings, labels above tables and in forms, headings and titles of
tables, sentences last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from yusuan.document import Cell, Document, Grid, Paragraph, ParagraphRole
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.identity.ballot import Ballot, Weight
from yusuan.recognise.identity.cover import Cover, Labelled, read_cover, read_label
from yusuan.recognise.identity.names import Body, body_of, is_placeholder
from yusuan.recognise.identity.places import only_places, opens_with_place
from yusuan.recognise.identity.statement import Statement, read_heading, read_sentence, types_named
from yusuan.recognise.identity.words import any_of, wording_of, words

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
    _from_cover(evidence)
    _from_running_headings(evidence, paragraphs)
    _from_headings(evidence, paragraphs)
    _from_grids(evidence, grids)
    if not evidence.bodies.weights or not evidence.years.weights:
        _from_sentences(evidence, paragraphs)
    if not evidence.types.weights:
        _type_from_wordings(evidence, paragraphs)
    _join_shortened_names(evidence.bodies)
    return evidence


def _from_cover(evidence: Evidence) -> None:
    cover = evidence.cover
    best = _best_heading(cover)
    if best is not None:
        evidence.heading = best[0]
        evidence.title = best[1] if best[0].year or best[0].body else None
        evidence.placeholder = best[0].placeholder
        _vote(evidence, best[0], Weight.COVER)
    for labelled in cover.labelled:
        _vote_label(evidence, labelled, Weight.LABEL_ON_COVER, 100)
        evidence.placeholder |= labelled.placeholder
    for body in cover.alone:
        _vote_body(evidence, body, Weight.ALONE if best is None or best[0].body is None else 1)


def _best_heading(cover: Cover) -> tuple[Statement, str] | None:
    """The heading that says most, with the longest sound name: a name may be broken over lines."""
    names = {statement.body.name for statement, _ in cover.headings if statement.body}

    def rank(heading: tuple[Statement, str]) -> tuple[bool, bool, bool, int, bool, int]:
        statement, printed = heading
        name = statement.body.name if statement.body else ""
        return (
            statement.year is not None,
            bool(name) or statement.placeholder,
            _is_sound(name, names),
            len(name),
            statement.issuer_type is not None,
            -len(printed),
        )

    return max(cover.headings, key=rank, default=None)


def _is_sound(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one, not a line of its own and a name after it (某县人民政府 + 某县教育局)."""
    parts = [other for other in names if other != name and name.endswith(other)]
    return all(only_places(name.removesuffix(part)) or not opens_with_place(part) for part in parts)


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
            _vote(evidence, statement, Weight.RUNNING, Weight.MOST)
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
            _vote(evidence, statement, Weight.HEADING, Weight.MOST)


def _from_line(evidence: Evidence, text: str) -> None:
    wording = wording_of(text)
    if (year := _YEAR_LINE.fullmatch(wording)) or (year := _year_label().match(wording)):
        evidence.years.vote(year[1], 1, Weight.MOST)
    elif ":" in wording and (labelled := read_label(text)):
        _vote_label(evidence, labelled, Weight.LABEL, Weight.MOST)
    elif about := _about().fullmatch(wording):
        evidence.types.vote(words("overview").get(about[0] if not about["number"] else about["rest"]), 1, 3)
        _vote_body(evidence, body_of(about["name"]), Weight.HEADING, Weight.MOST)


@cache
def _year_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('year_label'))}):(20\d\d)(?!\d)")


@cache
def _about() -> re.Pattern[str]:
    """A heading such as 第一部分 某局概况, or 第一部分 部门概况."""
    numbering = r"(?P<number>第.{1,3}部分[:、.]?|[一二三四五六七八九十]{1,2}[、.])?"
    return re.compile(rf"{numbering}(?P<rest>(?P<name>.{{0,45}}?)(?:{any_of(words('about'))}))[.\d]*")


def _from_grids(evidence: Evidence, grids: Sequence[CaptionedGrid]) -> None:
    for title in dict.fromkeys(grid.caption.title for grid in grids):
        if statement := read_heading(title):
            _vote(evidence, statement, Weight.CAPTION, Weight.MOST)
        evidence.types.vote(words("overview").get(wording_of(title)), 1, 3)
    for number in dict.fromkeys(grid.caption.number for grid in grids):
        if statement := read_heading(number):
            evidence.stages.vote(statement.stage, Weight.CAPTION, Weight.MOST)
    columns: set[tuple[str, str]] = set()
    for grid in grids:
        _vote_body(evidence, body_of(wording_of(grid.caption.body_name)), Weight.CAPTION, Weight.MOST)
        for row in _first_rows(grid.grid):
            _from_row(evidence, row)
            heads = (_YEAR_COLUMN.fullmatch(wording_of(cell.text)) for cell in row)
            columns.update((head[1], head[2]) for head in heads if head)
    _vote_for_newest(evidence, columns)


def _vote_for_newest(evidence: Evidence, columns: Iterable[tuple[str, str]]) -> None:
    """Columns named for a year and a stage: a table shows what was before beside its own, so the last one."""
    stages = words("stage")
    newest = max(((year, stages[word] == "final", word) for year, word in columns), default=None)
    if newest is not None:
        evidence.years.vote(newest[0], Weight.COLUMN)
        evidence.stages.vote(stages[newest[2]], Weight.COLUMN)


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
    if len(row) <= _FORM_CELLS:
        for label, value in pairwise(row):
            if (issuer_type := words("label").get(wording_of(label.text).rstrip(":"))) is not None:
                labelled = Labelled(body_of(wording_of(value.text)), issuer_type or None)
                _vote_label(evidence, labelled, Weight.FORM, Weight.MOST)


def _from_sentences(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    for paragraph in paragraphs:
        for sentence in paragraph.text.split("。"):
            if statement := read_sentence(sentence):
                _vote(evidence, statement, Weight.SENTENCE, Weight.MOST)


def _type_from_wordings(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    """Where no heading tells department or unit, what the document calls itself (本单位) and its budget."""
    for paragraph in paragraphs:
        for issuer_type in types_named(paragraph.text):
            evidence.types.vote(issuer_type, Weight.SENTENCE, Weight.MOST)


def _join_shortened_names(bodies: Ballot) -> None:
    """省政协办公厅 is 某省政协办公厅: a name that another one ends with is the same body."""
    for name in sorted(bodies.weights, key=len):
        longer = [other for other in bodies.weights if other.endswith(name) and other != name]
        longer = [other for other in longer if _is_sound(other, [name])]
        if longer:
            bodies.give(name, max(longer, key=bodies.weights.__getitem__))
