"""The time a document may take."""

from __future__ import annotations

import time
from dataclasses import dataclass

from yusuan.errors import UnreadableInputError


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point in time by which a document must be read; asked once a page.

    A single call into an engine is not interrupted: hard isolation is the batch's, whose worker
    processes can be ended.
    """

    seconds: float
    end: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline so many seconds from now."""
        return cls(seconds, time.monotonic() + seconds)

    def check(self) -> None:
        """Does nothing while there is time.

        Raises:
            UnreadableInputError: the time is up.
        """
        if time.monotonic() > self.end:
            raise UnreadableInputError(
                f"The PDF was not read within {self.seconds:g} seconds.",
                "Give it more time, or print it to a new PDF first.",
            )
