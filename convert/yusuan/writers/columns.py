"""The columns of the model: what each field of a dataclass of `yusuan.disclosure` is, whatever the format.

The JSON and the Parquet writer and the test that holds them to the schemas all read the annotations here,
so that a field is defined once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from yusuan import disclosure as model


class Kind(Enum):
    """What a column holds. Of the decimals, only YUAN is always money."""

    STRING = "string"
    INTEGER = "integer"
    YUAN = "yuan"
    MEASURED = "measured"
    NUMBER = "number"
    RECTANGLE = "rectangle"
    STRINGS = "strings"
    INTEGERS = "integers"
    PAIRS = "pairs"
    RECORDS = "records"


PLACES = {Kind.YUAN: 2, Kind.MEASURED: 6, Kind.NUMBER: 6}
"""Decimal places that are kept. Half a unit of the last printed place may be finer than 分."""

_DECIMALS = {
    (model.Target, "value"): Kind.NUMBER,
    (model.Statement, "value"): Kind.NUMBER,
    (model.Target, "weight"): Kind.NUMBER,
    (model.Target, "actual"): Kind.NUMBER,
    (model.Target, "score"): Kind.NUMBER,
    (model.Check, "left"): Kind.MEASURED,
    (model.Check, "right"): Kind.MEASURED,
    (model.Check, "gap"): Kind.MEASURED,
    (model.Check, "tolerance"): Kind.MEASURED,
}
"""Decimals whose unit stands in `unit`; every other one is in yuan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a dataclass. `record` is the class of the elements where `kind` is RECORDS."""

    name: str
    kind: Kind
    optional: bool
    record: type | None = None


_PLAIN: dict[Any, Kind] = {
    str: Kind.STRING,
    int: Kind.INTEGER,
    Decimal: Kind.YUAN,
    model.Rectangle: Kind.RECTANGLE,
    tuple[str, ...]: Kind.STRINGS,
    tuple[int, ...]: Kind.INTEGERS,
    tuple[tuple[str, str], ...]: Kind.PAIRS,
}


def _column(owner: type, name: str, annotation: Any) -> Column:
    optional = False
    if get_origin(annotation) is UnionType:
        (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
        optional = True
    kind = _DECIMALS.get((owner, name)) or _PLAIN.get(annotation)
    if kind is None:
        return Column(name=name, kind=Kind.RECORDS, optional=optional, record=get_args(annotation)[0])
    return Column(name=name, kind=kind, optional=optional)


@cache
def columns(record: type) -> tuple[Column, ...]:
    """The columns of a dataclass of the model, in order."""
    hints = get_type_hints(record)
    return tuple(_column(record, field.name, hints[field.name]) for field in fields(record))


def rounding(kind: Kind) -> Callable[[Decimal], Decimal]:
    """What rounds a decimal to the places of its kind, half to even."""
    step = Decimal(1).scaleb(-PLACES[kind])
    return lambda value: value.quantize(step)


def points(rectangle: model.Rectangle) -> list[float]:
    """A rectangle in hundredths of a point, finer than any printer."""
    return [round(edge, 2) for edge in rectangle]
