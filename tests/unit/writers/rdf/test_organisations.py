"""The issuer's division as linked data, under an IRI that all documents share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yusuan.disclosure import Disclosure
from yusuan.writers.rdf.organisations import Organisations


def declarations(made: Disclosure, code: str | None) -> str:
    return "\n".join(Organisations(replace(made.document, division_code=code)).declarations())


def test_a_division_stands_within_those_above_it(made: Disclosure) -> None:
    text = declarations(made, "350102")
    assert 'yu:divisionCode "350102" ; dct:spatial <https://w3id.org/yusuan/division/350102>' in text
    assert 'skos:prefLabel "福建省福州市鼓楼区"@zh-Hans' in text
    assert text.count("a dct:Location") == 3
    assert text.count("dct:isPartOf") == 2


@pytest.mark.parametrize(("code", "locations"), [("310000", 1), ("999901", 0), (None, 0)])
def test_a_province_has_nothing_above_and_an_unknown_code_is_not_made_up(
    made: Disclosure, code: str | None, locations: int
) -> None:
    text = declarations(made, code)
    assert text.count("a dct:Location") == locations
    assert ("dct:spatial" in text) is (code is not None)
