"""The three public expenses in one line: each total with its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Check

TITLE = "2024年一般公共预算“三公”经费预算表"
HEADER = "合计\t因公出国(境)费\t公务用车购置及运行费\t\t\t公务接待费"
BELOW = "\t\t小计\t公务用车购置费\t公务用车运行费\t"
WIDE = "合计\t因公出国(境)费\t公务用车购置及运行费\t公务接待费\t会议费\t培训费"


def checks(tmp_path: Path, header: str, figures: str) -> list[Check]:
    path = tmp_path / "a.txt"
    path.write_text(f"{TITLE}\n\n部门名称：甲局\n\n单位：万元\n\n{header}\n{figures}\n", encoding="utf-8")
    return [check for check in understand(path).checks if check.code == "row-item"]


@pytest.mark.parametrize(
    ("figures", "outcomes"),
    [
        ("6.00\t1.00\t3.00\t1.00\t2.00\t2.00", ["pass", "pass"]),
        ("6.00\t1.00\t3.00\t1.00\t2.50\t2.00", ["pass", "fail"]),
        ("7.00\t1.00\t3.00\t1.00\t2.00\t2.00", ["fail", "pass"]),
    ],
)
def test_items_of_a_line_make_up_their_totals(tmp_path: Path, figures: str, outcomes: list[str]) -> None:
    assert [check.outcome for check in checks(tmp_path, f"{HEADER}\n{BELOW}", figures)] == outcomes


@pytest.mark.parametrize(
    ("total", "parts", "outcome"), [("6.00", 3, "pass"), ("9.00", 5, "pass"), ("8.00", 3, "fail")]
)
def test_a_total_beside_meetings_and_training_may_hold_them(
    tmp_path: Path, total: str, parts: int, outcome: str
) -> None:
    (check,) = checks(tmp_path, WIDE, f"{total}\t1.00\t3.00\t2.00\t1.00\t2.00")
    assert (len(check.right_ids), check.outcome) == (parts, outcome)
