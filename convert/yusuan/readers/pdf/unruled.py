"""Tables without rules between their columns: rows of figures below one another, under a caption.

Running text is never a table: its words leave no gap from row to row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.lines import Line, rows_of
from yusuan.readers.pdf.pieces import (
    Row,
    bottom_of,
    has_figures,
    middle_of,
    pieces_of,
    top_of,
)
from yusuan.readers.pdf.raw import Char
from yusuan.readers.pdf.text_grid import ALIGNED, SAME_ROW, Block, Setting

#: Rows further apart than this many times the type size, and than this many times the usual pitch of the
#: table's rows, are not of one table.
_FAR, _PITCHES = 4.0, 1.7
#: A text of so many characters is running text.
_LONG = 30
#: A single text in this share of the page's height from the top is a running header.
_MARGIN = 0.07
#: A caption stands within so many rows above the header; the header has no more rows than the second number.
_NEAR, _DEEPEST = 4, 10
#: A caption at the foot of a page is among so many lines.
_LAST = 3
#: A table that goes on from the page before begins within so many rows of the top.
_TOP = 2
_GAPPED = re.compile(
    r"\S\s+[-−(（]?\d[\d,，]*[.．,，]\d+%?[)）]?(?:\s|$)|\S\s{2,}[-−(（]?\d{3,}[)）]?(?:\s|$)|\d\s{2,}\d+(?:\s|$)"
)
_CAPTION = re.compile(
    r"(?:单位|部门|名称|编制)[^:：]{0,8}[:：]|表(?:[(（].*[)）])?$|表[\d一二三四五六七八九十]+(?:[:：、]|$)"
)
_NO_PART = re.compile(r"[。；]$|^(?:备?注|说明)\d*[:：]|^第.{1,3}部分|[.…·]{4}")
#: Performance forms have as many layouts as rows: places alone do not tell what belongs together.
_FORM = re.compile("绩效|目标|自评")


def may_hold_one(lines: Sequence[Line]) -> bool:
    """Whether a line has a figure set apart: pages of running text are left at once."""
    return any(" " in line.text and _GAPPED.search(line.text) for line in lines)


def announces(lines: Sequence[Line]) -> bool:
    """Whether a page ends with the caption of a table that stands on the next one."""
    last = [line.text.strip() for line in lines[-_LAST:]]
    return any(map(_CAPTION.search, last)) and not any(map(_FORM.search, last))


def unruled_in(chars: list[Char], setting: Setting) -> list[Lattice]:
    """The tables that the characters make up by their places, from the top of the page down."""
    rows = [row for line in rows_of(chars) if (row := pieces_of(line))]
    while rows and len(rows[0]) == 1 and bottom_of(rows[0]) < _MARGIN * setting.height:
        del rows[0]
    return [lattice for block in _blocks(rows, setting) if (lattice := block.lattice(setting))]


def _is_caption(row: Row) -> bool:
    return any(_CAPTION.search(piece.text) for piece in (row[0], row[-1]))


def _is_form(row: Row) -> bool:
    return any(_FORM.search(piece.text) for piece in row)


def _is_no_part(row: Row) -> bool:
    text = "".join(piece.text for piece in row)
    return bool(_NO_PART.search(text)) or (len(row) == 1 and len(text) > _LONG)


def _blocks(rows: Sequence[Row], setting: Setting) -> Iterator[Block]:
    """The runs of rows that may be a table each: rows with figures and what stands between them.

    One without a caption has it on the page before, or is the rest of a table there.
    """
    start = 0
    while start < len(rows):
        if not has_figures(rows[start]) or _is_no_part(rows[start]):
            start += 1
            continue
        end = _end(rows, start)
        size = median(piece.bottom - piece.top for row in rows[start:end] for piece in row)
        first = _header_start(rows, start, size)
        near = rows[max(first - _NEAR, 0) : first]
        captioned = any(map(_is_caption, near)) or (setting.announced and first <= _TOP)
        if (captioned or (setting.before and first <= _TOP)) and not any(map(_is_form, near)):
            at = _body_start(rows, first, start, 0.0 if captioned else SAME_ROW * size)
            yield Block(rows[first:at], rows[at:end], size, captioned)
        start = end


def _end(rows: Sequence[Row], start: int) -> int:
    """The row below the last one of the body that begins at `start`."""
    size = rows[start][0].bottom - rows[start][0].top
    last, pitches = start, [0.0]
    for number in range(start + 1, len(rows)):
        row, before = rows[number], rows[number - 1]
        if _is_caption(row) or _is_no_part(row):
            break
        if top_of(row) - bottom_of(before) > max(_FAR * size, _PITCHES * median(pitches) - size):
            break
        if has_figures(row):
            pitches.append(middle_of(row) - middle_of(rows[last]))
            last = number
    end = last + 1
    while end < len(rows) and _is_line_of(rows[end], rows[end - 1], size):
        end += 1
    return _with_last_labels(rows, start, end, _PITCHES * median(pitches[1:] or pitches))


def _with_last_labels(rows: Sequence[Row], start: int, end: int, pitch: float) -> int:
    """The end of the body with labels that are left over at the foot of the page: their figures are blank."""
    left = min(row[0].x0 for row in rows[start:end])
    at = end
    while at < len(rows) and len(rows[at]) == 1 and abs(rows[at][0].x0 - left) <= ALIGNED:
        if (
            _is_caption(rows[at])
            or _is_no_part(rows[at])
            or middle_of(rows[at]) - middle_of(rows[at - 1]) > pitch
        ):
            break
        at += 1
    over = rows[at:]
    return at if all(len(row) == 1 and row[0].x0 > left + ALIGNED for row in over) and len(over) <= 1 else end


def _is_line_of(row: Row, before: Row, size: float) -> bool:
    """Whether a row without figures goes on with a text of the row before, or has several texts."""
    if _is_caption(row) or _is_no_part(row):
        return False
    return middle_of(row) - middle_of(before) < (SAME_ROW if len(row) == 1 else _FAR) * size


def _header_start(rows: Sequence[Row], start: int, size: float) -> int:
    first = start
    while first > max(0, start - _DEEPEST):
        row = rows[first - 1]
        if _is_caption(row) or _is_no_part(row) or top_of(rows[first]) - bottom_of(row) > _FAR * size:
            break
        first -= 1
    return first


def _body_start(rows: Sequence[Row], first: int, start: int, line: float) -> int:
    """The first row of the body: labels above the first figures stand as far left as those beside them.

    At the head of a page a text less than a `line` (points) above them is the first line of their label.
    """
    left = rows[start][0].x0
    at = start
    while at > first and len(rows[at - 1]) == 1:
        if abs(rows[at - 1][0].x0 - left) > ALIGNED and middle_of(rows[at]) - middle_of(rows[at - 1]) >= line:
            break
        at -= 1
    return at
