"""Encrypted files: with a password a clear refusal, without one the content."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from yusuan.document import Paragraph
from yusuan.errors import UnreadableInputError
from yusuan.readers.pdf import PdfReader


def encrypted(path: Path, user_password: str) -> Path:
    lock = StandardEncryption(userPassword=user_password, ownerPassword="owner", strength=128)
    canvas = Canvas(str(path), encrypt=lock)
    canvas.drawString(72, 700, "Budget 1,234.56")
    canvas.save()
    return path


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_file_that_asks_for_a_password_is_refused(engine: str, tmp_path: Path) -> None:
    path = encrypted(tmp_path / "locked.pdf", "secret")
    with pytest.raises(UnreadableInputError) as caught:
        PdfReader(engine).read(path)
    assert "password" in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_file_that_only_limits_printing_is_read(engine: str, tmp_path: Path) -> None:
    document = PdfReader(engine).read(encrypted(tmp_path / "open.pdf", ""))
    (paragraph,) = document.blocks()
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Budget 1,234.56"
