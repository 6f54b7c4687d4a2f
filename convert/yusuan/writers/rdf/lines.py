"""The printed lines of a table, a resource each: no two lines of a data set ever coincide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf.terms import chinese, literal, optional, resource, statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yusuan.disclosure import Fact
    from yusuan.writers.rdf.used import Used

_Key = tuple[int, str | None, str, int | None]


def _key(fact: Fact) -> _Key:
    """A two-sided table has several lines in a row, each with a label of its own."""
    return fact.row, fact.label_raw or fact.label, fact.row_role, fact.parent_row


class Lines:
    """The lines of one table. The first line of row 5 is `.../line/5`, a further one `.../line/5-2`."""

    def __init__(self, table_id: str, facts: Sequence[Fact]) -> None:
        self._first: dict[_Key, Fact] = {}
        self._names: dict[_Key, str] = {}
        self._at: dict[tuple[int, int], str] = {}
        self._in_row: dict[int, list[str]] = {}
        for fact in sorted(facts, key=lambda fact: (fact.row, fact.column)):
            self._add(table_id, fact)

    def _add(self, table_id: str, fact: Fact) -> None:
        key = _key(fact)
        if key not in self._first:
            before = self._in_row.setdefault(fact.row, [])
            tail = f"{fact.row}-{len(before) + 1}" if before else str(fact.row)
            self._first[key] = fact
            self._names[key] = resource(table_id, "line", tail)
            before.append(self._names[key])
        self._at[fact.row, fact.column] = self._names[key]

    def name(self, fact: Fact) -> str:
        """The line that a fact stands in."""
        return self._names[_key(fact)]

    def _parent(self, fact: Fact) -> str | None:
        """The line above: the one in the same column, or the only one of its row; else it is not known."""
        if fact.parent_row is None:
            return None
        in_row = self._in_row.get(fact.parent_row, [])
        return self._at.get((fact.parent_row, fact.column)) or (in_row[0] if len(in_row) == 1 else None)

    def texts(self, table: str, used: Used) -> Iterator[str]:
        """Every line with its label, role and parent line."""
        for key, fact in self._first.items():
            label, raw = fact.label or fact.label_raw, fact.label_raw
            yield statement(
                self._names[key],
                "a yu:Line",
                f"yu:table {table}",
                f"yu:row {fact.row}",
                f"yu:lineRole {used.concepts.code('row_role', fact.row_role)}",
                optional("rdfs:label", label and chinese(label)),
                optional("yu:printedLabel", raw and literal(raw)),
                optional("yu:parentLine", self._parent(fact)),
            )
