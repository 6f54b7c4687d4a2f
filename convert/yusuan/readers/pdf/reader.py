"""The reader of PDF files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from yusuan.document import Document
from yusuan.errors import UnreadableInputError, UsageError
from yusuan.readers._source import load
from yusuan.readers.pdf.assemble import assembled
from yusuan.readers.pdf.deadline import Deadline
from yusuan.readers.pdf.draft import Draft, drafted
from yusuan.readers.pdf.raw import Engine

#: Seconds that a document may take where the caller says nothing else.
TIMEOUT = 120.0
_SIGNATURE = b"%PDF-"
#: The signature may stand behind this many bytes of rubbish.
_SIGNATURE_WITHIN = 1024


def _pdfium() -> Engine:
    from yusuan.readers.pdf.pdfium import Pdfium  # noqa: PLC0415 - loads the library on first use

    return Pdfium()


def _pdfplumber() -> Engine:
    from yusuan.readers.pdf.plumber import Plumber  # noqa: PLC0415 - loads the library on first use

    return Plumber()


ENGINES: Mapping[str, Callable[[], Engine]] = MappingProxyType({"pdfium": _pdfium, "pdfplumber": _pdfplumber})
"""The engines by name: the first is the usual one, the second settles disputes."""


class PdfReader:
    """Reads PDF files with one of two engines, each document within `timeout` seconds."""

    name = "pdf"

    def __init__(self, engine: str = "pdfium", timeout: float = TIMEOUT) -> None:
        if engine not in ENGINES:
            raise UsageError(f"There is no PDF engine called {engine}.", f"Engines: {', '.join(ENGINES)}.")
        self.engine = engine
        self.timeout = timeout

    def identify(self, head: bytes, name: str) -> bool:
        """Whether the file begins like a PDF, or says that it is one by its name."""
        return _SIGNATURE in head[:_SIGNATURE_WITHIN] or Path(name).suffix.lower() == ".pdf"

    def read(self, path: Path) -> Document:
        """The document in the file.

        Raises:
            UnreadableInputError: the file is missing, empty, no PDF, damaged beyond repair, encrypted with
                a password, or not read in time.
        """
        source = load(path)
        if _SIGNATURE not in source.content[:_SIGNATURE_WITHIN]:
            raise UnreadableInputError(f"{path}: is no PDF, whatever its name says.", _advice(source.content))
        deadline = Deadline.after(self.timeout)
        try:
            drafts: list[Draft] = []
            for page in ENGINES[self.engine]().pages(source.content, deadline):
                drafts.append(drafted(page, drafts[-1] if drafts else None))
        except UnreadableInputError as error:
            raise UnreadableInputError(f"{path}: {error.message}", error.hint) from error
        return Document(
            sha256=source.sha256,
            source_name=source.name,
            media_type="application/pdf",
            reader=f"{self.name}/{self.engine}",
            pages=assembled(drafts),
        )


def _advice(content: bytes) -> str:
    start = content[:_SIGNATURE_WITHIN].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "It is a web page: follow its link to the PDF, or give it the ending .html."
    return "Get the file again from its source, or give it the ending of its real format."
