"""Evidence is weighed: every place of a document that tells something of its identity votes for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from yusuan.recognise.identity.cover import Cover, Labelled
from yusuan.recognise.identity.names import Body, is_placeholder
from yusuan.recognise.identity.statement import Statement


class Weight:
    """How much each kind of evidence counts. Only the order matters; MOST is all that weak ones reach."""

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

    def vote(self, value: str | None, weight: float) -> None:
        """Add weight to a value; weak votes add up to no more than Weight.MOST. None is no vote."""
        if value:
            before = self.weights.get(value, 0.0)
            strong = weight > Weight.MOST
            self.weights[value] = (
                before + weight if strong else max(before, min(before + weight, Weight.MOST))
            )

    def winner(self) -> str | None:
        """The value with the most weight; of equal ones the first that was voted for."""
        return max(self.weights, key=self.weights.__getitem__, default=None)

    def strength(self) -> float:
        """The most weight of any value."""
        return max(self.weights.values(), default=0.0)

    def give(self, shorter: str, longer: str) -> None:
        """Hand the votes of a shortened name to the full one."""
        self.weights[longer] += self.weights.pop(shorter)


@dataclass(slots=True)
class Evidence:
    """The ballots, what the cover says, its best heading, and the title as printed."""

    cover: Cover
    bodies: Ballot = field(default_factory=Ballot)
    types: Ballot = field(default_factory=Ballot)
    years: Ballot = field(default_factory=Ballot)
    stages: Ballot = field(default_factory=Ballot)
    heading: Statement | None = None
    title: str | None = None
    placeholder: bool = False

    def hear(self, statement: Statement, weight: float) -> None:
        """Count what a heading or a sentence says."""
        self.years.vote(str(statement.year) if statement.year else None, weight)
        self.stages.vote(statement.stage, weight)
        self.types.vote(statement.issuer_type, weight)
        self.hear_body(statement.body, weight)

    def hear_label(self, labelled: Labelled, weight: float) -> None:
        """Count a body after its label, and the type that the label tells."""
        self.hear_body(labelled.body, weight)
        if labelled.body is not None:
            self.types.vote(labelled.body.issuer_type or labelled.issuer_type, weight)

    def hear_body(self, body: Body | None, weight: float) -> None:
        """Count a body; blanks to be filled in are none."""
        if body is not None and not is_placeholder(body.name):
            self.bodies.vote(body.name, weight)
