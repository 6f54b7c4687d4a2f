"""Tables in the layouts of provinces that nobody here has a file of: bodies and figures are invented.

A file of layouts/ is a disclosure; lines with tabs are rows of tables, `<` joins a cell to the one on its
left and `^` to the one above. Beside it stands what telling cells must mean: `?` is an amount that must
stay unknown (every other one is understood), `name=-` a dimension that the cell must not have.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from yusuan.checks import check
from yusuan.disclosure import Disclosure, Fact
from yusuan.document import Block, Cell, Document, Grid, Page, Paragraph, Place
from yusuan.recognise import recognise
from yusuan.text import fold
from yusuan.validation import problems
from yusuan.writers import json

FOLDER = Path(__file__).parent / "layouts"


def document(path: Path) -> Document:
    blocks = tuple(blocks_of(path.read_text(encoding="utf-8").splitlines()))
    return Document(
        sha256="0" * 64,
        source_name=path.name,
        media_type="text/plain",
        reader="layout",
        pages=(Page(number=1, blocks=blocks),),
    )


def blocks_of(lines: list[str]) -> Iterator[Block]:
    for ruled, group in groupby(lines, key=lambda line: "\t" in line):
        if ruled:
            yield grid([line.split("\t") for line in group])
        else:
            yield from (Paragraph(text=fold(line), raw=line, place=Place()) for line in group)


def grid(texts: list[list[str]]) -> Grid:
    places = [(row, column) for row in range(len(texts)) for column in range(len(texts[row]))]
    cells = [cell(texts, row, column) for row, column in places if texts[row][column] not in {"<", "^"}]
    return Grid(rows=len(texts), columns=len(texts[0]), cells=tuple(cells), place=Place())


def cell(texts: list[list[str]], row: int, column: int) -> Cell:
    return Cell(
        row=row,
        column=column,
        rowspan=1 + run([below[column] for below in texts[row + 1 :]], "^"),
        colspan=1 + run(texts[row][column + 1 :], "<"),
        text=fold(texts[row][column]),
        raw=texts[row][column],
        place=Place(),
    )


def run(texts: list[str], mark: str) -> int:
    return next((n for n, text in enumerate(texts) if text != mark), len(texts))


def expected(path: Path) -> dict[tuple[str, str, str], str]:
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return {(row["table"], row["row"], row["column"]): row["meaning"] for row in rows}


def meaning(fact: Fact | None, asked: str) -> str:
    """What the fact says of the dimensions asked for, written as they are asked for."""
    if fact is None:
        return "no fact"
    names = [pair.partition("=")[0] for pair in asked.split()]
    values = {name: getattr(fact, name) for name in names}
    return " ".join(f"{name}={'-' if value is None else value}" for name, value in values.items())


def places(found: Disclosure) -> dict[str | None, str]:
    return {table.table_id: str(n) for n, table in enumerate(found.tables, 1)}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_layout_is_understood(path: Path) -> None:
    found = check(recognise(document(path)))
    number = places(found)
    facts = {(number[f.table_id], str(f.row), str(f.column)): f for f in found.facts}
    asked = expected(path)
    told = {place: text for place, text in asked.items() if text != "?"}
    assert {place: meaning(facts.get(place), text) for place, text in told.items()} == told
    unknown = {(number[u.table_id], str(u.row), str(u.column)): u.reason for u in found.not_understood}
    assert unknown == {place: unknown.get(place) for place, text in asked.items() if text == "?"}
    assert [c.message_en for c in found.checks if c.outcome == "fail"] == []
    assert problems(json.text(found)) == []
