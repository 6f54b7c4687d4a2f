"""What a reader gives, whatever the format: pages of paragraphs and grids, every piece with its place.

Coordinates are points (1/72 inch) from the top left corner of the page as it is shown (rotation and crop
box applied). `text` is folded (see `yusuan.text.fold`); `raw` is what the source holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from yusuan._records import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a piece of text stands in the source.

    Paginated formats give `page` (from 1) and `box`; a text file is one page and gives `chars`, the range
    of character positions after decoding (from 0, end excluded), and `line` (from 1); a workbook gives
    `reference` such as `Sheet1!B4`, with the sheet's number as `page`.
    """

    page: int = 1
    box: Box | None = None
    line: int | None = None
    chars: tuple[int, int] | None = None
    reference: str | None = None

    @property
    def fragment(self) -> str:
        """The place as a URI fragment: RFC 3778 for pages, RFC 5147 for text, the cell name for sheets."""
        if self.reference is not None:
            return self.reference
        if self.chars is not None:
            return f"char={self.chars[0]},{self.chars[1]}"
        if self.box is None:
            return f"page={self.page}"
        b = self.box
        size = f"{_tenths(b.x1 - b.x0)},{_tenths(b.bottom - b.top)}"
        return f"page={self.page}&viewrect={_tenths(b.x0)},{_tenths(b.top)},{size}"


@lru_cache(maxsize=8192)
def _tenths(points: float) -> str:
    """The sides of the cells of a table are few, so each is written once."""
    return f"{points:.1f}"


class ParagraphRole(StrEnum):
    """What a paragraph is on its page, as far as its layout tells."""

    BODY = "body"
    HEADING = "heading"
    CONTENTS = "contents"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text.

    `level` is its depth in the outline where the layout tells it (1 is the top), else None. `size` is the
    type size in points where known.
    """

    text: str
    raw: str
    place: Place
    role: ParagraphRole = ParagraphRole.BODY
    level: int | None = None
    size: float | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a grid; leading ideographic spaces are kept in `text` because they carry the level.

    `open_above` and `open_below` are True where a page break cuts the cell: it has no side there. `hidden`
    is True where its text lies beyond its part of the page, to be seen on another. `full` is True in the last
    row of a grid where the text leaves no room for another character: it may go on overleaf.
    """

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    text: str
    raw: str
    place: Place
    open_above: bool = False
    open_below: bool = False
    hidden: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled or tabulated block. Cells come row by row; a place covered by a span has no cell of its own.

    `spans_known` is False where the format cannot tell merged cells from empty ones (tab-separated text).
    `continues` is True where the reader saw that this grid goes on from the grid before it (page break).
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place
    spans_known: bool = True
    continues: bool = False


Block = Paragraph | Grid


class PageKind(StrEnum):
    """Whether a page has text to read: as characters, only as a picture, none, or not readable at all."""

    TEXT = "text"
    SCAN = "scan"
    BLANK = "blank"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, its blocks in reading order. Sizes in points; `rotation` in degrees clockwise."""

    number: int
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None
    rotation: int = 0
    kind: PageKind = PageKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source file as read. `sha256` is of the file's bytes, `reader` names the code that read it."""

    sha256: str
    source_name: str
    media_type: str
    reader: str
    pages: tuple[Page, ...]

    def blocks(self) -> Iterator[Block]:
        """All blocks of all pages in reading order."""
        for page in self.pages:
            yield from page.blocks
