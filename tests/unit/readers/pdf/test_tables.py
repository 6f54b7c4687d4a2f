"""What the reader makes of tables, with both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

from yusuan.document import Document, Grid
from yusuan.text import plain

Reading = Callable[[bytes], Document]
XS: list[float] = [20, 120, 200, 300]
YS: list[float] = [40, 60, 80, 100]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks() if isinstance(block, Grid)]


def texts(grid: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def spans(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    return {(c.row, c.column): (c.rowspan, c.colspan) for c in grid.cells if (c.rowspan, c.colspan) != (1, 1)}


def test_every_cell_comes_blank_ones_too(reading: Reading) -> None:
    (grid,) = grids(reading(pdf(Sheet().table(XS, YS, [["项目", "", "金额"], ["甲", "1,234.56", ""]]))))
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 3, 9)
    assert texts(grid)[0, 0] == "项目"
    assert texts(grid)[1, 1] == "1,234.56"
    assert texts(grid)[2, 2] == ""
    box = grid.cells[4].place.box
    assert box
    assert [round(n) for n in (box.x0, box.top, box.x1, box.bottom)] == [120, 60, 200, 80]


def merged_header() -> Sheet:
    sheet = Sheet().rule(20, 40, 300, 40).rule(120, 60, 300, 60).rule(20, 80, 300, 80).rule(20, 100, 300, 100)
    sheet.rule(20, 40, 20, 100).rule(120, 40, 120, 100).rule(200, 60, 200, 100).rule(300, 40, 300, 100)
    return (
        sheet.text(30, 62, "科目")
        .text(180, 54, "支出")
        .text(130, 74, "基本")
        .text(210, 74, "项目")
        .text(210, 94, "1.5")
    )


def test_merged_header_cells_are_spans(reading: Reading) -> None:
    (grid,) = grids(reading(pdf(merged_header())))
    assert spans(grid) == {(0, 0): (2, 1), (0, 1): (1, 2)}
    assert texts(grid) == {
        (0, 0): "科目", (0, 1): "支出", (1, 1): "基本", (1, 2): "项目", (2, 0): "", (2, 1): "", (2, 2): "1.5",
    }  # fmt: skip


@pytest.mark.parametrize("matrix", ["1 0 0 1 0 0", "0.5 0 0 0.5 30 40"])
def test_rules_and_text_inside_a_form(reading: Reading, matrix: str) -> None:
    (grid,) = grids(reading(pdf(merged_header().into_form(matrix))))
    assert spans(grid) == {(0, 0): (2, 1), (0, 1): (1, 2)}


def test_numbers_and_words_broken_over_lines_are_joined(reading: Reading) -> None:
    sheet = Sheet().table([20, 80, 140, 260], [40, 90, 110], [["", "", ""], ["甲", "乙", "丙"]])
    sheet.text(23, 54, "21,118.5").text(23, 66, "1").text(83, 54, "政府性").text(83, 66, "基金")
    sheet.text(143, 54, "1,000.00").text(143, 66, "2,000.00")
    (grid,) = grids(reading(pdf(sheet)))
    assert [cell.text for cell in grid.cells[:3]] == ["21,118.51", "政府性基金", "1,000.00 2,000.00"]
    assert grid.cells[1].raw == "政府性\n基金"


def test_upright_text_one_character_a_line(reading: Reading) -> None:
    sheet = Sheet().table([20, 40, 100], [40, 120, 140], [["", "甲"], ["", "乙"]])
    for number, character in enumerate("国有资本"):
        sheet.text(25, 60 + 14 * number, character)
    assert texts(grids(reading(pdf(sheet)))[0])[0, 0] == "国有资本"


def test_text_turned_to_the_left_reads_upwards(reading: Reading) -> None:
    sheet = Sheet().table([20, 60, 160], [40, 140, 160], [["", "甲"], ["乙", "1.5"]])
    sheet.text(35, 130, "国有资本", turn="0 1 -1 0").text(50, 130, "2024年", turn="0 1 -1 0")
    sheet.text(20, 200, "本表反映部门本年度收支总体情况和上年结转情况")
    (grid,) = grids(reading(pdf(sheet)))
    assert texts(grid)[0, 0] == "国有资本2024年"


def test_thin_empty_strips_of_double_rules_are_no_columns(reading: Reading) -> None:
    sheet = Sheet().table(
        [20, 100, 105, 200], [40, 60, 64, 84], [["甲", "", "乙"], ["", "", ""], ["丙", "", "丁"]]
    )
    (grid,) = grids(reading(pdf(sheet)))
    assert (grid.rows, grid.columns) == (2, 2)
    assert list(texts(grid).values()) == ["甲", "乙", "丙", "丁"]


def test_printed_blank_rows_stay(reading: Reading) -> None:
    (grid,) = grids(reading(pdf(Sheet().table(XS, YS, [["甲", "乙", "丙"], [], ["丁", "1", "2"]]))))
    assert grid.rows == 3


def test_two_tables_on_a_page_with_a_title_between(reading: Reading) -> None:
    sheet = (
        Sheet().table(XS, YS, [["甲"]]).text(50, 140, "二、收入预算总表").table(XS, [160, 180, 200], [["乙"]])
    )
    kinds = [type(block).__name__ for block in reading(pdf(sheet)).pages[0].blocks]
    assert kinds == ["Grid", "Paragraph", "Grid"]


@pytest.mark.parametrize(
    ("rotate", "turn", "xs", "ys"),
    [
        (90, "0 1 -1 0", [40, 60, 80], [560, 460, 300]),
        (270, "0 -1 1 0", [360, 340, 320], [40, 140, 300]),
        (0, "0 1 -1 0", [40, 60, 80], [560, 460, 300]),
    ],
    ids=["rotated right", "rotated left", "drawn sideways"],
)
def test_rotated_pages_read_as_shown(
    reading: Reading, request: pytest.FixtureRequest, rotate: int, turn: str, xs: list[float], ys: list[float]
) -> None:
    if rotate == 0 and "pdfplumber" in request.node.name:
        pytest.skip("pdfplumber does not turn pages by their text")
    sheet = Sheet(rotate=rotate).table(xs, ys, [])
    step = 12 if rotate != 270 else -12
    for x, row in zip(xs, [["项目名称", "金额合计"], ["办公费用", "12.50"]], strict=False):
        for y, text in zip(ys, row, strict=False):
            sheet.text(x + step, y - 3 * step / 12, text, turn=turn)
    document = reading(pdf(sheet))
    assert (document.pages[0].width, document.pages[0].height) == (600, 400)
    assert texts(grids(document)[0]) == {
        (0, 0): "项目名称",
        (0, 1): "金额合计",
        (1, 0): "办公费用",
        (1, 1): "12.50",
    }


def test_places_count_from_the_crop_box(reading: Reading) -> None:
    page = Sheet(crop=(10, 30, 390, 500)).table(XS, YS, [["甲", "乙", "1.5"]])
    document = reading(pdf(page))
    box = grids(document)[0].place.box
    assert box
    assert (document.pages[0].width, document.pages[0].height) == (380, 470)
    assert (round(box.x0), round(box.top)) == (10, 10)


def test_a_merged_cell_cut_by_the_page_break_is_closed(reading: Reading) -> None:
    sheet = (
        Sheet().rule(20, 40, 300, 40).rule(20, 60, 300, 60).rule(120, 80, 300, 80).rule(120, 100, 300, 100)
    )
    sheet.rule(20, 40, 20, 100).rule(120, 40, 120, 100).rule(300, 40, 300, 100)
    sheet.text(30, 54, "一级指标").text(130, 54, "值").text(30, 84, "产出指标").text(130, 74, "1").text(
        130, 94, "2"
    )
    (grid,) = grids(reading(pdf(sheet)))
    assert spans(grid) == {(1, 0): (2, 1)}
    assert texts(grid)[1, 0] == "产出指标"


def test_indents_that_are_positions_become_blanks(reading: Reading) -> None:
    ys: list[float] = [40 + 20 * n for n in range(7)]
    sheet = Sheet().table([20, 200, 300], ys, [["", "1"]])
    labels = [(0, "一般公共服务支出"), (1, "信访事务"), (2, "行政运行"), (2, "信访业务"), (0, "卫生健康支出")]
    for number, (level, label) in enumerate(labels):
        sheet.text(23 + 10 * level, 54 + 20 * number, label)
    sheet.text(23, 154, "　已有空格")
    found = [cell.text for cell in grids(reading(pdf(sheet)))[0].cells if cell.column == 0]
    assert found == [
        "一般公共服务支出",
        "　信访事务",
        "　　行政运行",
        "　　信访业务",
        "卫生健康支出",
        "　已有空格",
    ]


def test_a_table_that_goes_on_overleaf_is_marked(reading: Reading) -> None:
    first = Sheet().text(100, 30, "收支总表").table(XS, YS, [["项目", "甲", "乙"], ["丙", "1", "2"]])
    again = Sheet().table(XS, [20, 40, 60], [["丁", "3", "4"], ["戊", "5", "6"]])
    other = (
        Sheet().text(100, 10, "收入总表").table(XS, [40, 60, 80], [["项目", "己", "庚"], ["辛", "7", "8"]])
    )
    found = grids(reading(pdf(first, again, other)))
    assert [grid.continues for grid in found] == [False, True, False]


def test_fewer_columns_overleaf_still_go_on(reading: Reading) -> None:
    first = Sheet().table([20, 60, 120, 200, 300], YS, [["甲", "乙", "丙", "丁"], ["1", "2", "3", "4"]])
    again = Sheet().table([20, 120, 300], [20, 40, 60], [["戊", "3"], ["己", "5"]])
    assert [grid.continues for grid in grids(reading(pdf(first, again)))] == [False, True]


def test_a_title_inside_the_rules_begins_another_table(reading: Reading) -> None:
    first = Sheet().table(XS, YS, [["项目", "甲", "乙"], ["丙", "1", "2"]])
    sheet = (
        Sheet().rule(20, 20, 300, 20).rule(20, 20, 20, 40).rule(300, 20, 300, 40).text(100, 34, "预算02表")
    )
    sheet.table(XS, [40, 60, 80], [["项目", "甲", "乙"], ["丙", "1", "2"]])
    found = grids(reading(pdf(first, sheet)))
    assert [grid.continues for grid in found] == [False, False]
    assert spans(found[1]) == {(0, 0): (1, 3)}


def cut_open(first: bool) -> Sheet:
    """One of two pages over which a merged cell goes: no rule at the break, its text whole on both."""
    sheet = Sheet(height=200)
    top, bottom = (100, 190) if first else (40, 130)
    for x in (20, 120, 200, 300):
        sheet.rule(x, top, x, bottom)
    sheet.rule(20 if first else 120, top, 300, top)
    for y in (top + 30, top + 60):
        sheet.rule(120, y, 300, y)
    sheet.rule(120 if first else 20, bottom, 300, bottom)
    for number, line in enumerate(("项目甲的目标", "比表格长得多", "直到页外面去", "仍是同一格")):
        sheet.text(23, (165 if first else 10) + 12 * number, line)
    return sheet.text(123, top + 14, "一").text(203, top + 14, "1.5").text(203, top + 44, "2")


def test_a_merged_cell_cut_by_a_page_break_keeps_its_text_beyond_the_rules(reading: Reading) -> None:
    first, second = grids(reading(pdf(cut_open(first=True), cut_open(first=False))))
    whole = "项目甲的目标比表格长得多直到页外面去仍是同一格"
    for grid in (first, second):
        assert (grid.rows, grid.columns, texts(grid)[0, 0]) == (3, 3, whole)
        assert spans(grid)[0, 0] == (3, 1)
    assert [(c.open_above, c.open_below) for c in (first.cells[0], second.cells[0])] == [
        (False, True),
        (True, False),
    ]
    assert [cell.hidden for cell in (first.cells[0], second.cells[0])] == [False, False]
    assert second.continues
    assert not any(cell.open_above or cell.open_below for cell in (*first.cells[1:], *second.cells[1:]))


def test_merged_cells_that_fill_a_page_are_columns_without_any_crossing(reading: Reading) -> None:
    sheet = Sheet().text(23, 80, "甲")
    for x in (20, 70, 120, 200, 300):
        sheet.rule(x, 40, x, 130)
    for y in (40, 70, 100, 130):
        sheet.rule(120, y, 300, y)
    (grid,) = grids(reading(pdf(sheet.text(123, 54, "一").text(203, 54, "1.5"))))
    assert (grid.rows, grid.columns) == (3, 4)
    assert texts(grid)[0, 0] == "甲"


@pytest.mark.parametrize(("x", "number"), [(90, "第3页共9页"), (74, "第 3 页， 共 9 页")])
def test_a_page_number_below_an_open_table_is_no_part_of_it(reading: Reading, x: float, number: str) -> None:
    page = Sheet().rule(20, 40, 300, 40).rule(120, 70, 300, 70).rule(120, 100, 300, 100)
    for side in (20, 120, 300):
        page.rule(side, 40, side, 100)
    page.text(30, 60, "甲").text(130, 60, "乙").text(x, 115, number)
    document = reading(pdf(page))
    assert texts(grids(document)[0])[0, 0] == "甲"
    assert any(plain(getattr(block, "text", "")) == plain(number) for block in document.blocks())


def test_a_table_drawn_without_a_line_on_top_is_not_cut(reading: Reading) -> None:
    sheet = Sheet().text(25, 36, "表一").text(30, 54, "甲").text(130, 54, "1.5").text(130, 84, "2.5")
    for x in (20, 120, 300):
        sheet.rule(x, 40, x, 100)
    sheet.rule(20, 70, 300, 70).rule(20, 100, 300, 100)
    (grid,) = grids(reading(pdf(sheet)))
    assert texts(grid) == {(0, 0): "甲", (0, 1): "1.5", (1, 0): "", (1, 1): "2.5"}
    assert not any(cell.open_above for cell in grid.cells)


def test_numbers_that_run_over_a_rule_are_whole(reading: Reading) -> None:
    sheet = Sheet().table([20, 50, 90, 140, 240], [40, 60, 80], [["", "", "", ""], ["甲", "", "", "乙"]])
    sheet.text(22, 54, "2012601").text(62, 54, "行政").text(92, 54, "1.00").text(128, 54, "12,345.67")
    found = texts(grids(reading(pdf(sheet)))[0])
    assert [found[0, column] for column in range(4)] == ["2012601", "行政", "1.00", "12,345.67"]


def test_numbers_of_two_cells_that_touch_stay_apart(reading: Reading) -> None:
    sheet = Sheet().table([20, 50, 80, 140], [40, 60, 80], [["", "", ""], ["甲", "乙", "丙"]])
    sheet.text(30, 54, "1.00").text(50, 54, "2.00").text(80, 54, "3.00")
    found = texts(grids(reading(pdf(sheet)))[0])
    assert [found[0, column] for column in range(3)] == ["1.00", "2.00", "3.00"]


def test_rules_of_dots(reading: Reading) -> None:
    sheet = Sheet()
    for row, y in enumerate(YS):
        for number in range(94):
            sheet.content.append(f"{20 + 3 * number} {sheet.height - y} .75 .75 re f")
        if row < len(YS) - 1:
            for x in XS:
                for number in range(7):
                    sheet.content.append(f"{x} {sheet.height - y - 3 * number} .75 .75 re f")
    sheet.text(23, 54, "项目").text(123, 54, "甲").text(203, 74, "1.5")
    (grid,) = grids(reading(pdf(sheet)))
    assert (grid.rows, grid.columns, texts(grid)[1, 2]) == (3, 3, "1.5")
