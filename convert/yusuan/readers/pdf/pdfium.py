"""The first engine: PDFium, through pypdfium2's raw bindings."""

from __future__ import annotations

import ctypes
import math
import operator
from array import array
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from yusuan.errors import UnreadableInputError
from yusuan.readers.pdf import _calls as calls
from yusuan.readers.pdf.deadline import Deadline
from yusuan.readers.pdf.drawn import Drawn, drawn_on
from yusuan.readers.pdf.frame import Frame
from yusuan.readers.pdf.raw import Char, Edge, RawPage, is_slanted

#: So many characters of a page are asked for their angle to tell whether its text lies on its side.
_SAMPLE = 24
_PASSWORD = 4
#: Slanted characters have boxes taller than this, one beside them stands higher or lower by so many points;
#: only such are asked for their angle.
_TALL, _STEP = 18.0, 3.6
#: What PDFium gives for a hyphen at the end of a line.
_HYPHEN = "\ufffe"


class Pdfium:
    """Reads pages with PDFium."""

    name = "pdfium"

    def pages(self, data: bytes, deadline: Deadline) -> Iterator[RawPage]:
        """The pages of the file in order; one that cannot be loaded comes as `damaged`."""
        with closing(_opened(data)) as document:
            count = len(document)
            if not count:
                raise UnreadableInputError("The PDF has no pages.", "Get the file again from its source.")
            for index in range(count):
                deadline.check()
                yield _page(document, index)


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise UnreadableInputError(
                "The PDF is encrypted with a password.", "Save a copy of it without a password."
            ) from error
        raise UnreadableInputError(
            "The PDF is damaged beyond repair.", "Get the file again from its source."
        ) from error


def _page(document: Any, index: int) -> RawPage:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return RawPage(number=index + 1, chars=[], verticals=[], horizontals=[], damaged=True)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _raw(page, text, index + 1)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _raw(page: Any, text: Any, number: int) -> RawPage:
    drawn = drawn_on(calls.address(page), pdfium.FPDFPage_CountObjects(page))
    text_page = calls.address(text)
    count = max(pdfium.FPDFText_CountChars(text), 0) if text else 0
    frame = _frame(page)
    frame = frame.turned(_leaning(text_page, count, frame.rotation))
    verticals, horizontals = _edges(drawn, frame)
    width, height = frame.size
    return RawPage(
        number=number,
        width=width,
        height=height,
        rotation=frame.rotation,
        chars=_chars(text_page, count, frame, drawn),
        verticals=verticals,
        horizontals=horizontals,
        pictures=_covered(drawn, width * height),
        drawings=drawn.paths,
    )


def _frame(page: Any) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    rotation = 90 * (pdfium.FPDFPage_GetRotation(page) % 4)
    return Frame(box.left, box.bottom, box.right, box.top, rotation)


def _leaning(text_page: int, count: int, rotation: int) -> int:
    """By how many degrees clockwise the page must be turned further for most of its text to stand upright."""
    sample = range(0, count, max(count // _SAMPLE, 1))
    angles = [angle for angle in map(calls.text_angle, repeat(text_page), sample) if angle >= 0]
    turns = Counter(-round(angle / (math.pi / 2)) % 4 * 90 for angle in angles)
    turn, votes = turns.most_common(1)[0] if turns else (rotation, 0)
    return (turn - rotation) % 360 if votes * 5 >= len(sample) * 3 else 0


def _edges(drawn: Drawn, frame: Frame) -> tuple[list[Edge], list[Edge]]:
    if not drawn.edges:
        return [], []
    verticals: list[Edge] = []
    horizontals: list[Edge] = []
    for x0, top, x1, bottom in zip(*frame.shown(*zip(*drawn.edges, strict=True)), strict=True):
        if bottom - top <= 0.5 < x1 - x0:
            horizontals.append(((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= 0.5 < bottom - top:
            verticals.append(((x0 + x1) / 2, top, bottom))
    return verticals, horizontals


def _covered(drawn: Drawn, area: float) -> float:
    if not area:
        return 0.0
    return min(1.0, sum((right - left) * (top - bottom) for left, bottom, right, top in drawn.images) / area)


def _chars(text_page: int, count: int, frame: Frame, drawn: Drawn) -> list[Char]:
    if not count:
        return []
    size = 16 * count
    buffer = array("f", bytes(size))
    at = buffer.buffer_info()[0]
    deque(map(calls.text_loose_box, repeat(text_page), range(count), range(at, at + size, 16)), maxlen=0)
    x0s, tops, x1s, bottoms = frame.shown(buffer[0::4], buffer[3::4], buffer[2::4], buffer[1::4])
    characters = _characters(text_page, count)
    chars: Iterator[Char] = zip(x0s, tops, x1s, bottoms, characters, strict=True)
    if drawn.invisible and len(drawn.invisible) < drawn.visible:
        owners = map(calls.text_object, repeat(text_page), range(count))
        chars = (char for char, owner in zip(chars, owners, strict=True) if owner not in drawn.invisible)
    elif slanted := _slanted(text_page, tops, bottoms):
        chars = (char for number, char in enumerate(chars) if number not in slanted)
    # What PDFium made up (blanks between objects, line ends) has no extent.
    return [char for char in chars if char[2] > char[0] and char[3] > char[1]]


def _slanted(text_page: int, tops: list[float], bottoms: list[float]) -> set[int]:
    """The numbers of the characters of watermarks."""
    if max(map(operator.sub, bottoms, tops)) <= _TALL:
        return set()
    count = len(bottoms)
    heights = enumerate(map(operator.sub, bottoms, tops))
    tall = [number for number, height in heights if height > _TALL]
    tall = [
        n
        for n in tall
        if abs(bottoms[n] - bottoms[n - 1]) > _STEP or abs(bottoms[n] - bottoms[n + 1 - count]) > _STEP
    ]
    angles = map(calls.text_angle, repeat(text_page), tall)
    return {number for number, angle in zip(tall, angles, strict=True) if is_slanted(angle)}


def _characters(text_page: int, count: int) -> list[str]:
    """The characters one by one; PDFium leaves out of the whole what has no Unicode value."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = calls.text_get(text_page, 0, count, ctypes.addressof(buffer)) - 1
    text = buffer.raw[: 2 * max(written, 0)].decode("utf-16-le", "replace")
    if len(text) == count == written:
        return list(text.replace(_HYPHEN, "-"))
    codes = map(calls.text_unicode, repeat(text_page), range(count))
    return [chr(code).replace(_HYPHEN, "-") if code < 0x110000 else "\ufffd" for code in codes]
