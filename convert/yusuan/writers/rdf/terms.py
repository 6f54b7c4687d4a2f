"""Turtle by hand: prefixes, IRIs and literals, escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from yusuan import _data

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

BASE = "https://w3id.org/yusuan/"
CHINESE, ENGLISH = "zh-Hans", "en"

_PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "qb": "http://purl.org/linked-data/cube#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "interval": "http://reference.data.gov.uk/def/intervals/",
    "year": "http://reference.data.gov.uk/id/year/",
    "currency": "http://publications.europa.eu/resource/authority/currency/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "obeu-dim": "http://data.openbudgets.eu/ontology/dsd/dimension/",
    "obeu-att": "http://data.openbudgets.eu/ontology/dsd/attribute/",
    "obeu-mea": "http://data.openbudgets.eu/ontology/dsd/measure/",
    "yu": f"{BASE}def/",
    "dim": f"{BASE}def/dimension/",
    "mea": f"{BASE}def/measure/",
    "att": f"{BASE}def/attribute/",
    "comp": f"{BASE}def/component/",
    "dsd": f"{BASE}def/dsd/",
    "cl": f"{BASE}codelist/",
    "project": f"{BASE}def/project/",
    "r": f"{BASE}id/",
}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_SAFE_PATH = re.compile(r"[A-Za-z0-9_./-]*")
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_UNENCODABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


def dashed(name: str) -> str:
    """The name of a list or a table kind as it stands in an IRI."""
    return name.replace("_", "-")


def prefixes(years: Iterable[str] = ()) -> str:
    """The prefix lines, with one prefix for each code list and for each classification of the years."""
    pairs = dict(_PREFIXES)
    for row in _data.rows("cube", "schemes"):
        name = dashed(row["name"])
        pairs[name] = f"{BASE}codelist/{name}/"
        if row["levels"]:
            pairs |= {f"{name}-{year}": f"{BASE}codelist/{name}/{year}/" for year in years}
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in pairs.items())


def iri(*segments: str) -> str:
    """An IRI under https://w3id.org/yusuan/; each segment is percent-encoded where it has to be."""
    path = "/".join(segments)
    if _SAFE_PATH.fullmatch(path) is None or path.count("/") >= len(segments):
        path = "/".join(quote(segment, safe="") for segment in segments)
    return f"<{BASE}{path}>"


def resource(*segments: str) -> str:
    """What an id of the output contract names, or a part of it when more segments are given."""
    if len(segments) == 1 and _LOCAL.fullmatch(segments[0]):
        return f"r:{segments[0]}"
    return iri("id", *segments)


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if _UNENCODABLE.match(character):
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def literal(text: str) -> str:
    """A plain string. Characters that no RDF file can hold (NUL, lone surrogates) become U+FFFD."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def chinese(text: str) -> str:
    """A text in Chinese."""
    return f"{literal(text)}@{CHINESE}"


def english(text: str) -> str:
    """A text in English."""
    return f"{literal(text)}@{ENGLISH}"


def labels(zh: str, en: str) -> str:
    """A text in both languages; one that is missing is left out."""
    return ", ".join([chinese(zh)] * bool(zh) + [english(en)] * bool(en))


def yuan(value: Decimal) -> str:
    """Money in yuan, always with two decimals, as the JSON has it."""
    plain = f"{value:.2f}"
    return "0.00" if plain == "-0.00" else plain


def _six_places(value: Decimal) -> tuple[str, str]:
    """The whole part and the decimals without needless zeros, rounded as the JSON is; zero has no sign."""
    whole, _, places = f"{value:.6f}".partition(".")
    places = places.rstrip("0")
    return ("0" if whole == "-0" and not places else whole), places


def measured(value: Decimal) -> str:
    """A side of a check: two decimals, more only where they are not zero."""
    whole, places = _six_places(value)
    return f"{whole}.{places.ljust(2, '0')}"


def number(value: Decimal) -> str:
    """A number that is no money, without needless zeros."""
    whole, places = _six_places(value)
    return f'"{whole}.{places}"^^xsd:decimal' if places else f'"{whole}"^^xsd:decimal'


def statement(subject: str, *parts: str) -> str:
    """One subject with its predicates and objects; blank parts are left out."""
    return f"{subject} {' ; '.join(filter(None, parts))} .\n"


def optional(predicate: str, rendered: str | None) -> str:
    """A predicate with its object, or nothing where there is no object."""
    return f"{predicate} {rendered}" if rendered else ""
