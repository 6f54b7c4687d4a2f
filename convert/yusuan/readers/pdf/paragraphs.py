"""Lines outside of tables into paragraphs, judged by margins, indents, gaps and type size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
#: Nor are lines further apart than this many times their type size, whatever the pitch of the page.
_FAR_APART = 2.9
#: Lines whose type sizes differ by more than this share are not of one paragraph.
_RESIZED = 0.12


#: A line is long that takes this share of the page's width; a document with fewer long ones has no prose.
_LONG, _PROSE = 0.55, 8


def right_margin(lines: Sequence[Line], width: float) -> float:
    """Where full lines end on pages of one width: where most long lines end.

    Without long lines to tell, the right margin is taken to be as wide as the left one.
    """
    ends = sorted(line.x1 for line in lines if line.x1 - line.x0 > _LONG * width)
    if len(ends) >= _PROSE:
        return ends[len(ends) // 2]
    return width - min((line.x0 for line in lines), default=0.0)


def blocks_of(lines: list[Line], right: float) -> Iterator[tuple[Line, ...]]:
    """The lines of each paragraph, in reading order. `lines` come from the top down.

    `right` is where full lines of the document end, in points; lines that go further set it here.
    """
    if not lines:
        return
    margins = _Margins.of(lines, right)
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
    def of(cls, lines: list[Line], right: float) -> _Margins:
        pitches = [b.top - a.top for a, b in pairwise(lines) if b.top - a.top > a.size * 0.8]
        near = [pitch for pitch in pitches if pitch < 3.2 * lines[0].size]
        pitch = median(near) if near else 2 * lines[0].size
        furthest = max(line.x1 for line in lines)
        return cls(min(line.x0 for line in lines), max(right, furthest), pitch)

    def goes_on(self, block: list[Line], line: Line) -> bool:
        """Whether `line` belongs to the paragraph of the lines before it."""
        last, size = block[-1], block[-1].size
        if abs(line.size - size) > _RESIZED * size:
            return False
        if line.top - last.top > min(_APART * self.pitch, _FAR_APART * size):
            return False
        if last.x1 < self.right - _SHORT * size or is_numbered(line.text):
            return False
        start = block[1].x0 if len(block) > 1 else self.left
        return abs(line.x0 - start) <= _INDENTED * size
