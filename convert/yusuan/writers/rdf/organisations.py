"""The organisations of one document: its issuer, the units below it, the departments named in its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.recognise.identity.divisions import lineage
from yusuan.writers.rdf.terms import chinese, iri, literal, optional, resource, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yusuan.disclosure import DocumentRecord


class Organisations:
    """Names organisations and remembers which ones it named.

    Names are no keys across documents, so each document has its own; a code joins them.
    """

    def __init__(self, document: DocumentRecord) -> None:
        self._document = document
        self._iris: dict[str, str] = {}
        self._named: dict[str, tuple[str | None, str | None, bool]] = {}
        self.issuer = resource(document.document_id, "organisation", "issuer")

    def unit(self, code: str | None, name: str | None) -> str:
        """A unit of the issuer; the issuer itself where there is neither code nor name."""
        return self._organisation(code, name, below=True)

    def responsible(self, code: str | None, name: str | None) -> str | None:
        """The department that a form names as responsible, if it names one."""
        return self._organisation(code, name, below=False) if code or name else None

    def _organisation(self, code: str | None, name: str | None, *, below: bool) -> str:
        key = code or name
        if key is None or name == self._document.issuer:
            return self.issuer
        if key not in self._iris:
            tail = code or f"unnumbered-{len(self._iris) + 1}"
            self._iris[key] = resource(self._document.document_id, "organisation", tail)
            self._named[self._iris[key]] = (code, name, below)
            if name:
                self._iris.setdefault(name, self._iris[key])
        return self._iris[key]

    def declarations(self) -> Iterator[str]:
        """The issuer and every organisation that was named."""
        document = self._document
        yield statement(
            self.issuer,
            "a org:Organization",
            optional("skos:prefLabel", document.issuer and chinese(document.issuer)),
            optional("yu:divisionCode", document.division_code and literal(document.division_code)),
            optional("dct:spatial", document.division_code and _division_iri(document.division_code)),
        )
        yield from _divisions(document.division_code)
        for organisation, (code, name, below) in self._named.items():
            yield statement(
                organisation,
                "a org:Organization",
                optional("skos:prefLabel", name and chinese(name)),
                optional("skos:notation", code and literal(code)),
                f"org:subOrganizationOf {self.issuer}" if below else "",
            )


def _divisions(code: str | None) -> Iterator[str]:
    """The division and those that hold it, under IRIs that all documents share."""
    divisions = lineage(code) if code else ()
    for n, division in enumerate(divisions):
        yield statement(
            _division_iri(division.code),
            "a dct:Location",
            f"skos:notation {literal(division.code)}",
            f"skos:prefLabel {chinese(''.join(d.name for d in divisions[: n + 1]))}",
            f"dct:isPartOf {_division_iri(divisions[n - 1].code)}" if n else "",
        )


def _division_iri(code: str) -> str:
    return iri("division", code)
