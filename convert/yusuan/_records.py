"""Frozen dataclasses that a document needs by the hundred thousand, made and changed at half the cost.

A frozen dataclass sets every field by a call, since its own assignment is forbidden. Here an instance
belongs to a subclass that allows assignment until its fields are set. What comes out is an instance of the
frozen dataclass itself. Figures: tests/benchmarks/NOTES.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar

_Record = TypeVar("_Record")
_copiers: dict[type, Callable[[Any, dict[str, Any]], Any]] = {}

_CODE = """
def __init__(self, {parameters}):
    _set(self, "__class__", _Open)
    {stored}
    self.__class__ = _Frozen

def changed(old, changes):
    self = _new(_Open)
    {copied}
    for name, value in changes.items():
        setattr(self, name, value)
    self.__class__ = _Frozen
    return self
"""


def quickly_made(cls: type[_Record]) -> type[_Record]:
    """Give a frozen dataclass with slots an `__init__` that costs less, and `replace` a way to copy it.

    For final classes whose fields have no default but constants, and without `__post_init__`.

    Raises:
        TypeError: the class is another one.
    """
    made = fields(cls)  # type: ignore[arg-type]
    if hasattr(cls, "__post_init__") or any(f.default_factory is not MISSING or not f.init for f in made):
        raise TypeError(f"{cls.__name__} does more than keep its fields, so it cannot be made quickly.")
    freely = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    names: dict[str, Any] = {f"_default_{f.name}": f.default for f in made if f.default is not MISSING}
    names |= {"_set": object.__setattr__, "_new": object.__new__}
    names |= {"_Frozen": cls, "_Open": type(cls.__name__, (cls,), freely)}
    by_order = [_parameter(f) for f in made if not f.kw_only]
    by_name = [_parameter(f) for f in made if f.kw_only]
    code = _CODE.format(
        parameters=", ".join([*by_order, *(["*", *by_name] if by_name else [])]),
        stored="\n    ".join(f"self.{f.name} = {f.name}" for f in made),
        copied="\n    ".join(f"self.{f.name} = old.{f.name}" for f in made),
    )
    exec(code, names)  # noqa: S102 - the fields' names are ours; dataclasses does the same
    cls.__init__ = names["__init__"]  # type: ignore[method-assign]
    _copiers[cls] = names["changed"]
    return cls


def _parameter(field: dataclasses.Field[Any]) -> str:
    return field.name if field.default is MISSING else f"{field.name}=_default_{field.name}"


def _replace(record: Any, /, **changes: Any) -> Any:
    """As `dataclasses.replace`, at a tenth of the cost for records made quickly."""
    copier = _copiers.get(type(record))
    return copier(record, changes) if copier else dataclasses.replace(record, **changes)


if TYPE_CHECKING:  # type checkers know the fields of this one
    replace = dataclasses.replace
else:
    replace = _replace
