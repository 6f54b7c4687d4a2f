"""The reader on real disclosures: nothing lost, and both engines see the same cells.

The whole corpus compared by command is in tests/benchmarks/NOTES.md; here the smallest file of each place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

from tests.unit.readers.pdf.accounting import accounts

from yusuan.document import Document, Grid, Paragraph
from yusuan.readers.pdf import PdfReader


def test_every_amount_of_the_oracle_is_in_a_grid(corpus: Path) -> None:
    places: dict[str, Counter[str]] = {}
    for account in accounts(corpus, PdfReader()):
        places.setdefault(account.place, Counter()).update(amounts=account.amounts, found=account.found)
    assert places
    assert all(counted["found"] >= 0.995 * counted["amounts"] for counted in places.values())
    total = sum(places.values(), Counter[str]())
    assert total["found"] >= 0.999 * total["amounts"]


def test_a_grid_covers_each_of_its_places_once(corpus: Path) -> None:
    for path in _sample(corpus):
        for block in PdfReader().read(path).blocks():
            if isinstance(block, Grid):
                covered = sum(cell.rowspan * cell.colspan for cell in block.cells)
                assert covered == block.rows * block.columns


def test_both_engines_see_the_same_cells(corpus: Path) -> None:
    """Row, column, span and text of every cell, and the text outside of tables, page by page."""
    for path in _sample(corpus):
        one, two = PdfReader().read(path), PdfReader(engine="pdfplumber", timeout=600).read(path)
        assert _cells(one) == _cells(two), path
        assert _rest(one) == _rest(two), path


def _sample(corpus: Path) -> list[Path]:
    """The smallest file of each place."""
    paths = [path for path in (corpus / "pdf").rglob("*.pdf") if path.read_bytes().startswith(b"%PDF")]
    places = {
        path.relative_to(corpus / "pdf").parts[0]: path for path in sorted(paths, key=_size, reverse=True)
    }
    return sorted(places.values())


def _size(path: Path) -> int:
    return path.stat().st_size


_Cell = tuple[int, int, int, int, int, int, str]


def _cells(document: Document) -> list[_Cell]:
    return [
        (page.number, number, cell.row, cell.column, cell.rowspan, cell.colspan, _plain(cell.text))
        for page in document.pages
        for number, grid in enumerate(block for block in page.blocks if isinstance(block, Grid))
        for cell in grid.cells
    ]


def _rest(document: Document) -> list[Counter[str]]:
    return [
        Counter("".join(_plain(block.text) for block in page.blocks if isinstance(block, Paragraph)))
        for page in document.pages
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
