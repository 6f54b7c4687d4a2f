"""The data cube: components and data structure definitions, from vocab/cube/."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from yusuan import _data
from yusuan.writers.rdf.terms import dashed, english, labels, optional, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = {"dimension": "dim", "measure": "mea", "attribute": "att"}
_CLASSES = {"dimension": "Dimension", "measure": "Measure", "attribute": "Attribute"}
PER_KIND = ("item", "period", "function", "economic", "governmentEconomic", "revenue", "project")
"""Dimensions that only some kinds of table have. `line` is in all of them, `column` only where it must be."""

BY_COLUMN = "-by-column"


@cache
def components() -> dict[str, _data.Row]:
    """All components by name, in order."""
    return {row["name"]: row for row in _data.rows("cube", "components")}


@cache
def structures() -> dict[str, frozenset[str]]:
    """The dimensions of each table kind beyond those that every kind has."""
    rows = _data.rows("cube", "structures")
    return {row["table_kind"]: frozenset(row["dimensions"].split()) for row in rows}


def structure(kind: str, *, by_column: bool) -> str:
    """The data structure definition of a table kind."""
    return f"dsd:{dashed(kind)}{BY_COLUMN if by_column else ''}"


def members(kind: str, *, by_column: bool) -> Iterator[str]:
    """The names of the components of a table kind, in order."""
    own = structures()[kind]
    for component in components():
        if component in PER_KIND and component not in own:
            continue
        if component != "column" or by_column:
            yield component


def property_of(component: str) -> str:
    """The property of a component, such as `dim:fund`."""
    return f"{_SPACES[components()[component]['kind']]}:{component}"


def structure_text(kind: str, *, by_column: bool) -> str:
    """A data structure definition; component specifications are resources, so that files can be merged."""
    row = next(row for row in _data.codelist("table_kind") if row["code"] == kind)
    suffix = (", by line and column", "，分行列") if by_column else ("", "")
    return statement(
        structure(kind, by_column=by_column),
        "a qb:DataStructureDefinition",
        f"rdfs:label {labels(row['label_zh'] + suffix[1], row['label_en'] + suffix[0])}",
        f"qb:component {', '.join(f'comp:{name}' for name in members(kind, by_column=by_column))}",
    )


def component_text(component: str) -> str:
    """A component property, fully declared, and its specification."""
    row = components()[component]
    kind, named = row["kind"], property_of(component)
    types = ["rdf:Property", "qb:ComponentProperty", f"qb:{_CLASSES[kind]}Property"]
    types += ["qb:CodedProperty"] * bool(row["codelist"])
    declared = statement(
        named,
        f"a {', '.join(types)}",
        optional("rdfs:subPropertyOf", ", ".join(row["super"].split())),
        optional("rdfs:range", row["range"]),
        optional("qb:codeList", row["codelist"] and f"cl:{dashed(row['codelist'])}"),
        f"rdfs:label {labels(row['label_zh'], row['label_en'])}",
        optional("rdfs:comment", row["note_en"] and english(row["note_en"])),
    )
    attribute = kind == "attribute"
    return declared + statement(
        f"comp:{component}",
        "a qb:ComponentSpecification",
        f"qb:{kind} {named}",
        f"qb:componentProperty {named}",
        f"qb:order {row['order']}",
        f"qb:componentRequired {row['required']}" if attribute else "",
        "qb:componentAttachment qb:Observation" if attribute else "",
    )
