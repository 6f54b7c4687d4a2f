"""Walks the passages: headings and list heads give the scope, every figure becomes a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yusuan.recognise.prose.clauses import Clause, clause_of
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.figures import Figures
from yusuan.recognise.prose.lexicon import of_part
from yusuan.recognise.prose.mentions import Kind, Mention, mentions, sentences
from yusuan.recognise.prose.passages import Passage, ordinal_level
from yusuan.recognise.prose.reasons import Reason, reason_in
from yusuan.recognise.prose.scopes import Scope, Scopes
from yusuan.recognise.prose.subjects import Names, read_subject, without_ordinal

_LONGEST_HEADING = 60
_TELLING = re.compile(r"\d")
_HALF = 0.5
_STARTS_ANEW = re.compile(r"20\d\d年|本部门|本单位|截至")
_NEXT_REASON = re.compile(r"^(?:[二三四五六七八九]是|[二三四五六七八九]、|[2-9][.、])")


class Reader:
    """Reads the passages of one disclosure in order."""

    def __init__(self, names: Names, year: int | None, stage: str | None) -> None:
        self._names = names
        self._scopes = Scopes()
        self._figures = Figures(names, year, stage, self._scopes)

    def read(self, passages: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[Draft, ...]]]:
        """The drafts of every passage that has any."""
        for passage in passages:
            level = ordinal_level(passage.text)
            drafts = tuple(self._passage(passage, level))
            if drafts:
                yield passage, drafts
            elif len(passage.text) <= _LONGEST_HEADING:
                self._heading(passage, level)

    def _heading(self, passage: Passage, level: int | None) -> None:
        """A short passage without figures is what the following ones stand under."""
        if level is None and not passage.is_heading:
            return
        depth = level or 1
        self._scopes.enter(depth)
        phrase = passage.text.rstrip("。:;")
        subject = read_subject(phrase, self._names, self._scopes.dimensions)
        dimensions = (
            {k: v for k, v in subject.dimensions.items() if v != "both"} if subject.is_understood else {}
        )
        unit = subject.unit or self._unit_named(phrase)
        self._scopes.push(Scope(depth, dimensions, unit))

    def _unit_named(self, phrase: str) -> str | None:
        """The body whose name a heading is, whole: what stands below is of that body alone."""
        name = without_ordinal(phrase)
        bodies = {self._names.issuer, *self._names.units}
        return name if name.replace("(本级)", "") in bodies else None

    def _passage(self, passage: Passage, level: int | None) -> Iterator[Draft]:
        text = passage.text
        if not (_TELLING.search(text) or of_part("flat", "nearly").search(text)):
            return
        if level is not None:
            self._scopes.enter(level)
        elif _STARTS_ANEW.match(text) or (self._names.issuer and text.startswith(self._names.issuer)):
            self._scopes.leave_lists()
        self._figures.begin_passage(text)
        reason: Reason | None = None
        for start, end in sentences(text):
            goes_on = reason is not None and _NEXT_REASON.match(text[start:end])
            if goes_on and reason is not None:
                reason.extend(text[start:end])
            drafts, reason = self._sentence(text, start, end, reason if goes_on else None)
            yield from drafts
        self._figures.end_passage(level, text)

    def _sentence(
        self, text: str, start: int, end: int, going_on: Reason | None
    ) -> tuple[list[Draft], Reason | None]:
        self._figures.begin_sentence(text, start, end)
        drafts: list[Draft] = []
        reason, before = going_on, start
        threshold: Mention | None = None
        for mention in mentions(text, start, end):
            lead = text[before : mention.start]
            if mention.kind is Kind.THRESHOLD:
                threshold = mention
                continue
            reason = reason or self._reason(text, before, mention.start, end, drafts)
            word = text[mention.start : mention.end]
            clause = clause_of(lead, mention, word)
            made = self._figures.take(mention, clause, in_reason=reason is not None, threshold=threshold)
            drafts.extend(made)
            if made or mention.kind is not Kind.UNCHANGED:
                before = mention.end
            threshold = None
        reason = reason or self._reason(text, before, end, end, drafts)
        return drafts, reason

    def _reason(self, text: str, before: int, until: int, end: int, drafts: list[Draft]) -> Reason | None:
        """The reason that begins between two figures, told of the comparison before it."""
        compared = self._figures.compared
        found = reason_in(text, before, until, end, after_comparison=bool(compared))
        if found is not None:
            found.explains(compared)
        return found


__all__ = ["Clause", "Reader"]
