"""Tables without rules between their columns: rows of figures below one another, under a caption.

Columns are where no text of the body stands; headings above them may reach over several. Running text is
never a table: its words leave no gap from row to row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.lines import Line, rows_of
from yusuan.readers.pdf.over_columns import Heading, header_of
from yusuan.readers.pdf.pieces import (
    Row,
    bottom_of,
    counts_columns,
    has_figures,
    is_figure,
    is_money,
    middle_of,
    pieces_of,
    top_of,
)
from yusuan.readers.pdf.raw import Char, Edge

#: A table has at least so many rows with figures where no caption tells that it is one.
_FEWEST = 2
#: Columns are apart by at least this share of the type size.
_GAP = 0.15
#: Rows further apart than this many times the type size, and than this many times the usual pitch of the
#: table's rows, are not of one table.
_FAR, _PITCHES = 4.0, 1.7
#: A row without figures no further from one with figures than this many times the type size is a line of it.
_SAME_ROW = 1.45
#: A single text over this share of the table's width is a note across it, or no part of it.
_ACROSS = 0.5
#: A rule across a table reaches over this share of its width.
_RULE = 0.9
#: Where there are so many rules for each row of figures, they are between the rows.
_RULED = 0.6
#: A text of so many characters is running text.
_LONG = 30
#: A single text in this share of the page's height from the top is a running header.
_MARGIN = 0.07
#: A caption stands within so many rows above the header; the header has no more rows than the second number.
_NEAR, _DEEPEST = 4, 10
#: Texts that begin within so many points of one another are aligned.
_ALIGNED = 1.0
#: A caption at the foot of a page is among so many lines.
_LAST = 3
#: A table that goes on from the page before begins within so many rows of the top, has so many columns.
_TOP, _COLUMNS = 2, 3
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


@dataclass(frozen=True, slots=True)
class Setting:
    """What tells of tables without rules: the height of the page, its rules across, the page before.

    `before` are the lines between the columns of the table without rules that ends the page before;
    `announced` says that a caption does.
    """

    height: float
    horizontals: Sequence[Edge] = ()
    before: Sequence[float] = ()
    announced: bool = False


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
            at = _body_start(rows, first, start, 0.0 if captioned else _SAME_ROW * size)
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
    while at < len(rows) and len(rows[at]) == 1 and abs(rows[at][0].x0 - left) <= _ALIGNED:
        if (
            _is_caption(rows[at])
            or _is_no_part(rows[at])
            or middle_of(rows[at]) - middle_of(rows[at - 1]) > pitch
        ):
            break
        at += 1
    over = rows[at:]
    return (
        at if all(len(row) == 1 and row[0].x0 > left + _ALIGNED for row in over) and len(over) <= 1 else end
    )


def _is_line_of(row: Row, before: Row, size: float) -> bool:
    """Whether a row without figures goes on with a text of the row before, or has several texts."""
    if _is_caption(row) or _is_no_part(row):
        return False
    return middle_of(row) - middle_of(before) < (_SAME_ROW if len(row) == 1 else _FAR) * size


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
        if (
            abs(rows[at - 1][0].x0 - left) > _ALIGNED
            and middle_of(rows[at]) - middle_of(rows[at - 1]) >= line
        ):
            break
        at -= 1
    return at


@dataclass(frozen=True)
class Block:
    """The rows of a table to be: those above the first one with figures, and the body; its type size."""

    header: Sequence[Row]
    body: Sequence[Row]
    size: float
    captioned: bool

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The left and the right end of the body, in points."""
        return min(row[0].x0 for row in self.body), max(row[-1].x1 for row in self.body)

    def lattice(self, setting: Setting) -> Lattice | None:
        """The lattice, None where the places of the texts make no table."""
        rules = self._rules(setting.horizontals)
        columns = self._columns()
        if xs := self._going_on(columns, setting.before):
            bands = self._bands([position for position, _, _ in rules])
            return _lattice(xs, [], [], bands, self._notes(bands))
        if not self._is_table(columns):
            return None
        left = min([self.reach[0] - self.size / 2, *(start for _, start, _ in rules)])
        right = max([self.reach[1] + self.size / 2, *(end for _, _, end in rules)])
        texts = [(p.x0, p.x1) for row in self.body if len(row) > 1 and not counts_columns(row) for p in row]
        headings = [[Heading(*p[:4]) for p in row] for row in self.header]
        header = header_of(headings, columns, (left, right), texts)
        bands = self._bands([position for position, _, _ in rules])
        return _lattice(header.xs, header.ys, header.cells, bands, self._notes(bands))

    def _going_on(self, columns: Sequence[tuple[float, float]], xs: Sequence[float]) -> list[float]:
        """The lines between columns where the rows stand in those (`xs`) of the table before.

        The lines give way to the texts, which are other ones here.
        """
        if self.captioned or self.header or not xs:
            return []
        own = [_most_over(column, xs) for column in columns]
        if any(b <= a for a, b in pairwise(own)):
            return []
        lines = list(xs)
        for (x0, x1), number in zip(columns, own, strict=True):
            lines[number] = min(lines[number], x0 - _ALIGNED)
            lines[number + 1] = max(lines[number + 1], x1 + _ALIGNED)
        return lines if all(a < b for a, b in pairwise(lines)) else []

    def _columns(self) -> list[tuple[float, float]]:
        """Where texts of the body stand, from left to right."""
        left, right = self.reach
        spans = sorted(
            (piece.x0, piece.x1)
            for row in self.body
            if not counts_columns(row)
            for piece in row
            if len(row) > 1 or piece.x1 - piece.x0 < _ACROSS * (right - left)
        )
        columns = spans[:1]
        for x0, x1 in spans[1:]:
            if x0 - columns[-1][1] < _GAP * self.size:
                columns[-1] = columns[-1][0], max(columns[-1][1], x1)
            else:
                columns.append((x0, x1))
        return columns

    def _is_table(self, columns: Sequence[tuple[float, float]]) -> bool:
        """Whether a label and figures stand below one another; page numbers of a list are no figures."""
        pieces = [piece for row in self.body if not counts_columns(row) for piece in row]
        inside = [[p for p in pieces if x0 <= (p.x0 + p.x1) / 2 <= x1] for x0, x1 in columns]
        figures = [sum(is_figure(p.text) for p in held) for held in inside]
        full = sum(2 * found > len(held) for found, held in zip(figures, inside, strict=True))
        money = sum(is_money(piece.text) for piece in pieces)
        if self.captioned:
            return len(columns) > full > 0 and (full > 1 or money > 0)
        rows = sum(map(has_figures, self.body))
        return len(columns) >= _COLUMNS and full > 0 and rows >= _FEWEST <= money

    def _rules(self, horizontals: Sequence[Edge]) -> list[Edge]:
        """The rules across the table."""
        left, right = self.reach
        top, bottom = top_of((*self.header, *self.body)[0]) - self.size, bottom_of(self.body[-1]) + self.size
        return [
            (position, start, end)
            for position, start, end in horizontals
            if top <= position <= bottom and min(end, right) - max(start, left) > _RULE * (right - left)
        ]

    def _bands(self, rules: Sequence[float]) -> list[list[Row]]:
        """The text rows of each row of the table."""
        inside = [y for y in rules if top_of(self.body[0]) < y < bottom_of(self.body[-1])]
        figures = sum(map(has_figures, self.body))
        if len(inside) >= _RULED * (figures - 1) > 0:
            return self._between(inside)
        bands: list[list[Row]] = []
        loose: list[Row] = []
        for number, row in enumerate(self.body):
            if bands and not loose and self._belongs(number):
                bands[-1].append(row)
            elif not has_figures(row) and self._is_near(number + 1):
                loose.append(row)
            else:
                bands.append([*loose, row])
                loose = []
        return bands if not loose else [*bands, loose]

    def _between(self, rules: Sequence[float]) -> list[list[Row]]:
        bands: dict[int, list[Row]] = {}
        for row in self.body:
            bands.setdefault(sum(y < middle_of(row) for y in rules), []).append(row)
        return list(bands.values())

    def _pitch(self, number: int) -> float:
        """How far a row is from the one above it, in points."""
        inside = 0 < number < len(self.body)
        return middle_of(self.body[number]) - middle_of(self.body[number - 1]) if inside else float("inf")

    def _is_near(self, number: int) -> bool:
        return self._pitch(number) < _SAME_ROW * self.size

    def _belongs(self, number: int) -> bool:
        """Whether a row without figures is a line of the row above it, nearer to it than to the next."""
        if has_figures(self.body[number]) or not self._is_near(number):
            return False
        return self._pitch(number) <= self._pitch(number + 1) + _ALIGNED / 2

    def _notes(self, bands: Sequence[Sequence[Row]]) -> set[int]:
        """The numbers of the rows that hold one text across the table."""
        wide = _ACROSS * (self.reach[1] - self.reach[0])
        return {
            number
            for number, band in enumerate(bands)
            if all(len(row) == 1 for row in band) and any(row[0].x1 - row[0].x0 >= wide for row in band)
        }


def _most_over(column: tuple[float, float], xs: Sequence[float]) -> int:
    """The number of the column, told by the lines between them, that most of another one stands in."""
    shares = [min(b, column[1]) - max(a, column[0]) for a, b in pairwise(xs)]
    return shares.index(max(shares))


def _lattice(
    xs: list[float],
    header_ys: list[float],
    header_cells: Sequence[tuple[int, int, int, int]],
    bands: Sequence[Sequence[Row]],
    notes: set[int],
) -> Lattice:
    ends = [(min(map(top_of, band)), max(map(bottom_of, band))) for band in bands]
    first = (header_ys[-1] + ends[0][0]) / 2 if header_ys else ends[0][0] - 2
    ys = [*header_ys[:-1], first, *((a[1] + b[0]) / 2 for a, b in pairwise(ends)), ends[-1][1] + 2]
    depth, width = len(header_ys[:-1]), len(xs) - 1
    spans = list(header_cells)
    for number in range(len(bands)):
        row = depth + number
        if number in notes:
            spans.append((row, 0, row + 1, width))
        else:
            spans += [(row, column, row + 1, column + 1) for column in range(width)]
    owner = [[-1] * width for _ in range(len(ys) - 1)]
    for number, (top, left, bottom, right) in enumerate(spans):
        for line in owner[top:bottom]:
            line[left:right] = [number] * (right - left)
    return Lattice([round(x, 2) for x in xs], [round(y, 2) for y in ys], spans, owner)
