"""The concepts that one document uses, collected while it is written and declared at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.writers.rdf import schemes
from yusuan.writers.rdf.terms import dashed, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CODE_LENGTHS = (5, 3)


class Concepts:
    """Names concepts and remembers which ones it named.

    `year` is the edition of the classifications: that of the disclosure's fiscal year.
    """

    def __init__(self, document_id: str, fiscal_year: int | None) -> None:
        self.year = str(fiscal_year) if fiscal_year else schemes.UNDATED
        self._document_id = document_id
        self._named: dict[tuple[str, str, str], str] = {}
        self._unlisted: dict[tuple[str, str], str | None] = {}

    def code(self, scheme: str, code: str) -> str:
        """The concept of a code of a code list, or `_T` or `_Z` of a classification."""
        if code not in schemes.entries(scheme):
            return self._without_list(scheme, code, None)
        return self._listed(scheme, code, "")

    def classified(self, scheme: str, code: str, label: str | None) -> str:
        """The concept of a code of a classification; `label` names it where the classification does not."""
        if schemes.classified(scheme, code, self.year) is None:
            return self._without_list(scheme, code, label)
        return self._listed(scheme, code, self.year)

    def _listed(self, scheme: str, code: str, year: str) -> str:
        key = (scheme, code, year)
        if key not in self._named:
            entry = schemes.entry(scheme, code, year)
            if entry.broader:
                self._listed(scheme, entry.broader, year)
            self._named[key] = schemes.concept(scheme, code, year)
        return self._named[key]

    def _without_list(self, scheme: str, code: str, label: str | None) -> str:
        if not self._unlisted.get((scheme, code)):
            self._unlisted[scheme, code] = label
        return self._own(scheme, code)

    def _own(self, scheme: str, code: str) -> str:
        return resource(self._document_id, dashed(scheme), code)

    def _unlisted_broader(self, scheme: str, code: str) -> str:
        """The nearest code above an unlisted one by its digits, be it unlisted too or listed."""
        for length in _CODE_LENGTHS:
            above = code[:length]
            if length < len(code) and (scheme, above) in self._unlisted:
                return self._own(scheme, above)
            if length < len(code) and schemes.classified(scheme, above, self.year):
                return self._listed(scheme, above, self.year)
        return ""

    def declarations(self, also: Iterable[str]) -> Iterator[str]:
        """The schemes of all concepts named, `also` these schemes, and the concepts themselves."""
        unlisted = [
            schemes.unlisted_text(
                self._own(scheme, code),
                scheme,
                code,
                label,
                self._unlisted_broader(scheme, code),
            )
            for (scheme, code), label in self._unlisted.items()
        ]
        named = {scheme for scheme, *_ in (*self._named, *self._unlisted)} | set(also)
        yield from (schemes.scheme_text(scheme) for scheme in sorted(named))
        dated = {scheme for scheme, _, year in self._named if year}
        yield from (schemes.edition_text(scheme, self.year) for scheme in sorted(dated))
        for scheme, code, year in sorted(self._named):
            yield schemes.concept_text(scheme, schemes.entry(scheme, code, year), year)
        yield from unlisted
