"""Evidence is weighed: every place of a document that tells something votes for it."""

from __future__ import annotations

from dataclasses import dataclass, field


class Weight:
    """How much each kind of evidence counts. Only their order matters; MOST is all that weak ones reach."""

    LABEL_ON_COVER = 12.0
    COVER = 10.0
    ALONE = 8.0
    MOST = 8.0
    RUNNING = 6.0
    FORM = 3.0
    HEADING = 3.0
    LABEL = 2.0
    CAPTION = 1.0
    SENTENCE = 1.0
    COLUMN = 0.1


@dataclass(slots=True)
class Ballot:
    """Weights of the values voted for."""

    weights: dict[str, float] = field(default_factory=dict)

    def vote(self, value: str | None, weight: float, most: float = 100.0) -> None:
        """Add weight to a value, up to `most` in all from votes of this kind; None is no vote."""
        if value:
            before = self.weights.get(value, 0.0)
            self.weights[value] = max(before, min(before + weight, most))

    def winner(self) -> str | None:
        """The value with the most weight; of equal ones the first that was voted for."""
        return max(self.weights, key=self.weights.__getitem__, default=None)

    def give(self, shorter: str, longer: str) -> None:
        """Hand the votes of a shortened name to the full one."""
        self.weights[longer] += self.weights.pop(shorter)
