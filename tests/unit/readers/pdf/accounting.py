"""Whether every amount that pdfplumber finds in ruled tables of the corpus is in the reader's grids.

    python tests/unit/readers/pdf/accounting.py [CORPUS] [--engine NAME] [--only PART_OF_PATH]

The same folding and counting as the corpus's own score, on the documents instead of the written JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yusuan.document import Document, Grid
from yusuan.errors import UnreadableInputError
from yusuan.readers.pdf import PdfReader

AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)")
CORPUS = Path(__file__).parents[5] / "shared" / "corpus"


@dataclass(frozen=True, slots=True)
class Account:
    """The amounts of one file: how many there are, how many were found, which are missing, how many more."""

    path: str
    amounts: int
    found: int
    missing: Counter[tuple[int, str]]
    more: int

    @property
    def place(self) -> str:
        return self.path.split("/")[1]


def plain(text: str) -> str:
    """The form in which amounts are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def amounts_of(document: Document) -> Counter[tuple[int, str]]:
    """The amounts in the grids, each with its page."""
    cells = (
        (page.number, plain(cell.text))
        for page in document.pages
        for block in page.blocks
        if isinstance(block, Grid)
        for cell in block.cells
    )
    return Counter(item for item in cells if AMOUNT.fullmatch(item[1]))


def accounts(corpus: Path, reader: PdfReader, only: str = "") -> Iterator[Account]:
    """The account of each file that the oracle could read."""
    with gzip.open(corpus / "oracle.jsonl.gz", "rt", encoding="utf8") as lines:
        entries = [json.loads(line) for line in lines]
    for entry in entries:
        if only not in entry["path"] or "error" in entry:
            continue
        want = Counter((int(page), plain(a)) for page, found in entry["pages"].items() for a in found)
        try:
            have = amounts_of(reader.read(corpus / entry["path"]))
        except UnreadableInputError:
            have = Counter()
        kept = (want & have).total()
        yield Account(entry["path"], want.total(), kept, want - have, have.total() - kept)


def main() -> int:
    """Prints a line a place, and what is missing; returns 1 when something is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(os.environ.get("YUSUAN_CORPUS", CORPUS)))
    parser.add_argument("--engine", default="pdfium")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    places: dict[str, list[Account]] = {}
    for account in accounts(args.corpus, PdfReader(engine=args.engine), args.only):
        places.setdefault(account.place, []).append(account)
        if account.missing:
            print(f"{account.path}: missing {dict(account.missing)}")
    everything = [account for found in places.values() for account in found]
    for name, found in [*sorted(places.items()), ("all", everything)]:
        amounts, kept = sum(a.amounts for a in found), sum(a.found for a in found)
        more = sum(a.more for a in found)
        print(f"{len(found):4} files {amounts:6} amounts {kept / max(amounts, 1):8.3%} {more:5} more  {name}")
    return int(any(account.missing for account in everything))


if __name__ == "__main__":
    sys.exit(main())
