"""Who published a disclosure, for which year and stage: from its content, because file names lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yusuan.document import Document, Paragraph
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.identity.divisions import divisions
from yusuan.recognise.identity.evidence import Evidence
from yusuan.recognise.identity.gather import gather
from yusuan.recognise.identity.names import body_of
from yusuan.recognise.identity.places import division_of, place_of
from yusuan.recognise.identity.statement import Statement
from yusuan.text import plain


@dataclass(frozen=True, slots=True)
class Identity:
    """The body, whether it is a department or a unit, its division, the fiscal year, the stage, the title.

    `issuer` is the name as printed, without blanks and with half-width brackets: 某市某局(本级).
    `issuer_type` is `department` or `unit`; `division_code` is of GB/T 2260, None for bodies of the whole
    country; `stage` is `budget` or `final`. None is what the document does not tell.
    """

    issuer: str | None = None
    issuer_type: str | None = None
    division_code: str | None = None
    fiscal_year: int | None = None
    stage: str | None = None
    title: str | None = None


def identify(document: Document, grids: Sequence[CaptionedGrid]) -> Identity:
    """Read the identity from all places of a document that tell it, the cover first."""
    evidence = gather(document, grids)
    issuer, issuer_type = _issuer(evidence)
    year = evidence.years.winner()
    places = _cover_places(evidence)
    return Identity(
        issuer=issuer,
        issuer_type=issuer_type,
        division_code=division_of(issuer, places, _mentions(document)) if issuer else None,
        fiscal_year=int(year) if year else None,
        stage=evidence.stages.winner(),
        title=evidence.title,
    )


def _issuer(evidence: Evidence) -> tuple[str | None, str | None]:
    """The body and its type; a place whose government's accounts they are has no type."""
    heading = evidence.heading
    if evidence.placeholder:
        return None, evidence.types.winner()
    name = evidence.bodies.winner()
    if heading is not None and not evidence.cover.labelled and (place := _government_of(heading, evidence)):
        return place, None
    body = body_of(name) if name else None
    return name, (body.issuer_type if body else None) or evidence.types.winner()


def _government_of(heading: Statement, evidence: Evidence) -> str:
    """The place whose accounts a heading speaks of as a whole (某县2024年财政决算); blank for others."""
    if heading.issuer_type is not None:
        return ""
    if heading.body is not None:
        return place_of(heading.body.name)
    lines = evidence.cover.places if not evidence.bodies.weights else ()
    return place_of(heading.place) or next(iter(lines), "")


def _cover_places(evidence: Evidence) -> list[str]:
    cover = evidence.cover
    heading = [evidence.heading.place] if evidence.heading else []
    return [*heading, *cover.places, *(body.name for body in cover.alone)]


def _mentions(document: Document) -> Callable[[], Mapping[str, int]]:
    """Counts the divisions that a document names, once, when asked."""

    @cache
    def count() -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for block in document.blocks():
            texts = (block.text,) if isinstance(block, Paragraph) else (cell.text for cell in block.cells)
            for text in texts:
                found.update(divisions().named_in(plain(text)))
        return found

    return count
