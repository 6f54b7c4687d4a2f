"""Walks the passages: headings and list heads give the scope, every figure becomes statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from yusuan.recognise.prose.clauses import clause_of, comparison_at
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.figures import statements_of
from yusuan.recognise.prose.lexicon import of_part, particles
from yusuan.recognise.prose.mentions import Kind, Mention, mentions, sentences
from yusuan.recognise.prose.passages import Passage, ordinal_level
from yusuan.recognise.prose.reasons import Reason, reason_in
from yusuan.recognise.prose.scopes import Scope
from yusuan.recognise.prose.subjects import ITSELF, Names, read_subject, without_ordinal
from yusuan.recognise.prose.talk import Talk

_LONGEST_HEADING = 60
_DIGIT = re.compile(r"\d")
_NEXT_REASON = re.compile(r"(?:[二三四五六七八九]是|[二三四五六七八九]、|[2-9][.、])")


@cache
def _starts_anew() -> re.Pattern[str]:
    return re.compile(rf"20\d\d年|{particles('anew')}")


class Reader:
    """Reads the passages of one disclosure in order."""

    def __init__(self, names: Names, year: int | None, stage: str | None) -> None:
        self._names = names
        self._talk = Talk(names, year, stage)

    def read(self, passages: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[Draft, ...]]]:
        """The drafts of every passage that has any."""
        for passage in passages:
            level = ordinal_level(passage.text)
            drafts = tuple(self._passage(passage.text, level))
            if drafts:
                yield passage, drafts
            elif len(passage.text) <= _LONGEST_HEADING:
                self._heading(passage, level)

    def _heading(self, passage: Passage, level: int | None) -> None:
        """A short passage without figures is what the following ones stand under."""
        if of_part("list").fullmatch(passage.text.rstrip(":,")):
            self._talk.begin_passage(passage.text)
            self._talk.end_passage(level)
        elif level is not None or passage.is_heading:
            self._open_heading(passage.text.rstrip("。:;"), level or 1)

    def _open_heading(self, phrase: str, depth: int) -> None:
        scopes = self._talk.scopes
        scopes.enter(depth)
        said = read_subject(phrase, self._names, scopes.dimensions)
        dimensions = {k: v for k, v in said.dimensions.items() if v != "both" and said.is_understood}
        scopes.push(Scope(depth, dimensions, said.unit or self._unit_named(phrase)))

    def _unit_named(self, phrase: str) -> str | None:
        """The body whose name a heading is, whole: what stands below is of that body alone."""
        name = without_ordinal(phrase)
        bodies = {self._names.issuer, *self._names.units}
        return name if name.replace(ITSELF, "") in bodies else None

    def _passage(self, text: str, level: int | None) -> Iterator[Draft]:
        if not (_DIGIT.search(text) or of_part("flat", "nearly").search(text)):
            return
        if level is not None:
            self._talk.scopes.enter(level)
        elif _starts_anew().match(text) or (self._names.issuer and text.startswith(self._names.issuer)):
            self._talk.scopes.leave_lists()
        self._talk.begin_passage(text)
        reason: Reason | None = None
        for start, end in sentences(text):
            if reason is not None and _NEXT_REASON.match(text, start):
                reason.extend(text[start:end])
            else:
                reason = None
            drafts, reason = self._sentence(text, start, end, reason)
            yield from drafts
        self._talk.end_passage(level)

    def _sentence(
        self, text: str, start: int, end: int, reason: Reason | None
    ) -> tuple[list[Draft], Reason | None]:
        self._talk.begin_sentence(start, end)
        drafts: list[Draft] = []
        before = start
        threshold: Mention | None = None
        for mention in mentions(text, start, end):
            if mention.kind is Kind.THRESHOLD:
                threshold = mention
                continue
            reason = reason or self._reason(text, before, mention.start, end)
            clause = clause_of(text[before : mention.start], mention, text[mention.start : mention.end])
            if reason is not None and clause.compares_anew:
                anew = before + comparison_at(text[before : mention.start])
                if reason.end_before(text[anew:end]):
                    reason, self._talk.compared = None, []
            made = statements_of(
                self._talk, mention, clause, in_reason=reason is not None, threshold=threshold
            )
            drafts.extend(made)
            if made or mention.kind is not Kind.UNCHANGED:
                before = mention.end
            threshold = None
        return drafts, reason or self._reason(text, before, end, end)

    def _reason(self, text: str, before: int, until: int, end: int) -> Reason | None:
        """The reason that begins between two figures, told of the comparison before it."""
        compared = self._talk.compared
        found = reason_in(text, before, until, end, after_comparison=bool(compared))
        if found is not None:
            found.explains(compared)
        return found
