"""Blocks as tab-separated text, in the way of the text files that portals hold, or as HTML."""

from __future__ import annotations

from html import escape

from madeup.blocks import Block, Head, Table, Text


def text(blocks: list[Block]) -> str:
    """Paragraphs set apart by blank lines, tables as tab-separated lines."""
    return "\n\n".join(block.text if isinstance(block, Text) else _lines(block) for block in blocks) + "\n"


def _lines(table: Table) -> str:
    return "\n".join("\t".join(row) for row in [*_header(table), *table.rows])


def _header(table: Table) -> list[list[str]]:
    """Header rows as a reader without spans sees them: a merged cell's text stands in its first place."""
    taken: set[tuple[int, int]] = set()
    rows = []
    for number, row in enumerate(table.header):
        texts = [""] * table.columns
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            texts[column] = cell.text
            taken |= {(number + d, column + a) for d in range(cell.down) for a in range(cell.across)}
            column += cell.across
        rows.append(texts)
    return rows


def html(blocks: list[Block], title: str) -> str:
    """A page to print: headings, paragraphs, ruled tables with real spans."""
    body = "\n".join(_paragraph(block) if isinstance(block, Text) else _table(block) for block in blocks)
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        "<style>@page{size:A4;margin:18mm}body{font:10pt 'Noto Sans CJK SC',sans-serif}"
        "table{border-collapse:collapse;width:100%;font-size:8pt}td,th{border:.75pt solid #000;padding:2pt}"
        ".title{font-size:20pt;text-align:center}.heading{font-weight:bold}.caption{margin:2pt 0}"
        f"</style></head><body>\n{body}\n</body></html>\n"
    )


def _paragraph(block: Text) -> str:
    return f'<p class="{block.style}">{escape(block.text)}</p>'


def _table(table: Table) -> str:
    rows = ["".join(_head(cell) for cell in row) for row in table.header]
    rows += ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows]
    return '<table border="1" cellspacing="0">' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _head(cell: Head) -> str:
    return f'<th colspan="{cell.across}" rowspan="{cell.down}">{escape(cell.text)}</th>'
