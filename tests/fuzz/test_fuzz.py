"""A bounded run of the fuzzer: every file made worse ends in a document or a clean error, in time."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.worse import CLEAN, run
from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

_TIMEOUT = 10.0
_LARGEST = 250_000


def made_up() -> bytes:
    ys: list[float] = [40 + 20 * n for n in range(8)]
    table = Sheet().table([20, 120, 200, 300], ys, [["科目", "名称", "1,234.56"]] * 7)
    return pdf(table, Sheet(rotate=90).text(40, 100, "说明").into_form(), Sheet().picture(0, 600, 400, 600))


def test_made_up_files_made_worse() -> None:
    assert CLEAN.issuperset(run([made_up()], 150, seed=7, timeout=_TIMEOUT))


def test_real_files_made_worse(corpus: Path) -> None:
    paths = [path for path in sorted((corpus / "pdf").rglob("*.pdf")) if path.stat().st_size < _LARGEST]
    assert CLEAN.issuperset(run([path.read_bytes() for path in paths], 10, seed=7, timeout=_TIMEOUT))
