"""Tables without money: what they are, and the reasons that the index of tables gives."""

from pathlib import Path

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure

BUDGET = "表1\n\n2025年部门收入总表\n\n单位：万元\n\n项目\t预算数\n收入总计\t3.00\n"
EMPTY = "表2\n\n2025年政府性基金预算支出表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n\t\t\n"


def read(tmp_path: Path, text: str) -> Disclosure:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return understand(path)


def test_the_index_says_why_a_table_is_empty(tmp_path: Path) -> None:
    index = "报表\t报表名称\t是否空表\t表格为空的理由\n表1\t收入总表\t否\t\n表2\t基金支出表\t是\t没有基金\n"
    found = read(tmp_path, f"{index}\n{BUDGET}\n{EMPTY}")
    assert [table.kind for table in found.tables] == [
        "table_index",
        "revenue_summary",
        "government_fund_expenditure",
    ]
    assert [table.note for table in found.tables] == [None, None, "没有基金"]
    assert found.document.unrecognised_tables == 0


def test_a_list_of_units_is_no_budget_table(tmp_path: Path) -> None:
    found = read(tmp_path, f"序号\t单位名称\t经费性质\t在职人数\n1\t甲局本级\t财政核拨\t12\n\n{BUDGET}")
    assert [table.kind for table in found.tables] == ["unit_list", "revenue_summary"]
    assert {fact.table_id for fact in found.facts} == {found.tables[1].table_id}


def test_a_table_of_other_headings_stays_unrecognised(tmp_path: Path) -> None:
    found = read(tmp_path, f"序号\t单位名称\t不知其名\n1\t甲局本级\t2.50\n\n{BUDGET}")
    assert found.tables[0].kind == "unrecognised"
