"""The identity of every real disclosure, against a table made by reading covers and first pages.

`facts/identity.csv`: the first 16 digits of the file's SHA-256, what is true of it (blank where the document
does not tell), the page it rests on, and a note where the truth can be argued. A file without a stage is no
disclosure at all.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from yusuan.document import Document
from yusuan.errors import YusuanError
from yusuan.readers import read
from yusuan.recognise.captions import captioned_grids
from yusuan.recognise.identity import Identity, identify

FIELDS = ("issuer", "issuer_type", "fiscal_year", "stage", "division_code")
TRUTH = Path(__file__).parent / "facts" / "identity.csv"


def truth() -> list[dict[str, str]]:
    with TRUTH.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def paths(corpus: Path) -> dict[str, Path]:
    """Where each file of the corpus is, by the start of its digest."""
    with (corpus / "files.csv").open(encoding="utf-8", newline="") as stream:
        found = {row["sha256"][:16]: corpus / row["path"] for row in csv.DictReader(stream)}
    return found | {read(seed).sha256[:16]: seed for seed in corpus.glob("000_*.txt")}


def identity_of(document: Document) -> Identity:
    return identify(document, captioned_grids(document))


def test_the_table_covers_every_disclosure(corpus: Path, paths: dict[str, Path]) -> None:
    wanted = {
        key for key, path in paths.items() if path.is_relative_to(corpus / "pdf") or path.suffix == ".txt"
    }
    assert {row["document_id"] for row in truth()} == wanted
    assert len(wanted) == 89


def test_every_identity_is_right(paths: dict[str, Path]) -> None:
    wrong = []
    for row in truth():
        path = paths[row["document_id"]]
        if not row["stage"]:
            with pytest.raises(YusuanError):
                read(path)
            continue
        found = identity_of(read(path))
        actual = {name: str(getattr(found, name) or "") for name in FIELDS}
        wrong += [
            (row["document_id"], name, row[name], actual[name])
            for name in FIELDS
            if row[name] != actual[name]
        ]
    assert wrong == []
