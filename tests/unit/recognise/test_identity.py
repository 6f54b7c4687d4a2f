"""Identity from invented covers: the bodies do not exist, the divisions and their codes do.

`covers.csv` holds one text a row; ⏎ is a line break, → a tab.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from yusuan.document import Block, Cell, Document, Grid, Page, Paragraph, ParagraphRole, Place
from yusuan.readers import read
from yusuan.recognise.captions import captioned_grids
from yusuan.recognise.identity import Identity, identify
from yusuan.recognise.identity.divisions import divisions, lineage, short_name
from yusuan.recognise.identity.places import division_of, place_of
from yusuan.recognise.identity.statement import read_heading

FIELDS = ("issuer", "issuer_type", "fiscal_year", "stage", "division_code")


def covers() -> list[dict[str, str]]:
    with Path(__file__).with_name("covers.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("cover", covers(), ids=lambda cover: cover["text"][:40])
def test_a_cover_is_understood(cover: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "file name 2031.txt"
    path.write_text(cover["text"].replace("⏎", "\n").replace("→", "\t") + "\n", encoding="utf-8")
    document = read(path)
    found = identify(document, captioned_grids(document))
    assert {name: str(getattr(found, name) or "") for name in FIELDS} == {
        name: cover[name] for name in FIELDS
    }


def paragraph(text: str, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    return Paragraph(text=text, raw=text, place=Place(), role=role)


def grid(*rows: tuple[str, ...]) -> Grid:
    cells = [
        Cell(row=r, column=c, text=text, raw=text, place=Place())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Grid(rows=len(rows), columns=len(rows[0]), cells=tuple(cells), place=Place())


def identity(*blocks: Block) -> Identity:
    page = Page(number=1, blocks=blocks)
    document = Document(sha256="0" * 64, source_name="x", media_type="x", reader="x", pages=(page,))
    return identify(document, captioned_grids(document))


def test_a_running_header_is_enough() -> None:
    found = identity(
        paragraph("2026年度衢州市柯城区数据局部门预算公开", ParagraphRole.HEADER), paragraph("一、主要职能")
    )
    assert (found.issuer, found.fiscal_year, found.division_code) == ("衢州市柯城区数据局", 2026, "330802")
    assert found.title == "2026年度衢州市柯城区数据局部门预算公开"


def test_a_form_of_the_whole_department_is_enough() -> None:
    table = grid(("项目", "预算数"), ("一般公共服务支出", "3.00"))
    form = grid(("部门名称", "咸宁市咸安区统计局"), ("年度目标", "完成任务"))
    found = identity(
        paragraph("预算01表"),
        paragraph("收支总表"),
        table,
        paragraph("预算13表 部门整体支出绩效目标表"),
        paragraph("（2026年度）"),
        form,
    )
    assert found == Identity("咸宁市咸安区统计局", "department", "421202", 2026, "budget", None)


def test_the_cover_outweighs_the_superior_department_that_tables_name() -> None:
    table = grid(("项目", "预算数"), ("教育支出", "3.00"))
    caption: list[Block] = [paragraph("部门：清远市教育局"), paragraph("单位：万元"), table]
    blocks = [block for n in range(9) for block in (paragraph(f"表{n} 收入预算总表"), *caption)]
    found = identity(paragraph("清远市特殊教育学校2026年单位预算"), paragraph("目录"), *blocks)
    assert (found.issuer, found.issuer_type) == ("清远市特殊教育学校", "unit")


def test_the_year_of_the_budget_is_not_the_year_it_is_compared_with() -> None:
    sentences = [paragraph(f"{n}.2025年决算数为30万元，2025年预算执行率为99%。") for n in range(30)]
    found = identity(paragraph("天门市虚构局2026年部门预算"), paragraph("目录"), *sentences)
    assert (found.fiscal_year, found.stage) == (2026, "budget")


def test_nothing_is_made_up() -> None:
    assert identity(paragraph("关于召开预算工作会议的通知")) == Identity()


def test_the_title_is_what_is_printed() -> None:
    found = identity(paragraph("2026 年度"), paragraph("随州市虚构局（本级）"), paragraph("单位预算公开"))
    assert found.title == "2026年度随州市虚构局（本级）单位预算公开"
    assert found.issuer == "随州市虚构局(本级)"


@pytest.mark.parametrize(
    "text", ["2026年3月", "一般公共预算支出表", "2026年部门预算绩效目标", "三、2026年工作任务"]
)
def test_what_is_no_heading_of_a_budget(text: str) -> None:
    assert read_heading(text) is None


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("上海市", "上海"),
        ("内蒙古自治区", "内蒙古"),
        ("恩施土家族苗族自治州", "恩施"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("东乡族自治县", "东乡族"),
        ("歙县", "歙县"),
    ],
)
def test_short_names_leave_out_kind_and_nationalities(full: str, short: str) -> None:
    assert short_name(divisions().by_name[full][0]) == short


def test_codes_are_of_the_standard() -> None:
    known = divisions().by_code
    assert {(known[code].name, known[code].reach) for code in ("310000", "350100", "350102")} == {
        ("上海市", "province"),
        ("福州市", "city"),
        ("鼓楼区", "county"),
    }
    assert all(len(code) == 6 and code.isdigit() for code in known)
    assert all(set(division.above) <= set(known) for division in known.values())
    assert len(known) > 3200


def test_an_ended_division_is_still_found_and_its_code_is_no_other_ones() -> None:
    assert division_of("杭州市下城区虚构局", [], dict) == "330103"
    assert [d.code for d in divisions().by_name["屯留县"]] == ["140424"]


@pytest.mark.parametrize(
    ("mentioned", "code"),
    [
        ({"长春市": 9, "北京市": 1}, "220104"),
        ({"北京市": 5}, "110105"),
        ({"长春市": 2, "北京市": 3}, None),
        ({}, None),
    ],
)
def test_one_name_of_several_divisions_is_decided_by_its_city_or_left_open(
    mentioned: dict[str, int], code: str | None
) -> None:
    assert division_of("朝阳区虚构局", [], lambda: mentioned) == code
    assert division_of("朝阳区虚构局", ["北京市区级"], lambda: mentioned) == "110105"


def test_a_place_is_read_with_its_level_only() -> None:
    assert place_of("湖北省本级") == "湖北省"
    assert place_of("江苏省省级财政") == "江苏省"
    assert place_of("江苏省政府采购") == ""


def test_every_division_is_found_by_its_full_name_and_never_mistaken_for_another_one() -> None:
    for division in divisions().by_code.values():
        full = "".join(part.name for part in lineage(division.code)) + "虚构局"
        assert division_of(full, [], dict) == division.code
        assert division_of(f"{division.name}虚构局", [], dict) in {division.code, None}


def test_no_name_of_a_division_keeps_a_heading_from_being_read() -> None:
    for division in divisions().by_code.values():
        for text in (f"{division.name}虚构局2026年部门预算", f"2026年度{division.name}虚构局部门预算公开"):
            heading = read_heading(text)
            assert heading
            assert heading.body
            assert (heading.body.name, heading.year) == (f"{division.name}虚构局", 2026)
