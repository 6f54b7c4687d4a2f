"""What surrounds a passage: the headings above it, and the lists that it is an item of."""

from __future__ import annotations

from dataclasses import dataclass

from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.meanings import Dimensions, merged


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
