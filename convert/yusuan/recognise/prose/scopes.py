"""What surrounds a passage: the headings above it, and the lists that it is an item of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.subjects import CLASSIFIED

Dimensions = Mapping[str, str]

_DETAIL = CLASSIFIED | {"nature", "portion", "item", "table_kind", "qualifier", "origin", "project_name"}


def merged(around: Dimensions, own: Dimensions) -> dict[str, str]:
    """What is said of a figure and around it, taken together: its own words win.

    What no longer fits is dropped: another side of the budget, table or class has details of its own.
    """
    kept = dict(around)
    if _turns(around, own, "flow") or _turns(around, own, "table_kind"):
        for name in _DETAIL - own.keys():
            kept.pop(name, None)
    if "nature" in own and "portion" not in own:
        kept.pop("portion", None)
    if own.keys() & CLASSIFIED:
        for name in CLASSIFIED:
            kept.pop(name, None)
    return {**kept, **own}


def _turns(around: Dimensions, own: Dimensions, name: str) -> bool:
    return name in own and name in around and own[name] != around[name] != "both"


@dataclass(frozen=True, slots=True)
class Scope:
    """What one heading or list head says, its depth, and for a list the figures that it is a list of."""

    level: float
    dimensions: Dimensions
    unit: str | None = None
    whole: tuple[Draft, ...] = ()
    is_list: bool = False


class Scopes:
    """The headings and list heads above a passage, the outermost first."""

    def __init__(self) -> None:
        self._open: list[Scope] = []

    def enter(self, level: float) -> None:
        """Close everything that an item of this depth cannot be in."""
        while self._open and self._open[-1].level >= level:
            self._open.pop()

    def leave_lists(self) -> None:
        """Close the lists that are open at the end."""
        while self._open and self._open[-1].is_list:
            self._open.pop()

    def push(self, scope: Scope) -> None:
        """Open a heading or a list."""
        self._open.append(scope)

    @property
    def depth(self) -> float:
        """The depth of the innermost one."""
        return self._open[-1].level if self._open else 0

    @property
    def dimensions(self) -> Dimensions:
        """What all of them say together."""
        said: dict[str, str] = {}
        for scope in self._open:
            said = merged(said, scope.dimensions)
        return said

    @property
    def unit(self) -> str | None:
        """The body that they speak of, where it is not the issuer as a whole."""
        return next((scope.unit for scope in reversed(self._open) if scope.unit), None)

    @property
    def whole(self) -> tuple[Draft, ...]:
        """The figures that the innermost list is a list of."""
        return self._open[-1].whole if self._open else ()
