"""Made-up performance tables drawn with characters; places, bodies, projects and figures are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yusuan.checks import check
from yusuan.disclosure import Disclosure
from yusuan.document import Box, Cell, Document, Grid, Page, Paragraph, Place
from yusuan.recognise import recognise

WIDTH, HEIGHT = 50.0, 20.0


def drawn(text: str, page: int = 1) -> Grid:
    """A grid of lines with cells between `|`; `<` goes on from the left, `^` from above."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    lines = [line for line in lines if any(line)]
    columns = max(map(len, lines))
    rows = [[*line, *[""] * (columns - len(line))] for line in lines]
    cells = [
        _cell(rows, row, column, page)
        for row, line in enumerate(rows)
        for column, said in enumerate(line)
        if said not in {"<", "^"}
    ]
    place = Place(page=page, box=_box(0, 0, len(rows), len(rows[0])))
    return Grid(rows=len(rows), columns=len(rows[0]), cells=tuple(cells), place=place)


def _cell(rows: list[list[str]], row: int, column: int, page: int) -> Cell:
    right = column + 1
    while right < len(rows[row]) and rows[row][right] == "<":
        right += 1
    below = row + 1
    while below < len(rows) and rows[below][column] == "^":
        below += 1
    text = rows[row][column]
    place = Place(page=page, box=_box(row, column, below, right))
    return Cell(
        row=row, column=column, rowspan=below - row, colspan=right - column, text=text, raw=text, place=place
    )


def _box(row: int, column: int, below: int, right: int) -> Box:
    return Box(x0=column * WIDTH, top=row * HEIGHT, x1=right * WIDTH, bottom=below * HEIGHT)


def _page(number: int, title: str, unit: str, table: str) -> Page:
    """A page with a table, and its title and unit above it where they are given."""
    lines = [title, f"单位：{unit}" if unit else ""]
    above = [Paragraph(text=line, raw=line, place=Place(page=number)) for line in lines if line]
    return Page(number=number, blocks=(*above, drawn(table, number)))


Tables = Callable[..., Disclosure]


@pytest.fixture
def understood() -> Tables:
    """Reads made-up tables, each given as title, unit and drawing, one a page."""

    def read(*tables: tuple[str, str, str], cover: str = "甲市乙局2026年部门预算") -> Disclosure:
        first = Page(number=1, blocks=(Paragraph(text=cover, raw=cover, place=Place(page=1)),))
        pages = (first, *(_page(n, *table) for n, table in enumerate(tables, 2)))
        document = Document(
            sha256="ab" * 32,
            source_name="made-up.pdf",
            media_type="application/pdf",
            reader="test",
            pages=pages,
        )
        return check(recognise(document))

    return read
