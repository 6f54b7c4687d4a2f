"""The second engine: pdfplumber (pdfminer.six), which shares no code with PDFium and settles disputes."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from yusuan.errors import UnreadableInputError
from yusuan.readers.pdf.deadline import Deadline
from yusuan.readers.pdf.raw import Char, Edge, RawPage, is_slanted

#: What hangs below the baseline, as a share of the type size: usual in Chinese fonts.
_DESCENT = 0.14


class Plumber:
    """Reads pages with pdfplumber."""

    name = "pdfplumber"

    def pages(self, data: bytes, deadline: Deadline) -> Iterator[RawPage]:
        """The pages of the file in order; one that cannot be read comes as `damaged`."""
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        with _opened(data) as document:
            for page in document.pages:
                deadline.check()
                yield _page(page)
                page.close()


def _opened(data: bytes) -> Any:
    try:
        document = pdfplumber.open(io.BytesIO(data))
        if document.pages:
            return document
    except Exception as error:  # pdfminer raises whatever a damaged file leads it to
        raise _unreadable(error) from error
    raise UnreadableInputError("The PDF has no pages.", "Get the file again from its source.")


def _unreadable(error: Exception) -> UnreadableInputError:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect):
        return UnreadableInputError(
            "The PDF is encrypted with a password.", "Save a copy of it without a password."
        )
    return UnreadableInputError("The PDF is damaged beyond repair.", "Get the file again from its source.")


def _page(page: Any) -> RawPage:
    try:
        return _raw(page)
    except Exception:  # noqa: BLE001 - see above
        return RawPage(number=page.page_number, chars=[], verticals=[], horizontals=[], damaged=True)


def _raw(page: Any) -> RawPage:
    left, top, right, bottom = page.cropbox
    width, height = float(right - left), float(bottom - top)
    edges: Sequence[Any] = page.edges
    covered = sum(float(image["width"]) * float(image["height"]) for image in page.images)
    return RawPage(
        number=page.page_number,
        width=width,
        height=height,
        rotation=int(page.rotation or 0) % 360,
        chars=[
            piece
            for char in page.chars
            if not is_slanted(_angle(char))
            for piece in _chars(char, left, _height(page, char, top))
        ],
        verticals=[_edge(e, "x0", "top", "bottom", (left, top)) for e in edges if e["orientation"] == "v"],
        horizontals=[_edge(e, "top", "x0", "x1", (top, left)) for e in edges if e["orientation"] == "h"],
        pictures=min(1.0, covered / (width * height)) if width * height else 0.0,
        drawings=len(page.lines) + len(page.rects) + len(page.curves),
    )


def _chars(char: Any, left: float, height: tuple[float, float]) -> Iterator[Char]:
    """A character; a ligature as its letters side by side."""
    x0, x1 = char["x0"] - left, char["x1"] - left
    text: str = char["text"]
    width = (x1 - x0) / max(len(text), 1)
    for number, letter in enumerate(text):
        yield x0 + number * width, height[0], x0 + (number + 1) * width, height[1], letter


def _height(page: Any, char: Any, origin: float) -> tuple[float, float]:
    """Top and bottom of a character, from its baseline where it stands upright.

    pdfminer takes them from the font's own descent, which differs between the fonts of one line.
    """
    if not char["upright"]:
        return char["top"] - origin, char["bottom"] - origin
    baseline = page.mediabox[1] + page.height - char["matrix"][5]
    bottom = baseline + _DESCENT * char["size"] - origin
    return bottom - char["size"], bottom


def _angle(char: Any) -> float:
    return math.atan2(char["matrix"][1], char["matrix"][0])


def _edge(edge: Any, position: str, start: str, end: str, origin: tuple[float, float]) -> Edge:
    return edge[position] - origin[0], edge[start] - origin[1], edge[end] - origin[1]
