"""An identity with an operand that was not understood is not checkable, and names it."""

from pathlib import Path

from yusuan.conversion import understand
from yusuan.disclosure import Check

HEAD = "2025年部门收支预算总表\n\n部门名称：甲局\n\n单位：万元\n\n收入\t\n项目\t预算数\n"


def trees(tmp_path: Path, body: str) -> list[Check]:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    return [check for check in understand(path).checks if check.code == "tree"]


def test_a_row_of_unknown_name_leaves_the_sum_open(tmp_path: Path) -> None:
    body = "一、一般公共预算拨款收入\t100.00\n二、不知其名之项\t20.00\n收入总计\t120.00\n"
    (tree,) = trees(tmp_path, body)
    assert tree.outcome == "not_checkable"
    assert "20.00 (unknown row: 不知其名之项)" in tree.message_en
    assert tree.gap is None


def test_a_sum_of_rows_that_are_all_understood_fails(tmp_path: Path) -> None:
    body = "一、一般公共预算拨款收入\t100.00\n二、事业收入\t20.00\n收入总计\t121.00\n"
    assert [tree.outcome for tree in trees(tmp_path, body)] == ["fail"]
