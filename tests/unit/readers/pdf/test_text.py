"""What the reader makes of running text, with both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.readers.pdf.pdf_paper import Sheet, pdf

from yusuan.document import Document, Grid, PageKind, Paragraph, ParagraphRole
from yusuan.text import plain

Reading = Callable[[bytes], Document]


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks() if isinstance(block, Paragraph)]


def said(document: Document) -> list[str]:
    return [plain(block.text) for block in paragraphs(document)]


def by_role(document: Document, role: ParagraphRole) -> list[str]:
    return [plain(block.text) for block in paragraphs(document) if block.role is role]


def page_of(lines: list[tuple[float, float, str]]) -> Sheet:
    sheet = Sheet()
    for x, y, text in lines:
        sheet.text(x, y, text)
    return sheet


def test_lines_join_into_paragraphs_by_margin_and_indent(reading: Reading) -> None:
    first = "预算收入的说明文字写到这一行的末尾为止而且还要再写下去直到页边为止"
    lines: list[tuple[float, float, str]] = [
        (40, 100, first),
        (20, 115, "继续写到下一行"),
        (40, 130, "另起一段"),
    ]
    document = reading(pdf(page_of(lines).text(20, 145, "又一段")))
    assert said(document)[0] == first + "继续写到下一行"
    assert paragraphs(document)[0].raw.count("\n") == 1


def test_bold_by_printing_twice_comes_once(reading: Reading) -> None:
    sheet = Sheet().text(40, 100, "部门预算 11,211.00", 14).text(40.4, 100, "部门预算 11,211.00", 14)
    assert said(reading(pdf(sheet))) == ["部门预算11,211.00"]


def test_texts_printed_over_each_other_are_told_apart(reading: Reading) -> None:
    sheet = (
        Sheet()
        .text(40, 100, "（二）部门预算项目绩效目标表", 14)
        .text(75, 101, "政策和项目预算绩效目标表", 12)
    )
    assert said(reading(pdf(sheet))) == ["(二)部门预算项目绩效目标表", "政策和项目预算绩效目标表"]


def test_lines_squeezed_into_a_low_row_are_told_apart(reading: Reading) -> None:
    sheet = Sheet().table([20, 200, 300], [40, 50, 70], [["", ""], ["甲", "1"]])
    sheet.text(23, 47, "10次；≥5次；", 8).text(23, 48, "≥25次；100余场", 8)
    (grid,) = (block for block in reading(pdf(sheet)).blocks() if isinstance(block, Grid))
    assert grid.cells[0].raw == "10次；≥5次；\n≥25次；100余场"


@pytest.mark.parametrize("turn", ["0.71 0.71 -0.71 0.71", "0.87 -0.5 0.5 0.87"])
def test_a_watermark_is_no_text_of_the_page(reading: Reading, turn: str) -> None:
    said_upright = "本表反映部门本年度收支总体情况和上年结转情况"
    sheet = Sheet().text(40, 300, "内部资料", 30, turn=turn).text(40, 100, said_upright)
    assert said(reading(pdf(sheet))) == [said_upright]


def test_a_sheared_title_is_text(reading: Reading) -> None:
    assert said(reading(pdf(Sheet().text(40, 100, "部门预算", 20, turn="1 0 0.33 1")))) == ["部门预算"]


def test_look_alikes_are_folded_and_kept_in_raw(reading: Reading) -> None:
    (one,) = paragraphs(reading(pdf(Sheet().text(40, 100, "⽀出１２"))))
    assert one.text == "支出12"
    assert plain(one.raw) == "支出12"


def test_invisible_text_is_left_out() -> None:
    from yusuan.readers.pdf.deadline import Deadline
    from yusuan.readers.pdf.pdfium import Pdfium

    def written(sheet: Sheet) -> str:
        (page,) = Pdfium().pages(pdf(sheet), Deadline.after(10))
        return "".join(char[4] for char in page.chars)

    assert written(Sheet().text(40, 100, "看得见").text(40, 130, "看不见", mode=3)) == "看得见"
    assert written(Sheet().text(40, 130, "只有识别层", mode=3)) == "只有识别层"


def test_running_lines_and_page_numbers_are_furniture(reading: Reading) -> None:
    sheets = [
        Sheet()
        .text(100, 30, "2026年度部门预算公开")
        .text(40, 200 + 9 * n, f"正文第{n}段")
        .text(190, 580, f"— {n} —")
        for n in range(1, 6)
    ]
    document = reading(pdf(*sheets))
    assert by_role(document, ParagraphRole.HEADER) == ["2026年度部门预算公开"] * 5
    assert by_role(document, ParagraphRole.PAGE_NUMBER) == [plain(f"— {n} —") for n in range(1, 6)]
    assert len(by_role(document, ParagraphRole.BODY)) == 5


@pytest.mark.parametrize("label", ["单位：万元", "公开01表", "收支总表"])
def test_what_is_said_of_tables_is_no_furniture(reading: Reading, label: str) -> None:
    sheets = [
        Sheet().text(100, 30, label).table([20, 90, 200], [60, 80, 100], [["甲", "1"]]) for _ in range(5)
    ]
    assert len(by_role(reading(pdf(*sheets)), ParagraphRole.HEADER)) == 0


def test_contents_are_no_tables_and_no_headings(reading: Reading) -> None:
    entries = ["第一部分部门概况........1", "一、主要职责............2", "二、机构设置............3"]
    lines: list[tuple[float, float, str]] = [(180, 80, "目录")]
    lines += [(40, 110 + 20 * n, entry) for n, entry in enumerate(entries)]
    document = reading(
        pdf(page_of(lines), Sheet().text(40, 100, "一、主要职责").text(60, 130, "负责有关工作。"))
    )
    assert len(by_role(document, ParagraphRole.CONTENTS)) == 4
    assert by_role(document, ParagraphRole.HEADING) == ["一、主要职责"]


def test_numbered_headings_have_levels(reading: Reading) -> None:
    lines = [
        "第一部分部门概况",
        "一、主要职责",
        "（一）拟订政策",
        "正文说明了职责的内容。",
        "1.甲处",
        "2.乙处",
        "3.丙处",
    ]
    document = reading(pdf(page_of([(40, 100 + 25 * n, line) for n, line in enumerate(lines)])))
    headings = [block for block in paragraphs(document) if block.role is ParagraphRole.HEADING]
    assert [(block.level, plain(block.text)[:4]) for block in headings[:3]] == [
        (1, "第一部分"),
        (2, "一、主要"),
        (3, "(一)拟"),
    ]
    assert "2.乙处" not in [plain(block.text) for block in headings]


def test_page_kinds(reading: Reading) -> None:
    pages = reading(pdf(Sheet().text(40, 100, "正文"), Sheet().picture(0, 600, 400, 600), Sheet())).pages
    assert [page.kind for page in pages] == [PageKind.TEXT, PageKind.SCAN, PageKind.BLANK]


def test_blocks_stand_in_reading_order(reading: Reading) -> None:
    sheet = (
        Sheet()
        .text(40, 300, "注：下面")
        .table([20, 90, 200], [100, 120, 140], [["甲", "1"]])
        .text(90, 80, "标题")
    )
    blocks = reading(pdf(sheet)).pages[0].blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Grid", "Paragraph"]


def test_text_drawn_on_both_sides_of_a_page_break_comes_once_where_it_is_shown(reading: Reading) -> None:
    texts = [f"第{number}句说明文字。" for number in range(1, 7)]

    def drawn(top: float) -> Sheet:
        return page_of([(40, top + 80 * n, text) for n, text in enumerate(texts)])

    document = reading(pdf(drawn(360), drawn(-170)))
    assert [[plain(p.text) for p in paragraphs(document) if p.place.page == n] for n in (1, 2)] == [
        texts[:3],
        texts[3:],
    ]
