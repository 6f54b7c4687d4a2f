"""Which files the reader takes, and what it says of those it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

from yusuan.errors import UnreadableInputError, UsageError
from yusuan.readers.pdf import PdfReader

GOOD = pdf(Sheet().text(40, 100, "正文"))
ENGINES = ["pdfium", "pdfplumber"]


@pytest.mark.parametrize(
    ("head", "name", "taken"),
    [
        (b"%PDF-1.4", "x.bin", True),
        (b"\x00" * 100 + b"%PDF-1.4", "x", True),
        (b"", "x.PDF", True),
        (b"PK\x03\x04", "x.docx", False),
    ],
)
def test_identify(head: bytes, name: str, taken: bool) -> None:
    assert PdfReader().identify(head, name) is taken


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html></html>", "is no PDF"),
        (b"PK\x03\x04 something else", "is no PDF"),
        (b"%PDF-1.7\nnothing follows", "damaged"),
        (pdf(), "no pages|damaged"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, engine: str, content: bytes, message: str) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableInputError, match=message) as raised:
        PdfReader(engine=engine).read(path)
    assert raised.value.hint


def test_a_web_page_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"\n <html><body>404</body></html>")
    with pytest.raises(UnreadableInputError, match="web page"):
        PdfReader().read(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no such file"):
        PdfReader().read(tmp_path / "x.pdf")


@pytest.mark.parametrize("engine", ENGINES)
def test_time_is_limited(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(GOOD)
    with pytest.raises(UnreadableInputError, match="seconds"):
        PdfReader(engine=engine, timeout=0).read(path)


def test_a_broken_cross_reference_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(GOOD.replace(b"startxref", b"startXXXX"))
    assert PdfReader().read(path).pages[0].blocks


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="no PDF engine"):
        PdfReader(engine="other")


def test_the_document_names_its_source(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(GOOD)
    document = PdfReader().read(path)
    assert (document.source_name, document.media_type, document.reader) == (
        "x.pdf",
        "application/pdf",
        "pdf/pdfium",
    )
    assert len(document.sha256) == 64
