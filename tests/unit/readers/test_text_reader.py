from pathlib import Path

import pytest

from yusuan.document import Document, Grid, Paragraph, ParagraphRole
from yusuan.errors import UnreadableInputError
from yusuan.readers import read


def document(tmp_path: Path, text: str | bytes) -> Document:
    path = tmp_path / "a.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path)


def test_lines_are_paragraphs_and_tabbed_lines_a_grid(tmp_path: Path) -> None:
    first, grid, last = document(tmp_path, "前\n\n甲\t1.00\n乙\t\n\n后\n").blocks()
    assert isinstance(first, Paragraph)
    assert isinstance(grid, Grid)
    assert isinstance(last, Paragraph)
    assert (grid.rows, grid.columns, grid.spans_known) == (2, 2, False)
    assert [cell.text for cell in grid.cells] == ["甲", "1.00", "乙", ""]


def test_a_blank_line_inside_a_table_does_not_end_it(tmp_path: Path) -> None:
    (grid,) = document(tmp_path, "甲\t1\t2\n\n乙\t3\t4\n").blocks()
    assert isinstance(grid, Grid)
    assert grid.rows == 2


def test_a_blank_line_before_another_width_does(tmp_path: Path) -> None:
    grids = list(document(tmp_path, "甲\t1\t2\n\n乙\t3\n").blocks())
    assert [grid.columns for grid in grids if isinstance(grid, Grid)] == [3, 2]


def test_contents_are_no_table(tmp_path: Path) -> None:
    text = "目 录\n\n第一部分 概况\t1\n表一收支总表.....\t2\n\n第一部分 概况\n甲\t1.00\n"
    blocks = list(document(tmp_path, text).blocks())
    roles = [block.role if isinstance(block, Paragraph) else "grid" for block in blocks]
    contents = ParagraphRole.CONTENTS
    assert roles == [contents, contents, contents, ParagraphRole.BODY, "grid"]


def test_places_are_character_ranges_of_the_decoded_text(tmp_path: Path) -> None:
    text = "前\r\n甲\t 1.00 \t2\r\n"
    blocks = list(document(tmp_path, text).blocks())
    grid = blocks[1]
    assert isinstance(grid, Grid)
    decoded = text.replace("\r\n", "\n")
    for cell in grid.cells:
        assert cell.place.chars
        start, end = cell.place.chars
        assert decoded[start:end] == cell.raw
        assert cell.place.fragment == f"char={start},{end}"
        assert cell.place.line == 2


def test_indentation_is_kept_because_it_is_the_level(tmp_path: Path) -> None:
    (grid,) = document(tmp_path, "　　行政运行\t1.00\n").blocks()
    assert isinstance(grid, Grid)
    assert grid.cells[0].text == "　　行政运行"


def test_raw_keeps_what_folding_changes(tmp_path: Path) -> None:
    (paragraph,) = document(tmp_path, "⽀出１２\n").blocks()
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.raw) == ("支出12", "⽀出１２")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings_are_told_from_the_bytes(tmp_path: Path, encoding: str) -> None:
    (paragraph,) = document(tmp_path, "部门预算公开".encode(encoding)).blocks()
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "部门预算公开"


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01\x02", b"\xff\xff\xff\xff", b"a\x07b"])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        document(tmp_path, content)
    assert caught.value.hint
