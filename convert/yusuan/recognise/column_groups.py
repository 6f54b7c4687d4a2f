"""What groups of columns say of one another: 款 of a class side by side, funds below the name of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from yusuan._records import replace
from yusuan.recognise.codes import classification
from yusuan.recognise.dimensions import broader
from yusuan.recognise.headers import Header

if TYPE_CHECKING:
    from yusuan.recognise.columns import Column

ReadPath = Callable[[tuple[str, ...]], tuple[dict[str, str], list[str]]]
"""Reads a header path: the dimensions that it sets, and the wordings that are not known."""
CLASSES = {"economic_code": "economic_department", "government_economic_code": "economic_government"}


def with_parts_of_classes(columns: list[Column], header: Header, read: ReadPath) -> list[Column]:
    """款 at the heads of columns, in the classification that names most of the headings (at least two).

    The class that stands above a heading tells which of several of the name it is (其他工资福利支出).
    """
    paths = {column.index: header.paths[column.index] for column in columns if header.paths[column.index]}
    found = {
        dimension: {
            index: code for index, path in paths.items() if (code := _part_of_class(path, name, read))
        }
        for dimension, name in CLASSES.items()
    }
    dimension, codes = max(found.items(), key=lambda item: len(item[1]))
    if len(codes) < 2 or not any(c.reason and c.index in codes for c in columns):
        return columns
    classes = {paths[index][:-1]: code[:3] for index, code in codes.items() if len(paths[index]) > 1}
    codes = {**{i: classes[path[:-1]] for i, path in paths.items() if path[:-1] in classes}, **codes}
    return [
        replace(c, dimensions={**c.dimensions, dimension: codes[c.index]}, reason=None)
        if c.index in codes and (not c.reason or len(codes[c.index]) > 3)
        else c
        for c in columns
    ]


def _part_of_class(path: tuple[str, ...], name: str, read: ReadPath) -> str | None:
    """The code of the 款 that the last heading names, where all above it is understood.

    The rest of a class (其他 …) needs the class above it.
    """
    *above, last = path
    if read(tuple(above))[1]:
        return None
    known = classification(name)
    classes = (known.code_of(wording, level=1) for wording in reversed(above))
    within = next(filter(None, classes), None)
    code = known.code_of(last, within=within, level=2)
    return None if code and code.endswith(_REST) and within is None else code


_REST = "99"
"""How the codes of what is left of a class end."""


def with_granted(columns: list[Column], header: Header, read: ReadPath) -> list[Column]:
    """上级补助 over 一般公共预算 and the like is no income of the unit: all of it is appropriated."""
    groups: dict[tuple[str, ...], list[Column]] = {}
    for column in columns:
        groups.setdefault(header.paths[column.index][:-1], []).append(column)
    granted = {
        column.index
        for path, group in groups.items()
        if (fund := read(path)[0].get("fund"))
        for column in group
        if column.dimensions.get("fund") == fund not in {_APPROPRIATED, *broader("fund", _APPROPRIATED)}
        and any(_is_appropriated(other, fund) for other in group)
    }
    return [
        replace(c, dimensions={**c.dimensions, "fund": _APPROPRIATED}) if c.index in granted else c
        for c in columns
    ]


def _is_appropriated(column: Column, but: str) -> bool:
    fund = column.dimensions.get("fund", "_T")
    return (
        fund != but and _APPROPRIATED in broader("fund", fund) and _APPROPRIATED not in broader("fund", but)
    )


_APPROPRIATED = "appropriation"
