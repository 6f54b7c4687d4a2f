"""Readers: one module a format, chosen by what the file *is*, not by what it is called.

A reader has `identify(head, name)`, which says from the first bytes (and, where they cannot tell, from the
name) whether the file is its own, and `read(path)`, which gives a `Document` or raises
`UnreadableInputError`. To add one: write the module, add it to `readers()`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from yusuan.document import Document
from yusuan.errors import UnreadableInputError
from yusuan.readers.pdf import TIMEOUT, PdfReader
from yusuan.readers.text import TextReader

__all__ = ["HEAD", "TIMEOUT", "Reader", "read", "readers"]

HEAD = 4096
"""How many bytes `identify` is given."""


class Reader(Protocol):
    """What a format has to offer."""

    name: str

    def identify(self, head: bytes, name: str) -> bool:
        """Say whether a file that begins with `head` and is called `name` is of this format."""
        ...

    def read(self, path: Path) -> Document:
        """Read the file. Raises UnreadableInputError."""
        ...


def readers(pdf_engine: str = "pdfium", timeout: float = TIMEOUT) -> tuple[Reader, ...]:
    """The readers in the order in which they are asked.

    `pdf_engine` is what reads PDF files; `timeout` is how many seconds a PDF may take.
    """
    return (PdfReader(pdf_engine, timeout), TextReader())


def read(path: Path, known: tuple[Reader, ...] | None = None) -> Document:
    """Read a file with the reader that knows it. Raises UnreadableInputError."""
    head = _head(path)
    known = readers() if known is None else known
    for reader in known:
        if reader.identify(head, path.name):
            return reader.read(path)
    names = ", ".join(reader.name for reader in known)
    raise UnreadableInputError(f"{path}: unknown format.", f"yusuan reads: {names}.")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except FileNotFoundError:
        raise UnreadableInputError(f"{path}: no such file.", "Check the path.") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UnreadableInputError(f"{path}: {reason}.", "Check the file and its permissions.") from error
