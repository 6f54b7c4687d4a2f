"""Text files: lines are paragraphs, runs of tab-separated lines are grids.

A text file is one page. Merged cells cannot be told from empty ones, so its grids have `spans_known` False.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yusuan.document import Block, Cell, Document, Grid, Page, Paragraph, ParagraphRole, Place
from yusuan.errors import UnreadableInputError
from yusuan.readers._source import Source, load
from yusuan.text import fold, plain

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTENTS_HEADING = "目录"
_CONTENTS_LINE = re.compile(r".*?[\s.…·]\s*[-—]?\s*\d{1,3}\s*[-—]?\s*$")


class TextReader:
    """Reads `.txt` and `.tsv` files in UTF-8, UTF-16 with a byte order mark, or GB18030."""

    name = "text"

    def identify(self, head: bytes, name: str) -> bool:
        """Take a file by its name, because plain text has no signature of its own."""
        return Path(name).suffix.lower() in {".txt", ".tsv", ".text"} and not head.startswith(b"%PDF-")

    def read(self, path: Path) -> Document:
        """Read the file as one page. Raises UnreadableInputError when it is empty or no text."""
        source = load(path)
        text = decode(source).replace("\r\n", "\n").replace("\r", "\n")
        page = Page(number=1, blocks=tuple(_blocks(_lines(text))))
        return Document(
            sha256=source.sha256,
            source_name=source.name,
            media_type="text/plain",
            reader=self.name,
            pages=(page,),
        )


def decode(source: Source) -> str:
    """The file's characters. Raises UnreadableInputError when the bytes are no text."""
    for mark, encoding in _BOMS:
        if source.content.startswith(mark):
            return _decoded(source, encoding)
    try:
        return _decoded(source, "utf-8")
    except UnreadableInputError:
        return _decoded(source, "gb18030")


def _decoded(source: Source, encoding: str) -> str:
    try:
        text = source.content.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text(source) from None
    if _CONTROL.search(text):
        raise _not_text(source)
    return text


def _not_text(source: Source) -> UnreadableInputError:
    return UnreadableInputError(
        f"{source.path}: is not text.",
        "Give it the ending of its real format, or save it as UTF-8 or GB18030 text.",
    )


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def tabbed(self) -> bool:
        return "\t" in self.text and not self.blank

    @property
    def width(self) -> int:
        return self.text.count("\t") + 1

    def place(self, start: int, end: int) -> Place:
        return Place(line=self.number, chars=(self.start + start, self.start + end))


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(_Line(number, start, line))
        start += len(line) + 1
    return lines


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    at, in_contents = 0, False
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        in_contents = _is_contents(line, in_contents=in_contents)
        if line.tabbed and not in_contents:
            run = _tabbed_run(lines, at)
            yield _grid(run)
            at = run[-1].number
            continue
        yield _paragraph(line, ParagraphRole.CONTENTS if in_contents else ParagraphRole.BODY)
        at += 1


def _is_contents(line: _Line, *, in_contents: bool) -> bool:
    if plain(line.text) == _CONTENTS_HEADING:
        return True
    return in_contents and bool(_CONTENTS_LINE.match(line.text))


def _tabbed_run(lines: list[_Line], at: int) -> list[_Line]:
    """The lines of one table: blank lines inside it do not end it when the width goes on unchanged."""
    run = [lines[at]]
    pending = False
    for line in lines[at + 1 :]:
        if line.blank:
            pending = True
        elif line.tabbed and (not pending or line.width == run[-1].width):
            run.append(line)
            pending = False
        else:
            break
    return run


def _paragraph(line: _Line, role: ParagraphRole) -> Paragraph:
    start, end = _extent(line.text)
    raw = line.text[start:end]
    return Paragraph(text=fold(raw), raw=raw, place=line.place(start, end), role=role)


def _grid(run: list[_Line]) -> Grid:
    cells = tuple(cell for row, line in enumerate(run) for cell in _cells(row, line))
    last = run[-1]
    place = Place(line=run[0].number, chars=(run[0].start, last.start + len(last.text)))
    width = max(line.width for line in run)
    return Grid(rows=len(run), columns=width, cells=cells, place=place, spans_known=False)


def _cells(row: int, line: _Line) -> Iterator[Cell]:
    start = 0
    for column, piece in enumerate(line.text.split("\t")):
        first, last = _extent(piece)
        raw = piece[first:last]
        place = line.place(start + first, start + last)
        yield Cell(row=row, column=column, text=fold(raw), raw=raw, place=place)
        start += len(piece) + 1


def _extent(text: str) -> tuple[int, int]:
    """Where the text stands inside its blanks; leading ideographic spaces are its level and stay."""
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip(" \t\r\f\v"))
    return min(start, end), end
