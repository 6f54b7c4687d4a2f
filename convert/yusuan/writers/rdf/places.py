"""Places in the source: a page with a rectangle, a range of characters, a cell of a sheet."""

from __future__ import annotations

from yusuan.writers.rdf.terms import literal

_STANDARDS = {"page=": "http://tools.ietf.org/rfc/rfc3778", "char=": "http://tools.ietf.org/rfc/rfc5147"}
_BY_LETTERS = {start: f" ; dct:conformsTo <{standard}>" for start, standard in _STANDARDS.items()}


def place(name: str, fragment: str, document: str) -> str:
    """A piece of the document, selected by a fragment as `yusuan.document.Place.fragment` gives it."""
    conforms = _BY_LETTERS.get(fragment[:5], "")
    return (
        f"{name} a prov:Entity, oa:SpecificResource ; oa:hasSource {document} ; "
        f"oa:hasSelector [ a oa:FragmentSelector{conforms} ; rdf:value {literal(fragment)} ] .\n"
    )
