"""The meaning of columns: header paths read through the lexicon, columns grouped into blocks.

A block is one or more label columns and the value columns to their right; a two-sided table
(收入 | 支出) has two.
"""

from __future__ import annotations

from dataclasses import dataclass

from yusuan.recognise.headers import Header
from yusuan.recognise.phrases import Dimensions, dimensions_of, phrases


@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its header path as one string, what it determines, and why it is not understood."""

    index: int
    header: str
    dimensions: Dimensions
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Label columns (column index to what it labels) and the value columns that belong to them."""

    labels: Dimensions
    label_columns: dict[int, str]
    columns: tuple[Column, ...]


def blocks_of(header: Header) -> tuple[Block, ...]:
    """Group the columns of a table into blocks."""
    groups: list[tuple[dict[int, str], list[int]]] = []
    for index in range(len(header.paths)):
        label = header.label_of(index)
        if not groups or (label and groups[-1][1]):
            groups.append(({}, []))
        if label:
            groups[-1][0][index] = label
        else:
            groups[-1][1].append(index)
    return tuple(_block(header, labels, values) for labels, values in groups)


def _block(header: Header, labels: dict[int, str], values: list[int]) -> Block:
    above_labels: dict[str, str] = {}
    for index in labels:
        above_labels.update(_read_path(header.paths[index][:-1])[0])
    columns = tuple(column_of(index, header.paths[index]) for index in values)
    return Block(above_labels, labels, columns)


def column_of(index: int, path: tuple[str, ...]) -> Column:
    """Read a header path; a later wording overrides an earlier one on the same dimension."""
    dimensions, unknown = _read_path(path)
    name = " > ".join(path)
    if not path:
        return Column(index, name, {}, "the column has no header")
    if unknown:
        return Column(index, name, dimensions, f"unknown header wording: {' '.join(unknown)}")
    return Column(index, name, dimensions)


def _read_path(path: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    dimensions: dict[str, str] = {}
    unknown: list[str] = []
    for wording in path:
        scan = phrases("header_words").scan(wording)
        for row in scan.rows:
            dimensions.update(dimensions_of(row) if row["role"] == "word" else {})
        if scan.years:
            dimensions["reference_year"] = str(scan.years[-1])
        if scan.residue:
            unknown.append(scan.residue)
    return dimensions, unknown
