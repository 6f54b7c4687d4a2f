"""A statement in the making: found figure, its meaning so far, and the statements it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yusuan.recognise.prose.mentions import Mention


@dataclass(slots=True, eq=False, kw_only=True)
class Draft:
    """One figure of the prose. `dimensions` is empty where its subject is not understood."""

    mention: Mention
    sentence: tuple[int, int]
    measure: str
    subject: str
    dimensions: Mapping[str, str] = field(default_factory=dict)
    unit_name: str | None = None
    year: int | None = None
    stage: str | None = None
    base_year: int | None = None
    base_stage: str | None = None
    direction: str | None = None
    is_nearly: bool = False
    counted: str | None = None
    threshold: Mention | None = None
    reason: str | None = None
    not_understood: str | None = None
    relates_to: Draft | None = None
    compared_with: Draft | None = None
    part_of: Draft | None = None

    @property
    def is_understood(self) -> bool:
        """Whether it is known what the figure is about."""
        return bool(self.dimensions) or self.counted is not None
