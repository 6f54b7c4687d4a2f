"""What the reader makes of tables whose rules are missing, in part or all, with both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

from yusuan.document import Document, Grid

Reading = Callable[[bytes], Document]
CAPTION = "收支总表"
RIGHT = (200, 270, 340)
"""Where figures end."""
BODY = (("201", "一般公共服务支出", "", "1,250.00", "1,250.00"), ("20101", "人大事务", "", "250.00", ""))


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks() if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    found = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        found[cell.row][cell.column] = cell.text
    return found


def written(sheet: Sheet, y: float = 100) -> Sheet:
    """Two labels and three columns of figures under a header of two rows, one column blank."""
    sheet.text(70, y, "科目").text(247, y, "2024年预算")
    for x, text in ((24, "编码"), (80, "名称"), (178, "合计"), (238, "基本"), (308, "项目")):
        sheet.text(x, y + 18, text)
    for number, row in enumerate(BODY):
        code, name, *figures = row
        at = y + 36 + 18 * number
        sheet.text(20, at, code).text(60, at, name)
        for right, figure in zip(RIGHT, figures, strict=True):
            sheet.text(right - 5 * len(figure), at, figure)
    return sheet


def captioned(sheet: Sheet) -> Sheet:
    return sheet.text(120, 60, CAPTION).text(250, 75, "单位：万元")


WANTED = [
    ["科目", "", "2024年预算", "", ""],
    ["编码", "名称", "合计", "基本", "项目"],
    ["201", "一般公共服务支出", "", "1,250.00", "1,250.00"],
    ["20101", "人大事务", "", "250.00", ""],
]


def across(sheet: Sheet, *ys: float) -> Sheet:
    for y in ys:
        sheet.rule(15, y, 350, y)
    return sheet


def frame(sheet: Sheet) -> Sheet:
    return across(sheet, 88, 160).rule(15, 88, 15, 160).rule(350, 88, 350, 160)


@pytest.mark.parametrize(
    "drawn",
    [
        lambda sheet: sheet,
        lambda sheet: across(sheet, 88, 122, 160),
        lambda sheet: across(sheet, 88, 106, 122, 140, 160),
        frame,
        lambda sheet: across(frame(sheet), 106, 122, 140),
    ],
    ids=["no rules", "three rules", "rules between rows", "a frame", "a frame and rules between rows"],
)
def test_columns_are_where_no_text_stands(reading: Reading, drawn: Callable[[Sheet], Sheet]) -> None:
    (grid,) = grids(reading(pdf(drawn(captioned(written(Sheet()))))))
    assert texts(grid) == WANTED
    spans = {(c.row, c.column): (c.rowspan, c.colspan) for c in grid.cells if c.colspan > 1}
    assert spans == {(0, 0): (1, 2), (0, 2): (1, 3)}
    (cell,) = (cell for cell in grid.cells if cell.text == "250.00")
    box = cell.place.box
    assert box
    assert box.x0 < RIGHT[1] - 30 < RIGHT[1] < box.x1
    assert round(box.top) < 146 < round(box.bottom)


def test_columns_ruled_and_rows_not(reading: Reading) -> None:
    sheet = across(captioned(written(Sheet())), 88, 122, 180)
    for x in (15, 55, 145, 205, 275, 350):
        sheet.rule(x, 88, x, 180)
    sheet.text(20, 172, "20102").text(60, 172, "政协事务").text(240, 172, "300.00").text(310, 172, "300.00")
    (grid,) = grids(reading(pdf(sheet)))
    assert texts(grid)[2:4] == WANTED[2:]
    assert texts(grid)[4] == ["20102", "政协事务", "", "300.00", "300.00"]


def test_a_name_of_two_lines_is_in_one_row(reading: Reading) -> None:
    sheet = captioned(written(Sheet()))
    sheet.text(60, 184, "机关事业单位基本").text(60, 196, "养老保险").text(20, 190, "20805").text(
        310, 190, "100.00"
    )
    (grid,) = grids(reading(pdf(sheet)))
    assert texts(grid)[4] == ["20805", "机关事业单位基本养老保险", "", "", "100.00"]


def test_an_unruled_table_goes_on_overleaf(reading: Reading) -> None:
    second = Sheet()
    for number, row in enumerate(
        (("202", "外交支出", "10.00", "10.00"), ("203", "国防支出", "20.00", "20.00"))
    ):
        at = 40 + 18 * number
        second.text(20, at, row[0]).text(60, at, row[1]).text(245, at, row[2]).text(315, at, row[3])
    first, more = grids(reading(pdf(captioned(written(Sheet())), second)))
    assert texts(first) == WANTED
    assert texts(more)[0][:2] == ["202", "外交支出"]


def test_columns_blank_overleaf_are_those_of_the_page_before(reading: Reading) -> None:
    second = Sheet().text(20, 40, "20102").text(60, 40, "机关事业单位基本养老").text(240, 40, "250.00")
    _, more = grids(reading(pdf(captioned(written(Sheet())), second)))
    assert texts(more) == [["20102", "机关事业单位基本养老", "", "250.00", ""]]
    assert more.continues


def test_a_caption_at_the_foot_of_the_page_before_tells_a_table(reading: Reading) -> None:
    before = Sheet().text(40, 80, "部门职责和机构设置").text(120, 500, CAPTION).text(250, 515, "单位：万元")
    (grid,) = grids(reading(pdf(before, written(Sheet(), 60))))
    assert texts(grid) == WANTED


def test_an_amount_that_nearly_touches_the_next_label(reading: Reading) -> None:
    sheet = Sheet().text(120, 60, CAPTION)
    for number, (left, amount, right) in enumerate((("基金", "10.00", "教育"), ("其他", "2.50", "科学"))):
        at = 90 + 18 * number
        sheet.text(20, at, left).text(120 - 5 * len(amount), at, amount).text(122, at, right).text(
            180, at, "9.00"
        )
    (grid,) = grids(reading(pdf(sheet)))
    assert texts(grid) == [["基金", "10.00", "教育", "9.00"], ["其他", "2.50", "科学", "9.00"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["收支总表", "一、收入总计 403.13 万元，比上年增加", "23.13 万元，增长 6.09 %。"],
        ["目录", "表一 收支总表  3", "表二 收入总表  4", "表三 支出总表  5"],
        ["项目支出绩效目标表", "资金总额  10.00  金额  20.00", "财政拨款  10.00  其他  20.00"],
    ],
    ids=["running text", "contents", "a form"],
)
def test_what_is_no_table(reading: Reading, lines: list[str]) -> None:
    sheet = Sheet()
    for number, line in enumerate(lines):
        for at, piece in enumerate(line.split("  ")):
            sheet.text(20 + 90 * at, 60 + 18 * number, piece)
    assert not grids(reading(pdf(sheet)))
