"""The columns of a table whose figures would coincide without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf.terms import chinese, optional, resource, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yusuan.disclosure import Fact


class Columns:
    """Names columns. Should two figures stand in one cell, the second is in `.../column/3-2`."""

    def __init__(self, table_id: str) -> None:
        self._table_id = table_id
        self._in_cell: dict[tuple[int, int], int] = {}
        self._named: dict[str, tuple[int, str | None]] = {}

    def name(self, fact: Fact) -> str:
        """The column of a fact; to be asked once for each fact."""
        count = self._in_cell.get((fact.row, fact.column), 0) + 1
        self._in_cell[fact.row, fact.column] = count
        tail = f"{fact.column}-{count}" if count > 1 else str(fact.column)
        name = resource(self._table_id, "column", tail)
        self._named.setdefault(name, (fact.column, fact.header))
        return name

    def texts(self) -> Iterator[str]:
        """Every column that was named, with its header."""
        for name, (column, header) in self._named.items():
            yield statement(
                name,
                "a yu:Column",
                f"yu:columnNumber {column}",
                optional("rdfs:label", header and chinese(header)),
            )
