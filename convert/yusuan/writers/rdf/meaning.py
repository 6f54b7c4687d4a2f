"""The dimensions of a fact as Turtle.

Most facts of a table share most of their dimensions, so the text of each combination is made once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf import cube
from yusuan.writers.rdf.terms import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yusuan.disclosure import Fact
    from yusuan.writers.rdf.used import Used

_FIELDS = {
    "function": "function_code",
    "economic": "economic_code",
    "governmentEconomic": "government_economic_code",
    "revenue": "revenue_code",
    "item": "item",
    "period": "period",
    "project": "project_id",
}
_TOTALS = frozenset({"total", "grand_total", "subtotal"})
_CLASSIFIED = frozenset({"function", "economic", "governmentEconomic", "revenue"})
_UNQUALIFIED = "_T"


def _common_key(fact: Fact) -> tuple[object, ...]:
    return (
        fact.unit_code,
        fact.unit_name,
        fact.fiscal_year,
        fact.stage,
        fact.reference_year,
        fact.reference_stage,
        fact.flow,
        fact.fund,
        fact.nature,
        fact.portion,
        fact.origin,
        fact.measure,
        fact.qualifier,
    )


def _name_of_code(fact: Fact) -> str | None:
    """The label of a row as the name of its code: only where the row has one code and is no project."""
    codes = sum(getattr(fact, _FIELDS[name]) is not None for name in _CLASSIFIED)
    return fact.label if codes == 1 and fact.project_id is None else None


class Meanings:
    """Turns the meaning of the facts of one table into text, each combination once."""

    def __init__(self, kind: str, facts: Sequence[Fact], used: Used) -> None:
        self._used = used
        self._own = cube.structures()[kind]
        self._common: dict[tuple[object, ...], str] = {}
        self._specific: dict[tuple[object, ...], str] = {}
        self._applies = {
            (name, fact.flow)
            for name, field in _FIELDS.items()
            for fact in facts
            if getattr(fact, field) is not None
        }

    def text(self, fact: Fact) -> str:
        """All dimensions of a fact but its line and column. Equal texts mean equal dimensions."""
        key = _common_key(fact)
        common = self._common.get(key)
        if common is None:
            common = self._common[key] = self._common_text(fact)
        return common + self._specific_text(fact)

    def _common_text(self, fact: Fact) -> str:
        code, year = self._used.concepts.code, self._used.year
        return (
            f"dim:organization {self._used.organisations.unit(fact.unit_code, fact.unit_name)}"
            f" ; dim:fiscalYear {year(fact.fiscal_year)} ; dim:stage {code('stage', fact.stage or '_U')}"
            f" ; dim:referenceYear {year(fact.reference_year)}"
            f" ; dim:referenceStage {code('stage', fact.reference_stage or '_U')}"
            f" ; dim:flow {code('flow', fact.flow or '_Z')} ; dim:fund {code('fund', fact.fund)}"
            f" ; dim:nature {code('nature', fact.nature)} ; dim:portion {code('portion', fact.portion)}"
            f" ; dim:origin {code('origin', fact.origin)} ; dim:measure {code('measure', fact.measure)}"
            f" ; dim:qualifier {code('qualifier', fact.qualifier or _UNQUALIFIED)}"
        )

    def _specific_text(self, fact: Fact) -> str:
        """The dimensions that only some kinds of table have; a value is never left out where there is one."""
        values = tuple(getattr(fact, field) for field in _FIELDS.values())
        key = (*values, fact.row_role in _TOTALS, fact.flow)
        found = self._specific.get(key)
        if found is None:
            wanted = zip(_FIELDS, values, strict=True)
            parts = (
                f" ; dim:{name} {self._value(name, value, fact)}"
                for name, value in wanted
                if self._has(name, value)
            )
            found = self._specific[key] = "".join(parts)
        return found

    def _has(self, name: str, value: str | None) -> bool:
        return value is not None or name in self._own

    def _value(self, name: str, value: str | None, fact: Fact) -> str:
        """A code, the total where a total row has none, or `_Z`."""
        total = "_T" if fact.row_role in _TOTALS and (name, fact.flow) in self._applies else "_Z"
        if name == "project":
            return resource(value) if value else self._used.project_scope(total)
        scheme = cube.components()[name]["codelist"]
        if name not in _CLASSIFIED:
            return self._used.concepts.code(scheme, value or "_Z")
        if value is None:
            return self._used.concepts.code(scheme, total)
        return self._used.concepts.classified(scheme, value, _name_of_code(fact))
