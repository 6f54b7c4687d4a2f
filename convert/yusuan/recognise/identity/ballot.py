"""Evidence is weighed: every place of a document that tells something votes for it."""

from __future__ import annotations

from dataclasses import dataclass, field


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
