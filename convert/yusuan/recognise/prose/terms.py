"""The glossary: terms and what the disclosure says they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from yusuan.disclosure import Term
from yusuan.recognise.prose.lexicon import particles
from yusuan.recognise.prose.passages import Passage, ordinal_level
from yusuan.recognise.prose.subjects import without_ordinal

_QUOTED = re.compile(r"[\"'《]([^\"'《》]+)[\"'》]")


def terms_of(passages: Iterable[Passage], document_id: str) -> Iterator[Term]:
    """The terms of the glossary in order; a passage without a term of its own belongs to the one before."""
    open_term: list[Passage] = []
    number = 0
    for passage in (*passages, None):
        if passage is not None and open_term and _belongs(passage):
            open_term.append(passage)
            continue
        if open_term:
            number += 1
            yield _term(open_term, document_id, number)
        open_term = [passage] if passage is not None and _split(passage) else []


@cache
def _pattern() -> re.Pattern[str]:
    defines = particles("defines")
    return re.compile(rf"^(?P<term>[^:。;]{{2,60}}?)(?::{defines}?|,?{defines})(?P<rest>.+)$")


def _split(passage: Passage) -> re.Match[str] | None:
    return _pattern().match(without_ordinal(passage.text))


def _belongs(passage: Passage) -> bool:
    """Whether a passage goes on with a definition: it begins no term and has no number."""
    return _split(passage) is None and ordinal_level(passage.text) is None and not passage.is_heading


def _unquoted(term: str) -> str:
    """A term without the quotes around all of it; those around a part stay."""
    quoted = _QUOTED.fullmatch(term)
    return quoted[1] if quoted else term


def _term(passages: list[Passage], document_id: str, number: int) -> Term:
    first = passages[0]
    found = _split(first)
    if found is None:
        raise ValueError(first.text)
    piece = first.pieces[0]
    return Term(
        term_id=f"{document_id}-g{number:03}",
        document_id=document_id,
        section_id=piece.section.section_id,
        term=_unquoted(found["term"]),
        definition="".join([found["rest"], *(passage.text for passage in passages[1:])]),
        page=piece.paragraph.page,
        bbox=piece.paragraph.bbox,
        fragment=piece.paragraph.fragment,
    )
