"""Reasons: the text after 主要原因是, told of the comparison before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.lexicon import of_part, particles


class Reason:
    """One reason and the statements that it explains; a list of reasons (二是…) extends it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._drafts: tuple[Draft, ...] = ()

    def explains(self, drafts: Iterable[Draft]) -> None:
        """Say of which statements it is the reason; one that has a reason keeps it."""
        self._drafts = tuple(draft for draft in drafts if draft.reason is None)
        self._write()

    def extend(self, text: str) -> None:
        """Add a sentence to it."""
        self._text += text
        self._write()

    def end_before(self, text: str) -> bool:
        """Leave out the end of the sentence, where a comparison begins anew; False when it says no more."""
        rest = self._text.removesuffix(text)
        if not rest.strip("。;,"):
            return False
        self._text = rest
        self._write()
        return True

    def _write(self) -> None:
        for draft in self._drafts:
            draft.reason = self._text.rstrip("。;,")


@cache
def _always() -> re.Pattern[str]:
    return of_part("reason")


@cache
def _after_comparison() -> re.Pattern[str]:
    return of_part("reason", "because")


@cache
def _left_over() -> re.Pattern[str]:
    return re.compile(rf"^(?:[:,;、]|{particles('after_reason')})+")


def reason_in(text: str, start: int, until: int, end: int, *, after_comparison: bool) -> Reason | None:
    """The reason that begins in a stretch of a sentence and goes on to the end of the sentence."""
    pattern = _after_comparison() if after_comparison else _always()
    found = pattern.search(text, start, until)
    if found is None:
        return None
    said = _left_over().sub("", text[found.end() : end])
    return Reason(said) if said.strip("。;") else None
