"""What changed in a classification from one year to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yusuan.vocabulary.editions import edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yusuan.vocabulary.tables import Concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Codes of the year before and of the year, and how the first became the second.

    `kind` is renamed (one code, two names), replaced (one code, whose successors are `after`; two codes
    with one successor were merged), retired (no successor known) or introduced (no predecessor known).
    """

    kind: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def changes(classification: str, year: int) -> tuple[Change, ...]:
    """The changes that a year's edition made, by kind and code."""
    old, new = edition(classification, year - 1), edition(classification, year)
    left = tuple(_left(old, new))
    successors = {code for change in left for code in change.after}
    renamed = (
        Change(kind="renamed", before=(code,), after=(code,))
        for code, concept in new.items()
        if code in old and old[code].name_zh != concept.name_zh
    )
    introduced = (
        Change(kind="introduced", after=(code,)) for code in new if code not in old and code not in successors
    )
    return (*renamed, *left, *introduced)


def _left(old: Mapping[str, Concept], new: Mapping[str, Concept]) -> Iterator[Change]:
    for code, concept in old.items():
        if code in new:
            continue
        after = tuple(successor for successor in concept.replaced_by if successor in new)
        yield Change(kind="replaced" if after else "retired", before=(code,), after=after)
