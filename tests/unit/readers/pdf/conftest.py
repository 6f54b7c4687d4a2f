"""Fixtures for the PDF reader: reading a made-up file with either engine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from yusuan.document import Document
from yusuan.readers.pdf import PdfReader

sys.path.insert(0, str(Path(__file__).parents[4]))  # what tests share is imported as `tests.…`

Reading = Callable[[bytes], Document]


@pytest.fixture(params=["pdfium", "pdfplumber"])
def reading(request: pytest.FixtureRequest, tmp_path: Path) -> Reading:
    """Reads the bytes of a PDF, with each engine in turn."""

    def read(content: bytes) -> Document:
        path = tmp_path / "made-up.pdf"
        path.write_bytes(content)
        return PdfReader(engine=request.param, timeout=20).read(path)

    return read
