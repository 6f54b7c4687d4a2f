"""Text that ran over a rule into the cell beside it, put back where the lexicons say that it belongs.

In narrow columns a name or heading is wider than its cell, and its last characters stand in the next one:
`支 | 出  2,022.39`, `预算数 政 | 府预算支出经济科目`. Nothing is moved unless the result is a known wording
or the other cell is a figure again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from yusuan._records import replace
from yusuan.amounts import is_placeholder, parse
from yusuan.document import Cell, Grid
from yusuan.text import plain

_BEFORE_A_FIGURE = re.compile(r"\s*([^\d\s,.%\-−]{1,6})\s+(-?[\d,]*\d(?:\.\d+)?)\s*")
_ALONE = re.compile(r"\s*[^\d\s,.%\-−/×]{1,6}\s*")
_LONGEST = 6
"""So many characters run over a rule at most."""

Known = Callable[[str], bool]
"""Whether a wording is known."""


def without_overflow(grid: Grid, labels: Sequence[str], rows: Container[int], known: Known) -> Grid:
    """The grid with the ends of names taken out of the figures right of them, in some rows.

    `labels` says of every column what it labels, blank where it holds figures; `known` knows names of rows.
    """
    at = {(cell.row, cell.column + cell.colspan): n for n, cell in enumerate(grid.cells)}
    cells = list(grid.cells)
    moved = False
    for n, cell in enumerate(grid.cells):
        left = at.get((cell.row, cell.column))
        if left is None or cell.row not in rows or labels[cell.column] or not cell.place.box:
            continue
        name = cells[left]
        end, rest = _split(cell, name.text, known) if _is_name(name, labels) else ("", "")
        if end:
            cells[left] = replace(name, text=name.text + end)
            cells[n] = replace(cell, text=rest)
            moved = True
    return replace(grid, cells=tuple(cells)) if moved else grid


def _is_name(cell: Cell, labels: Sequence[str]) -> bool:
    return bool(labels[cell.column]) and _is_text(cell)


def _is_text(cell: Cell) -> bool:
    return bool(plain(cell.text)) and parse(cell.text) is None


def _split(cell: Cell, name: str, known: Known) -> tuple[str, str]:
    """The end of the name left of a cell, and what is left of its text; a blank end where all is its own."""
    found = _BEFORE_A_FIGURE.fullmatch(cell.text)
    if found is not None:
        return found[1], found[2]
    end = cell.text.strip()
    alone = _ALONE.fullmatch(end) and not is_placeholder(end) and known(name + end) and not known(name)
    return (end, "") if alone else ("", cell.text)


def repaired(rows: Sequence[Sequence[str]], known: Known) -> tuple[tuple[str, ...], ...]:
    """Header rows in which characters that stand in the cell beside theirs are put back.

    A heading that reaches over several rows is put right in all of them.
    """
    whole = [_repaired(row, known) for row in rows]
    right = {
        (column, old): new
        for before, after in zip(rows, whole, strict=True)
        for column, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
    }
    return tuple(
        tuple(
            right.get((column, old), new) for column, (old, new) in enumerate(zip(before, after, strict=True))
        )
        for before, after in zip(rows, whole, strict=True)
    )


def _repaired(row: Sequence[str], known: Known) -> tuple[str, ...]:
    runs = _runs(row)
    texts = [text for text, _ in runs]
    for n in range(len(texts)):
        if texts[n] and not known(texts[n]):
            texts = _with_moved(texts, n, known)
    return tuple(text for text, (_, width) in zip(texts, runs, strict=True) for _ in range(width))


def _runs(row: Sequence[str]) -> list[tuple[str, int]]:
    """Neighbouring columns of one wording together, as a merged cell gives them."""
    runs: list[tuple[str, int]] = []
    for text in row:
        if runs and runs[-1][0] == text:
            runs[-1] = (text, runs[-1][1] + 1)
        else:
            runs.append((text, 1))
    return runs


def _with_moved(texts: list[str], n: int, known: Known) -> list[str]:
    """The wordings after the fewest moves between an unknown one and its neighbours that make all known.

    What is left of a heading may also be the end of another heading of the row, overprinted: it is that one.
    """
    row = [(text, plain(text)) for text in texts]

    def fits(text: str) -> bool:
        return known(text) or known(_whole(text, row))

    tries = list(_moves(texts, n, fits))
    for tried in tries:
        if all(map(known, tried.values())):
            return _put(texts, tried)
    for tried in tries:
        if all(map(fits, tried.values())):
            return [text if known(text) else _whole(text, row) for text in _put(texts, tried)]
    return texts


def _put(texts: list[str], changed: Mapping[int, str]) -> list[str]:
    return [changed.get(n, text) for n, text in enumerate(texts)]


def _whole(text: str, row: Sequence[tuple[str, str]]) -> str:
    """The heading of the row that ends in a text, else the text. The row's come with their plain form."""
    return next((other for other, wording in row if wording.endswith(text)), text) if text else text


def _moves(texts: list[str], n: int, fits: Known) -> Iterator[dict[int, str]]:
    """What moves between a wording and its neighbours change: the new texts by their number.

    Between three of them nothing is tried that leaves the first as what it cannot be.
    """
    yield from _between(texts, {}, n - 1)
    yield from _between(texts, {}, n)
    for left in _between(texts, {}, n - 1):
        if fits(left[n - 1]):
            yield from _between(texts, left, n)


def _between(texts: list[str], changed: dict[int, str], a: int) -> Iterator[dict[int, str]]:
    """What changes when up to `_LONGEST` characters move between the neighbours `a` and `a + 1`, too."""
    b = a + 1
    if a < 0 or b >= len(texts) or not texts[a] or not texts[b]:
        return
    left, right = plain(changed.get(a, texts[a])), plain(texts[b])
    for size in range(1, _LONGEST + 1):
        for from_left in (left[:size], left[-size:]) if size < len(left) else ():
            rest = left[size:] if left.startswith(from_left) else left[:-size]
            yield {**changed, a: rest, b: from_left + right}
        if size < len(right):
            yield {**changed, a: left + right[:size], b: right[size:]}
