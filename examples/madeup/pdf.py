"""The made-up disclosure as PDF from a Python library (ReportLab), with a font that needs no file."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from madeup.blocks import Block, Head, Text
from madeup.blocks import Table as Ruled

FONT = "STSong-Light"
STYLES = {
    "title": ParagraphStyle("title", fontName=FONT, fontSize=20, leading=30, alignment=TA_CENTER),
    "heading": ParagraphStyle("heading", fontName=FONT, fontSize=12, leading=20),
    "caption": ParagraphStyle("caption", fontName=FONT, fontSize=9, leading=14),
    "body": ParagraphStyle("body", fontName=FONT, fontSize=10, leading=16, wordWrap="CJK"),
}
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=7, leading=9, wordWrap="CJK")


def write(blocks: list[Block], path: Path) -> None:
    """Print the blocks on A4 pages; the same blocks give the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    document = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=40, rightMargin=40, invariant=1)
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Text):
            story.append(Paragraph(block.text, STYLES[block.style]))
        else:
            story.extend([_table(block, document.width), Spacer(1, 8)])
    document.build(story)


def _table(table: Ruled, width: float) -> Table:
    grid, spans = _header(table)
    texts = [*grid, *(list(row) for row in table.rows)]
    cells = [[Paragraph(text, CELL) if text else "" for text in row] for row in texts]
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]
    return Table(cells, colWidths=[width / table.columns] * table.columns, style=ruled)


def _header(table: Ruled) -> tuple[list[list[str]], list[tuple[str, tuple[int, int], tuple[int, int]]]]:
    """Header texts by position, and the spans of merged cells."""
    taken: set[tuple[int, int]] = set()
    rows, spans = [], []
    for number, row in enumerate(table.header):
        texts = [""] * table.columns
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            texts[column] = cell.text
            taken |= _covered(cell, number, column)
            spans.append(("SPAN", (column, number), (column + cell.across - 1, number + cell.down - 1)))
            column += cell.across
        rows.append(texts)
    return rows, spans


def _covered(cell: Head, row: int, column: int) -> set[tuple[int, int]]:
    return {(row + d, column + a) for d in range(cell.down) for a in range(cell.across)}
