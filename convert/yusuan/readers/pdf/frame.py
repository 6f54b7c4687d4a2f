"""From PDF user space (origin at the bottom left, before rotation) to the page as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: left, bottom, right, top in user space.
UserBox = tuple[float, float, float, float]
#: The six numbers of a PDF transformation matrix.
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of user space that is shown, in points, and its clockwise rotation in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        across, along = self.right - self.left, self.top - self.bottom
        return (along, across) if self.rotation in {90, 270} else (across, along)

    def shown(
        self, left: Iterable[float], bottom: Iterable[float], right: Iterable[float], top: Iterable[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """The columns x0, top, x1, bottom of boxes as shown, from their columns in user space."""
        if self.rotation == 90:
            return (
                _less(bottom, self.bottom),
                _less(left, self.left),
                _less(top, self.bottom),
                _less(right, self.left),
            )
        if self.rotation == 180:
            return (
                _from(right, self.right),
                _less(bottom, self.bottom),
                _from(left, self.right),
                _less(top, self.bottom),
            )
        if self.rotation == 270:
            return (
                _from(top, self.top),
                _from(right, self.right),
                _from(bottom, self.top),
                _from(left, self.right),
            )
        return _less(left, self.left), _from(top, self.top), _less(right, self.left), _from(bottom, self.top)

    def turned(self, degrees: int) -> Frame:
        """The same part of user space, turned so much further clockwise."""
        return Frame(self.left, self.bottom, self.right, self.top, (self.rotation + degrees) % 360)


def _less(values: Iterable[float], origin: float) -> list[float]:
    return list(values) if not origin else [value - origin for value in values]


def _from(values: Iterable[float], origin: float) -> list[float]:
    return [origin - value for value in values]


def compose(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def transformed(boxes: Iterable[UserBox], matrix: Matrix) -> Iterator[UserBox]:
    """The boxes around the transformed boxes."""
    a, b, c, d, e, f = matrix
    for left, bottom, right, top in boxes:
        xs = (a * left + c * bottom, a * left + c * top, a * right + c * bottom, a * right + c * top)
        ys = (b * left + d * bottom, b * left + d * top, b * right + d * bottom, b * right + d * top)
        yield min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f
