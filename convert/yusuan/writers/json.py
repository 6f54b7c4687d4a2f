"""One disclosure as JSON, valid against schemas/disclosure.schema.json.

Deterministic UTF-8; each element of a top-level array stands on a line of its own, so that two versions of
a file differ by line and a single fact can be found with grep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from json.encoder import encode_basestring as _string
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TextIO

from yusuan.disclosure import Disclosure, DocumentRecord, Rectangle
from yusuan.writers.columns import PLACES, Kind, columns

if TYPE_CHECKING:
    from decimal import Decimal

    from yusuan.writers.columns import Column

SCHEMA = "https://w3id.org/yusuan/schemas/disclosure.schema.json"
SCHEMA_VERSION = "0.1.0"

Encode = Callable[[Any], str]


def _decimal(value: Decimal, kind: Kind) -> str:
    """In the places of its kind, rounded half to even, without exponent; zero carries no sign."""
    plain = f"{value:.{PLACES[kind]}f}"
    return plain[1:] if plain.startswith("-") and not plain.strip("-0.") else plain


def _yuan(value: Decimal) -> str:
    return f'"{_decimal(value, Kind.YUAN)}"'


def _number(value: Decimal) -> str:
    """No trailing zeros after the point."""
    return f'"{_decimal(value, Kind.NUMBER).rstrip("0").rstrip(".")}"'


def _measured(value: Decimal) -> str:
    """Two places, as money has, and more only where they are not zero."""
    whole, _, places = _decimal(value, Kind.MEASURED).partition(".")
    return f'"{whole}.{places.rstrip("0").ljust(2, "0")}"'


def _rectangle(value: Rectangle) -> str:
    x0, top, x1, bottom = value
    return f"[{_hundredths(x0)},{_hundredths(top)},{_hundredths(x1)},{_hundredths(bottom)}]"


@lru_cache(maxsize=8192)
def _hundredths(points: float) -> str:
    """The sides of the cells of a table are few, so each is written once."""
    return f"{points:.2f}"


def _list(element: Encode) -> Encode:
    return lambda items: f"[{','.join(map(element, items))}]"


def _pairs(items: tuple[tuple[str, str], ...]) -> str:
    return "{" + ",".join(f"{_string(name)}:{_string(value)}" for name, value in items) + "}"


_ENCODE: dict[Kind, Encode] = {
    Kind.STRING: _string,
    Kind.INTEGER: str,
    Kind.YUAN: _yuan,
    Kind.MEASURED: _measured,
    Kind.NUMBER: _number,
    Kind.RECTANGLE: _rectangle,
    Kind.STRINGS: _list(_string),
    Kind.INTEGERS: _list(str),
    Kind.PAIRS: _pairs,
}


def _texts(column: Column, values: Sequence[Any]) -> list[str]:
    """The member `,"name":value` of each object; nothing where the value is None."""
    key = f',"{column.name}":'
    if column.record:
        return [f"{key}[{','.join(_objects(column.record, items))}]" for items in values]
    write = _ENCODE[column.kind]
    known = {value: key + write(value) for value in set(values) - {None}}
    return [known.get(value, "") for value in values]


def _objects(record: type, items: Sequence[Any]) -> list[str]:
    """Instances of one dataclass as compact JSON objects; None is left out.

    Written column by column, each distinct value once: twice as fast as object by object.
    """
    if not items:
        return []
    names = (column.name for column in columns(record))
    by_column = zip(*map(attrgetter(*names), items), strict=True)
    texts = [_texts(column, values) for column, values in zip(columns(record), by_column, strict=True)]
    return [f"{{{''.join(members)[1:]}}}" for members in zip(*texts, strict=True)]


def _array(items: Sequence[Any]) -> str:
    if not items:
        return "[]"
    return "[\n" + ",\n".join(_objects(type(items[0]), items)) + "\n]"


def _members(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    yield "$schema", _string(SCHEMA)
    yield "schema_version", _string(SCHEMA_VERSION)
    yield "document", _objects(DocumentRecord, [disclosure.document])[0]
    for field in fields(Disclosure)[1:]:
        yield field.name, _array(getattr(disclosure, field.name))


def text(disclosure: Disclosure) -> str:
    """The disclosure as JSON text with a newline at its end."""
    body = ",\n".join(f'"{name}": {value}' for name, value in _members(disclosure))
    return f"{{\n{body}\n}}\n"


def write(disclosure: Disclosure, stream: TextIO) -> None:
    """Write the disclosure as JSON to a text stream, which should be UTF-8 with a bare line feed."""
    stream.write(text(disclosure))
