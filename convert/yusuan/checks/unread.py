"""Identities with an operand that is printed but not understood: they cannot be checked, and say so.

A row of unknown name between a line and its parts, or a column of unknown heading in a row, would else make
a sum fail that the document keeps.
"""

from __future__ import annotations

from collections.abc import Iterator

from yusuan._records import replace
from yusuan.amounts import parse
from yusuan.checks.identity import Identity
from yusuan.disclosure import Disclosure, NotUnderstood

_DOWN, _ALONG, _FORM = "tree", "row-", "form-sources"


class Unread:
    """The figures of a disclosure that were not understood, by table, row and column."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._places = {fact.fact_id: (fact.table_id, fact.row, fact.column) for fact in disclosure.facts}
        self._rows: dict[tuple[str, int], NotUnderstood] = {}
        self._columns: dict[tuple[str, int], NotUnderstood] = {}
        self._tables: dict[str, NotUnderstood] = {}
        for item in disclosure.not_understood:
            if item.table_id and item.row is not None and item.column is not None and _is_amount(item):
                self._rows[item.table_id, item.row] = item
                self._columns[item.table_id, item.column] = item
                self._tables[item.table_id] = item

    def judged(self, identity: Identity) -> Identity:
        """The identity; one that fails is not checkable where an operand may be among what was not read."""
        if not self._tables or identity.outcome != "fail":
            return identity
        item = next(self._beside(identity), None)
        return replace(identity, missing=f"{item.text.strip()} ({item.reason})") if item else identity

    def _beside(self, identity: Identity) -> Iterator[NotUnderstood]:
        terms = (term.fact_id for term in (*identity.left, *identity.right) if term.fact_id)
        for table, row, column in (self._places[fact_id] for fact_id in terms):
            found = None
            if identity.code == _DOWN:
                found = self._columns.get((table, column))
            elif identity.code.startswith(_ALONG):
                found = self._rows.get((table, row))
            elif identity.code == _FORM:
                found = self._tables.get(table)
            if found is not None:
                yield found


def _is_amount(item: NotUnderstood) -> bool:
    return parse(item.text) is not None
