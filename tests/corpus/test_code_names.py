"""Codes and names of the smaller half of the real PDF disclosures against their year's classification."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from yusuan.checks.names import CODE
from yusuan.conversion import understand

if TYPE_CHECKING:
    from pathlib import Path

RENUMBERED = ("b302f0a0ac964398", {"30202", "30203", "30204", "30205", "30206", "30207", "30208", "30210"})
"""A publisher that numbers its 款 anew on one page, seen there; its document, and the codes that prove it."""


def outcomes(path: Path) -> list[tuple[str, str, str]]:
    """The document, the outcome and the code of every check of code and name."""
    checks = [check for check in understand(path).checks if check.code == CODE]
    codes = (check.message_en.partition("[")[2].partition(" ")[0] for check in checks)
    return [(check.document_id, check.outcome, code) for check, code in zip(checks, codes, strict=True)]


def test_codes_and_names_belong_together_or_the_publisher_is_wrong(corpus: Path) -> None:
    every = [path for path in (corpus / "pdf").rglob("*.pdf") if path.read_bytes().startswith(b"%PDF")]
    paths = sorted(every, key=lambda path: (path.stat().st_size, path.name))[: len(every) // 2]
    with ProcessPoolExecutor(2) as pool:
        found = [one for part in pool.map(outcomes, paths, chunksize=4) for one in part]
    counted = Counter(outcome for _, outcome, _ in found)
    assert len(found) > 3_000
    assert counted["pass"] >= 0.99 * len(found)
    document, codes = RENUMBERED
    assert {doc for doc, outcome, _ in found if outcome == "fail"} == {document}
    assert codes <= {code for _, outcome, code in found if outcome == "fail"}
