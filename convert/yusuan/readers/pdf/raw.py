"""What an engine gives for a page: characters and edges as shown, before any structure is seen in them.

Characters and edges are plain tuples: a page has thousands, and objects cost half of the reading time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from yusuan.readers.pdf.deadline import Deadline

#: x0, top, x1, bottom in points from the top left corner of the page as shown, then the character.
Char = tuple[float, float, float, float, str]
#: Position across the edge's direction, start and end along it; points from the top left corner.
Edge = tuple[float, float, float]
#: x0, top, x1, bottom of a cell, in points.
Rectangle = tuple[float, float, float, float]


#: Text turned by at least this angle (radians) from upright and from lying on its side is slanted; the shear
#: of an italic that a program made itself comes as a smaller one.
_SLANTED = math.radians(25)


def is_slanted(angle: float) -> bool:
    """Whether text at this angle (radians) is a watermark across the page: what is written stands or lies."""
    return _SLANTED <= angle % (math.pi / 2) <= math.pi / 2 - _SLANTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """The characters of a page in the order of its content stream, and the straight edges drawn on it.

    `pictures` is the share of the page that images cover, `drawings` the number of drawn paths. A page
    that the engine could not load is `damaged` and has nothing else.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    rotation: int = 0
    chars: list[Char]
    verticals: list[Edge]
    horizontals: list[Edge]
    pictures: float = 0.0
    drawings: int = 0
    damaged: bool = False


class Engine(Protocol):
    """A library that reads the pages of a PDF."""

    name: str

    def pages(self, data: bytes, deadline: Deadline) -> Iterator[RawPage]:
        """The pages of the file in order.

        Raises:
            UnreadableInputError: the file is no PDF, damaged, or needs a password; or time is up.
        """
