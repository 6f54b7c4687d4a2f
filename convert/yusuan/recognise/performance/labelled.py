"""The labels of a row of a form, each with the cells that follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yusuan._data import Row
from yusuan.document import Cell
from yusuan.recognise.performance.wording import field_of


@dataclass(frozen=True, slots=True)
class Pair:
    """A label: its entry in the lexicon, its cell, and the cells up to the next label."""

    entry: Row
    name: Cell
    values: list[Cell]

    @property
    def kind(self) -> str:
        """What kind of label it is (`name`, `text`, `total` …)."""
        return self.entry["kind"]

    @property
    def field(self) -> str:
        """The field that it labels."""
        return self.entry["field"]


def labelled(cells: list[Cell]) -> Iterator[Pair]:
    """Every label of a row with the cells that follow it up to the next label."""
    entries = [field_of(cell.text) for cell in cells]
    for n, entry in enumerate(entries):
        if entry is not None:
            end = next((m for m in range(n + 1, len(cells)) if entries[m] is not None), len(cells))
            yield Pair(entry, cells[n], cells[n + 1 : end])
