"""The statements and terms of one disclosure, put together from its sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yusuan.amounts import Printed, money, parse
from yusuan.disclosure import Fact, Section, Statement, Term
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.mentions import Kind, Mention
from yusuan.recognise.prose.passages import Passage, passages
from yusuan.recognise.prose.reader import Reader
from yusuan.recognise.prose.subjects import Names
from yusuan.recognise.prose.terms import terms_of
from yusuan.text import plain

GLOSSARY, CONTENTS = "glossary", "contents"
ZERO = Decimal("0.00")
_LONGEST_SUBJECT = 80


@dataclass(frozen=True, slots=True)
class Prose:
    """What the running text of a disclosure says."""

    statements: tuple[Statement, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What is known of the disclosure before its prose is read."""

    document_id: str
    issuer: str | None
    fiscal_year: int | None
    stage: str | None


def read_prose(sections: Sequence[Section], background: Background, facts: Iterable[Fact]) -> Prose:
    """Read the prose. The facts tell the names of units and projects that it may speak of."""
    names = _names(background, facts)
    running = list(passages(s for s in sections if s.standard_name not in (GLOSSARY, CONTENTS)))
    reader = Reader(names, background.fiscal_year, background.stage)
    found = [(passage, draft) for passage, drafts in reader.read(running) for draft in drafts]
    ids = {id(draft): f"{background.document_id}-st{n:04}" for n, (_, draft) in enumerate(found, 1)}
    made = tuple(_statement(passage, draft, background.document_id, ids) for passage, draft in found)
    glossary = passages(s for s in sections if s.standard_name == GLOSSARY)
    return Prose(made, tuple(terms_of(glossary, background.document_id)))


def _names(background: Background, facts: Iterable[Fact]) -> Names:
    units, projects = set(), {}
    for fact in facts:
        if fact.unit_name:
            units.add(plain(fact.unit_name))
        if fact.project_name:
            projects[plain(fact.project_name)] = fact.project_name
    issuer = plain(background.issuer) if background.issuer else None
    longest_first = sorted(units - {issuer, ""}, key=lambda name: (-len(name), name))
    return Names(issuer, tuple(longest_first), projects, background.fiscal_year)


def _statement(passage: Passage, draft: Draft, document_id: str, ids: Mapping[int, str]) -> Statement:
    mention = draft.mention
    piece = passage.piece_at(mention.start)
    said = draft.dimensions
    start, end = draft.sentence
    printed = _printed(mention)
    return Statement(
        statement_id=ids[id(draft)],
        document_id=document_id,
        section_id=piece.section.section_id,
        page=piece.paragraph.page,
        bbox=piece.paragraph.bbox,
        fragment=piece.paragraph.fragment,
        sentence=passage.text[start:end].strip(),
        sentence_start=_inside(passage, piece.section, start, mention.start, step=1),
        sentence_end=_inside(passage, piece.section, end - 1, mention.start, step=-1) + 1,
        figure_start=passage.place(mention.start),
        subject=draft.subject[-_LONGEST_SUBJECT:] or None,
        table_kind=said.get("table_kind"),
        flow=said.get("flow"),
        function_code=said.get("function_code"),
        economic_code=said.get("economic_code"),
        government_economic_code=said.get("government_economic_code"),
        revenue_code=said.get("revenue_code"),
        fund=said.get("fund"),
        nature=said.get("nature"),
        portion=said.get("portion"),
        origin=said.get("origin"),
        item=said.get("item"),
        counted=draft.counted,
        threshold=_threshold(draft),
        unit_name=draft.unit_name,
        project_name=said.get("project_name"),
        qualifier=said.get("qualifier"),
        reference_year=draft.year if draft.is_understood else None,
        reference_stage=draft.stage if draft.is_understood else None,
        base_year=draft.base_year,
        base_stage=draft.base_stage,
        measure=draft.measure,
        printed=mention.number or passage.text[mention.start : mention.end],
        unit=mention.unit or None,
        amount=_amount(draft, printed),
        value=_value(draft, printed),
        direction=draft.direction,
        reason=draft.reason,
        not_understood=draft.not_understood,
        relates_to=_id(draft.relates_to, ids),
        compared_with=_id(draft.compared_with, ids),
        part_of=_id(draft.part_of, ids),
    )


def _id(draft: Draft | None, ids: Mapping[int, str]) -> str | None:
    return ids.get(id(draft)) if draft is not None else None


def _inside(passage: Passage, section: Section, at: int, figure: int, *, step: int) -> int:
    """A place of the passage in its section's text, moved towards the figure while in another section."""
    while passage.piece_at(at).section is not section and at != figure:
        at += step
    return passage.place(at)


def _printed(mention: Mention) -> Printed | None:
    return parse(mention.number) if mention.number else None


def _threshold(draft: Draft) -> Decimal | None:
    if draft.threshold is None:
        return None
    printed = parse(draft.threshold.number)
    return money(printed, draft.threshold.unit) if printed else None


def _signed(draft: Draft, value: Decimal) -> Decimal | None:
    """A decrease is negative; a change of which neither is said has no known sign."""
    if draft.measure == "change" and draft.direction is None:
        return None
    return -value if draft.direction == "decrease" else value


def _amount(draft: Draft, printed: Printed | None) -> Decimal | None:
    if draft.mention.kind is Kind.UNCHANGED:
        return None if draft.is_nearly else ZERO
    if draft.mention.kind is not Kind.MONEY or printed is None:
        return None
    return _signed(draft, money(printed, draft.mention.unit))


def _value(draft: Draft, printed: Printed | None) -> Decimal | None:
    if draft.mention.kind not in (Kind.PERCENT, Kind.COUNT) or printed is None:
        return None
    return _signed(draft, printed.value)
