"""Search by Chinese, English, code, or the initials of the pinyin (xzyx finds 行政运行)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from yusuan import _data
from yusuan.text import plain
from yusuan.vocabulary.editions import edition
from yusuan.vocabulary.tables import CLASSIFICATIONS, variants
from yusuan.vocabulary.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yusuan.vocabulary.tables import Concept


def search(
    text: str, year: int | None = None, classifications: Sequence[str] = CLASSIFICATIONS
) -> tuple[Concept, ...]:
    """The concepts of a year that a text finds: whole names first, then beginnings, then the rest."""
    found = [
        (rank, concept.code, concept)
        for name in classifications
        for concept in edition(name, year).values()
        if (rank := _rank(concept, text)) is not None
    ]
    return tuple(concept for _, _, concept in sorted(found, key=lambda item: item[:2]))


def _rank(concept: Concept, text: str) -> int | None:
    ranks = [rank for rank in _ranks(concept, text) if rank is not None]
    return min(ranks, default=None)


def _ranks(concept: Concept, text: str) -> Iterator[int | None]:
    wording = plain(text).lower()
    if not wording:
        return
    if wording.isdigit():
        yield 0 if concept.code == wording else 1 if concept.code.startswith(wording) else None
        return
    yield _place(folded(concept.name_zh), folded(text))
    for variant in variants(concept.classification).get(concept.code, ()):
        yield _place(folded(variant.name_zh), folded(text))
    if wording.isascii():
        yield _place(concept.name_en.lower(), " ".join(text.lower().split()))
        yield _initials(concept.name_zh, wording)


def _place(name: str, text: str) -> int | None:
    if not text or text not in name:
        return None
    return 0 if name == text else 1 if name.startswith(text) else 2


@cache
def _letters() -> dict[str, str]:
    """The first letters of a character's readings; some have several (行: x, h)."""
    rows = _data.classification("initials")
    return {row["character"]: row["initials"] for row in rows}


def _initials(name: str, text: str) -> int | None:
    """Whether the characters of a name start with these letters, from the first character on."""
    letters = [_letters()[character] for character in name if character in _letters()]
    if len(text) < 2 or len(text) > len(letters):
        return None
    if any(letter not in readings for letter, readings in zip(text, letters, strict=False)):
        return None
    return 0 if len(text) == len(letters) else 1
