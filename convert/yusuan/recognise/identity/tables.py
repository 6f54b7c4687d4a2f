"""What tables say of the identity: their titles, numbers and captions, their first rows, columns of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from yusuan.document import Cell, Grid
from yusuan.recognise.captions import CaptionedGrid
from yusuan.recognise.identity.cover import Labelled
from yusuan.recognise.identity.evidence import Evidence, Weight
from yusuan.recognise.identity.lines import hear_line, hear_overview
from yusuan.recognise.identity.names import body_of
from yusuan.recognise.identity.statement import read_heading
from yusuan.recognise.identity.words import any_of, wording_of, words

#: Captions and years stand within so many rows of a table; a form has so few cells in a row.
_HEAD, _FORM_CELLS = 4, 4


def hear_tables(evidence: Evidence, grids: Sequence[CaptionedGrid]) -> None:
    """Count what every table says; a title that is repeated counts once."""
    for title in dict.fromkeys(grid.caption.title for grid in grids):
        if statement := read_heading(title):
            evidence.hear(statement, Weight.CAPTION)
        hear_overview(evidence, wording_of(title))
    for number in dict.fromkeys(grid.caption.number for grid in grids):
        if statement := read_heading(number):
            evidence.stages.vote(statement.stage, Weight.CAPTION)
    rows = [row for grid in grids for row in _first_rows(grid.grid)]
    for grid in grids:
        evidence.hear_body(body_of(wording_of(grid.caption.body_name)), Weight.CAPTION)
    for row in rows:
        _hear_row(evidence, row)
    _hear_newest_column(evidence, (cell for row in rows for cell in row))


def _first_rows(grid: Grid) -> Iterator[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.row >= _HEAD:
            break
        if cell.text:
            rows.setdefault(cell.row, []).append(cell)
    yield from rows.values()


def _hear_row(evidence: Evidence, row: Sequence[Cell]) -> None:
    """A row of one cell is a caption inside the table; one of a few may be a form's label and its value."""
    if len(row) == 1:
        for line in row[0].raw.split("\n"):
            hear_line(evidence, line)
    elif len(row) <= _FORM_CELLS:
        for cell in row:
            if ":" in cell.text or "：" in cell.text:
                hear_line(evidence, cell.text)
        for label, value in pairwise(row):
            issuer_type = words("label").get(wording_of(label.text).rstrip(":"))
            if issuer_type is not None:
                labelled = Labelled(body_of(wording_of(value.text)), issuer_type or None)
                evidence.hear_label(labelled, Weight.FORM)


def _hear_newest_column(evidence: Evidence, cells: Iterable[Cell]) -> None:
    """Columns named for a year and a stage: a table shows what was before beside its own, so the last one."""
    stages = words("stage")
    matches = (_year_column().fullmatch(wording_of(cell.text)) for cell in cells if "算" in cell.text)
    found = {(match[1], stages[match[2]] == "final", stages[match[2]]) for match in matches if match}
    newest = max(found, default=None)
    if newest is not None:
        evidence.years.vote(newest[0], Weight.COLUMN)
        evidence.stages.vote(newest[2], Weight.COLUMN)


@cache
def _year_column() -> re.Pattern[str]:
    return re.compile(rf"(20\d\d)年(?:度)?({any_of(words('stage'))})(?:{any_of(words('figure'))})?")
