"""Lines outside of tables into paragraphs, judged by margins, indents, gaps and type size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from yusuan.readers.pdf.lines import Line
from yusuan.readers.pdf.numbering import is_numbered

#: A line that ends this many characters before the right margin ends its paragraph.
_SHORT = 1.8
#: A line that starts this many characters from where its paragraph's lines start begins another.
_INDENTED = 0.8
#: Lines further apart than this many times the usual pitch are not of one paragraph.
_APART = 1.35
#: Lines whose type sizes differ by more than this share are not of one paragraph.
_RESIZED = 0.12


def blocks_of(lines: list[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines of each paragraph, in reading order. `lines` come from the top down."""
    if not lines:
        return
    margins = _Margins.of(lines)
    block = [lines[0]]
    for line in lines[1:]:
        if margins.goes_on(block, line):
            block.append(line)
        else:
            yield tuple(block)
            block = [line]
    yield tuple(block)


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where the text of a page starts and ends, and how far its lines are apart; points."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, lines: list[Line]) -> _Margins:
        pitches = [b.top - a.top for a, b in pairwise(lines) if b.top - a.top > a.size * 0.8]
        near = [pitch for pitch in pitches if pitch < 3.2 * lines[0].size]
        pitch = median(near) if near else 2 * lines[0].size
        return cls(min(line.x0 for line in lines), max(line.x1 for line in lines), pitch)

    def goes_on(self, block: list[Line], line: Line) -> bool:
        """Whether `line` belongs to the paragraph of the lines before it."""
        last, size = block[-1], block[-1].size
        if abs(line.size - size) > _RESIZED * size or line.top - last.top > _APART * self.pitch:
            return False
        if last.x1 < self.right - _SHORT * size or is_numbered(line.text):
            return False
        start = block[1].x0 if len(block) > 1 else self.left
        return abs(line.x0 - start) <= _INDENTED * size
