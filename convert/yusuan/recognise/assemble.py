"""Puts the parts of one document together: identity, tables, forms, projects, sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from yusuan import __version__
from yusuan.disclosure import Disclosure, DocumentRecord, Fact, NotUnderstood, Section, Table
from yusuan.document import Document, Grid, PageKind, Place
from yusuan.errors import NotADisclosureError
from yusuan.recognise.captions import CaptionedGrid, captioned_grids
from yusuan.recognise.facts import Context
from yusuan.recognise.identity import Identity, identify
from yusuan.recognise.identity.words import any_of, words
from yusuan.recognise.kinds import UNRECOGNISED
from yusuan.recognise.outline import sections_of
from yusuan.recognise.performance.projects import join_projects
from yusuan.recognise.performance.tables import read_performance
from yusuan.recognise.plain_tables import with_reasons
from yusuan.recognise.prose import Background, Prose, read_prose
from yusuan.recognise.tables import read_table
from yusuan.recognise.units import with_units
from yusuan.text import plain

Choice = Mapping[str, int]
"""For a table with a damaged header, by its id, which of its other readings is taken."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A disclosure as its headers are printed, and what it would be if damaged headers were read otherwise.

    `alternatives` has, for every table with a damaged header, the number of its other readings; `under`
    gives the disclosure under a choice among them.
    """

    disclosure: Disclosure
    alternatives: Mapping[str, int]
    under: Callable[[Choice], Disclosure]


def recognise(document: Document) -> Recognition:
    """Understand a document. Raises NotADisclosureError when nothing in it is a budget disclosure."""
    grids = with_units(captioned_grids(document))
    identity = identify(document, grids)
    if not _speaks_of_a_budget(document):
        raise NotADisclosureError(
            f"{document.source_name}: nothing in it speaks of a budget (预算, 决算).",
            "It does not look like a budget disclosure; leave it out.",
        )
    return _Assembly(document, grids, identity).recognition()


class _Assembly:
    """Holds one document while its parts are read and put together."""

    def __init__(self, document: Document, grids: list[CaptionedGrid], identity: Identity) -> None:
        self.document = document
        self.identity = identity
        self.context = _context(document, grids, identity)
        ids = (f"{self.context.document_id}-t{n:02}" for n in range(1, len(grids) + 1))
        self.grids = dict(zip(ids, grids, strict=True))

        self.performance = read_performance(self.grids, self.context)
        self.readings = {
            key: self.performance.readings.get(key) or read_table(grid, key, self.context)
            for key, grid in self.grids.items()
        }
        self.sections = self._sections()
        self.prose: Prose | None = None

    def recognition(self) -> Recognition:
        alternatives = {key: len(reading.others) for key, reading in self.readings.items() if reading.others}
        return Recognition(self.under({}), alternatives, self.under)

    def under(self, choice: Choice) -> Disclosure:
        """The disclosure with other readings of the tables in `choice`."""
        readings = [r.others[choice[key]] if key in choice else r for key, r in self.readings.items()]
        facts = [fact for reading in readings for fact in reading.facts]
        forms, lists = self.performance.forms.values(), self.performance.lists.values()
        joined = join_projects(facts, tuple(forms), tuple(lists), self.context)
        filled = {fact.table_id for fact in facts}
        tables = with_reasons([reading.table for reading in readings], filled)
        unread = (*_unread_pages(self.document), *(u for reading in readings for u in reading.not_understood))
        all_facts = (*joined.facts, *joined.form_facts)
        prose = self._read_prose(all_facts)
        return Disclosure(
            document=self._record(tables, len(all_facts), unread),
            sections=self.sections,
            tables=tables,
            facts=all_facts,
            projects=joined.projects,
            targets=joined.targets,
            statements=prose.statements,
            terms=prose.terms,
            not_understood=unread,
        )

    def _read_prose(self, facts: tuple[Fact, ...]) -> Prose:
        """The prose, read once: no choice among headers changes the names that it may speak of."""
        if self.prose is None:
            background = Background(
                document_id=self.context.document_id,
                issuer=self.identity.issuer,
                fiscal_year=self.identity.fiscal_year,
                stage=self.identity.stage,
            )
            self.prose = read_prose(self.sections, background, facts)
        return self.prose

    def _sections(self) -> tuple[Section, ...]:
        table_at = {n: table_id for table_id, grid in self.grids.items() for n in grid.positions}
        captions = {line: table_id for table_id, grid in self.grids.items() for line in grid.caption.lines}
        return sections_of(self.document, self.context.document_id, table_at, captions)

    def _record(
        self, tables: tuple[Table, ...], facts: int, unread: tuple[NotUnderstood, ...]
    ) -> DocumentRecord:
        pages = self.document.pages
        return DocumentRecord(
            document_id=self.context.document_id,
            sha256=self.document.sha256,
            source_name=self.document.source_name,
            media_type=self.document.media_type,
            pages=len(pages),
            issuer=self.identity.issuer,
            issuer_type=self.identity.issuer_type,
            division_code=self.context.division_code,
            fiscal_year=self.identity.fiscal_year,
            stage=self.identity.stage,
            title=self.identity.title,
            tables=len(tables),
            facts=facts,
            unverified=facts,
            unrecognised_tables=sum(table.kind == UNRECOGNISED for table in tables),
            not_understood=len(unread),
            scanned_pages=tuple(page.number for page in pages if page.kind is PageKind.SCAN),
            tool_version=__version__,
        )


_NO_TEXT = {
    PageKind.SCAN: "the page is a scan without a text layer",
    PageKind.DAMAGED: "the page is damaged",
}


def _unread_pages(document: Document) -> Iterator[NotUnderstood]:
    """Pages that hold something that could not be read at all."""
    for page in document.pages:
        if page.kind in _NO_TEXT:
            fragment = Place(page=page.number).fragment
            yield NotUnderstood(page=page.number, fragment=fragment, text="", reason=_NO_TEXT[page.kind])


def _speaks_of_a_budget(document: Document) -> bool:
    """Whether a budget or final accounts are named anywhere; a page without text may hide one, too."""
    if any(page.kind is PageKind.SCAN for page in document.pages):
        return True
    budget = re.compile(any_of(words("stage")))
    for block in document.blocks():
        texts = (cell.text for cell in block.cells) if isinstance(block, Grid) else (block.text,)
        if any(budget.search(plain(text)) for text in texts):
            return True
    return False


def _context(document: Document, grids: list[CaptionedGrid], identity: Identity) -> Context:
    bodies = {plain(grid.caption.body_name) for grid in grids if grid.caption.body_name}
    if identity.issuer:
        bodies.add(plain(identity.issuer))
    return Context(
        document_id=document.sha256[:16],
        issuer=identity.issuer,
        division_code=identity.division_code,
        fiscal_year=identity.fiscal_year,
        stage=identity.stage,
        bodies=frozenset(bodies),
    )
