"""The rows of a table without rules between its columns, laid out by the places of their texts.

Columns are where no text of the body stands; headings above them may reach over several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from yusuan.readers.pdf.column_lines import Heading
from yusuan.readers.pdf.lattice import Lattice
from yusuan.readers.pdf.over_columns import header_of
from yusuan.readers.pdf.pieces import (
    Row,
    bottom_of,
    counts_columns,
    has_figures,
    is_figure,
    is_money,
    middle_of,
    top_of,
)
from yusuan.readers.pdf.raw import Edge

#: A table has at least so many rows with figures where no caption tells that it is one.
_FEWEST = 2
#: Columns are apart by at least this share of the type size.
_GAP = 0.15
#: A single text over this share of the table's width is a note across it, or no part of it.
_ACROSS = 0.5
#: A rule across a table reaches over this share of its width.
_RULE = 0.9
#: Where there are so many rules for each row of figures, they are between the rows.
_RULED = 0.6
#: A table without a caption has at least so many columns.
_COLUMNS = 3
#: A row without figures no further from one with figures than this many times the type size is a line of it.
SAME_ROW = 1.45
#: Texts that begin within so many points of one another are aligned.
ALIGNED = 1.0


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
            lines[number] = min(lines[number], x0 - ALIGNED)
            lines[number + 1] = max(lines[number + 1], x1 + ALIGNED)
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
        return self._pitch(number) < SAME_ROW * self.size

    def _belongs(self, number: int) -> bool:
        """Whether a row without figures is a line of the row above it, nearer to it than to the next."""
        if has_figures(self.body[number]) or not self._is_near(number):
            return False
        return self._pitch(number) <= self._pitch(number + 1) + ALIGNED / 2

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
