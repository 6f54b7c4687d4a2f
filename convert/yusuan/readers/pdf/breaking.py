"""Text that a page break cuts, where the whole of it is drawn on both pages and each shows a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from yusuan._records import replace
from yusuan.readers.pdf.draft import Draft
from yusuan.readers.pdf.lines import Line

#: Places (points) that differ by no more than this are one.
_SAME = 1.0
#: A text goes on overleaf at least this share of the page's height further up.
_SHIFT = 0.5


def shown_once(pages: Sequence[Draft]) -> list[Draft]:
    """The pages, each line of a text drawn on two of them only where it is shown.

    The later page has the text's first lines above its top edge. What is drawn within both pages is shown
    where it stands further from the break: in the other page's margin it is clipped. The margin at the top
    is the smaller one, so that a line as far from both edges is the later page's.
    """
    hidden: list[set[Line]] = [set() for _ in pages]
    for at, (before, after) in enumerate(pairwise(pages)):
        for early, late in _twice(before, after):
            shown_late = late.top + late.size > before.height - early.bottom
            (hidden[at] if shown_late else hidden[at + 1]).add(early if shown_late else late)
    return [_without(page, lines) if lines else page for page, lines in zip(pages, hidden, strict=True)]


def _twice(before: Draft, after: Draft) -> Iterator[tuple[Line, Line]]:
    """The lines that both pages have, the later one all shifted up by the same length."""
    first = after.lines[0] if after.lines else None
    if first is None or first.bottom > 0:
        return
    shift = next((line.top - first.top for line in before.lines if line.text == first.text), 0.0)
    if shift < _SHIFT * before.height:
        return
    for late in after.lines:
        for early in before.lines:
            moved = abs(early.top - late.top - shift) <= _SAME and abs(early.x0 - late.x0) <= _SAME
            if moved and early.text == late.text:
                yield early, late


def _without(page: Draft, hidden: set[Line]) -> Draft:
    return replace(page, lines=tuple(line for line in page.lines if line not in hidden))
