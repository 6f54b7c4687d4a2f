"""The examples folder: generated inputs, golden outputs, every planted fault found and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from madeup import blocks, render
from madeup.faults import FAULTS

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure
from yusuan.writers import json

EXAMPLES = Path(__file__).parents[2] / "examples"
Golden = Callable[[Path, str], None]


def findings(disclosure: Disclosure) -> str:
    lines = [
        f"{c.code}\n  {c.message_en}\n  {c.message_zh}\n" for c in disclosure.checks if c.outcome != "pass"
    ]
    return "".join(lines) or "every identity holds\n"


def test_there_is_a_case_for_every_fault_and_no_other() -> None:
    cases = {folder.name for folder in EXAMPLES.iterdir() if (folder / "disclosure.txt").exists()}
    assert {"balanced", *FAULTS} == cases


@pytest.mark.parametrize("name", ["balanced", *FAULTS])
def test_the_generator_still_writes_the_input(name: str, golden: Golden) -> None:
    content = blocks.document()
    if name in FAULTS:
        content = FAULTS[name].plant(content)
    (EXAMPLES / name).mkdir(exist_ok=True)
    golden(EXAMPLES / name / "disclosure.txt", render.text(content))


def test_the_balanced_example_is_understood_whole(balanced: Path, golden: Golden) -> None:
    disclosure = understand(balanced)
    assert disclosure.document.status == "verified"
    assert disclosure.document.unverified == 0
    golden(balanced.parent / "expected.json", json.text(disclosure))


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(name: str, golden: Golden) -> None:
    disclosure = understand(EXAMPLES / name / "disclosure.txt")
    failed = {check.code for check in disclosure.checks if check.outcome == "fail"}
    assert FAULTS[name].fails == failed
    golden(EXAMPLES / name / "findings.txt", findings(disclosure))


def test_identities_put_a_shifted_header_right(balanced: Path) -> None:
    sound = understand(balanced)
    shifted = understand(EXAMPLES / "shifted_header" / "disclosure.txt")
    meaning = ("flow", "function_code", "fund", "nature", "origin", "printed", "amount")
    kind = "revenue_summary"

    def read(disclosure: Disclosure) -> list[tuple[object, ...]]:
        return sorted(
            tuple(str(getattr(f, name)) for name in meaning) for f in disclosure.facts if f.table_kind == kind
        )

    assert read(sound) == read(shifted)
    resolved = {f.origin for f in shifted.facts if f.resolved_by == "identities"}
    assert resolved == {"current", "carryover"}
