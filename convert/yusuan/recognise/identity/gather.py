"""Gathers what a document says about who, when, which stage, from all the places where it says so.

The cover weighs most, then running headings, labels above tables and in forms, headings and titles of
tables, sentences last, and those only where the others leave something open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yusuan.document import Document, Paragraph, ParagraphRole
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.identity.cover import Cover, read_cover
from yusuan.recognise.identity.evidence import Ballot, Evidence, Weight
from yusuan.recognise.identity.lines import hear_line
from yusuan.recognise.identity.places import only_places, opens_with_place
from yusuan.recognise.identity.statement import Statement, read_heading, read_sentence, types_named
from yusuan.recognise.identity.tables import hear_tables

#: A heading is at most so long, with its dots and page number in the contents.
_SHORT = 160
_RUNNING = frozenset({ParagraphRole.HEADER, ParagraphRole.FOOTER})


def gather(document: Document, grids: Sequence[CaptionedGrid]) -> Evidence:
    """Read every place that may tell the identity."""
    paragraphs = [block for block in document.blocks() if isinstance(block, Paragraph)]
    evidence = Evidence(read_cover(document))
    _hear_cover(evidence)
    _hear_running_headings(evidence, paragraphs)
    _hear_headings(evidence, paragraphs)
    hear_tables(evidence, grids)
    if not evidence.bodies.weights or not evidence.years.weights:
        _hear_sentences(evidence, paragraphs)
    if evidence.types.strength() < Weight.HEADING:
        _hear_what_it_calls_itself(evidence, paragraphs)
    _join_shortened_names(evidence.bodies)
    return evidence


def _hear_cover(evidence: Evidence) -> None:
    cover = evidence.cover
    best = _best_heading(cover)
    if best is not None:
        evidence.heading = best[0]
        evidence.title = best[1] if best[0].year or best[0].body else None
        evidence.placeholder = best[0].placeholder
        evidence.hear(best[0], Weight.COVER)
    for labelled in cover.labelled:
        evidence.hear_label(labelled, Weight.LABEL_ON_COVER)
        evidence.placeholder |= labelled.placeholder
    for body in cover.alone:
        evidence.hear_body(body, Weight.CAPTION if best and best[0].body else Weight.ALONE)


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


def _hear_running_headings(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    for text in dict.fromkeys(p.text for p in paragraphs if p.role in _RUNNING):
        statement = read_heading(text)
        if statement is not None:
            evidence.hear(statement, Weight.RUNNING)
            if evidence.title is None and statement.year:
                evidence.title = "".join(text.split())


def _hear_headings(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    """Headings, lines of the contents, labels and years that stand alone, wherever they are."""
    texts = (p.text for p in paragraphs if len(p.text) <= _SHORT and p.role not in _RUNNING)
    for text in dict.fromkeys(texts):
        hear_line(evidence, text)
        if "算" in text and (statement := read_heading(text)):
            evidence.hear(statement, Weight.HEADING)


def _hear_sentences(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    for paragraph in paragraphs:
        for sentence in paragraph.text.split("。"):
            if statement := read_sentence(sentence):
                evidence.hear(statement, Weight.SENTENCE)


def _hear_what_it_calls_itself(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> None:
    """Where no heading tells department or unit: 本单位, 单位预算."""
    for paragraph in paragraphs:
        for issuer_type in types_named(paragraph.text):
            evidence.types.vote(issuer_type, Weight.SENTENCE)


def _join_shortened_names(bodies: Ballot) -> None:
    """省政协办公厅 is 某省政协办公厅: a name that another one ends with is the same body."""
    for name in sorted(bodies.weights, key=len):
        longer = [other for other in bodies.weights if other.endswith(name) and other != name]
        longer = [other for other in longer if _is_sound(other, [name])]
        if longer:
            bodies.give(name, max(longer, key=bodies.weights.__getitem__))
