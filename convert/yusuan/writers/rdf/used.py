"""What one document uses of the vocabulary; it is declared at the end of the document's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf import cube, schemes
from yusuan.writers.rdf.concepts import Concepts
from yusuan.writers.rdf.organisations import Organisations
from yusuan.writers.rdf.terms import labels, literal, resource, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yusuan.disclosure import DocumentRecord

UNKNOWN_YEAR = "yu:unknownYear"
UNRECOGNISED = "unrecognised"


class Used:
    """The concepts, organisations, structures and years that one document uses."""

    def __init__(self, document: DocumentRecord) -> None:
        self.document = resource(document.document_id)
        self.run = resource(document.document_id, "conversion")
        self.concepts = Concepts(document.document_id, document.fiscal_year)
        self.organisations = Organisations(document)
        self._structures: dict[tuple[str, bool], None] = {}
        self._scopes: dict[str, None] = {}
        self._years: dict[int | None, None] = {}
        self._components: dict[str, None] = {}

    def structure(self, kind: str, *, by_column: bool) -> str:
        """The data structure definition of a table kind."""
        self._structures[kind, by_column] = None
        return cube.structure(kind, by_column=by_column)

    def year(self, year: int | None) -> str:
        """The year as an IRI, which compares in every engine, as two xsd:gYear do not."""
        self._years[year] = None
        return UNKNOWN_YEAR if year is None else f"year:{year}"

    def project_scope(self, code: str) -> str:
        """All projects together (`_T`) or none (`_Z`)."""
        self._scopes[code] = None
        return f"project:{code}"

    def component(self, name: str) -> str:
        """A component property used outside the data sets, by figures of the prose."""
        self._components[name] = None
        return cube.property_of(name)

    def declarations(self) -> Iterator[str]:
        """Everything that was used, declared by the same triples as in the vocabulary files."""
        yield from self.organisations.declarations()
        yield from (year_text(year) for year in self._years)
        yield from (scope_text(code) for code in self._scopes)
        used = dict(self._components)
        for kind, by_column in self._structures:
            yield cube.structure_text(kind, by_column=by_column)
            used |= dict.fromkeys(cube.members(kind, by_column=by_column))
        yield from map(cube.component_text, used)
        lists = (cube.components()[name]["codelist"] for name in used)
        yield from self.concepts.declarations(filter(None, lists))


def year_text(year: int | None) -> str:
    """A year as a resource."""
    if year is None:
        return statement(
            UNKNOWN_YEAR, "a interval:Year", f"rdfs:label {labels('年度不明', 'year not known')}"
        )
    return statement(f"year:{year}", "a interval:Year", f"rdfs:label {literal(str(year))}")


def scope_text(code: str) -> str:
    """All projects together, or none."""
    entry = schemes.totals("project")[code]
    return statement(f"project:{code}", "a yu:ProjectScope", f"rdfs:label {labels(entry.zh, entry.en)}")
