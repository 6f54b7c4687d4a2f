from __future__ import annotations

import pytest

from yusuan.recognise.caption_lines import Caption, with_line


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("（单位：万元）", "万元"),
        ("单位（元）", "元"),
        ("（千元）", "千元"),
        ("币种：人民币 单位：元", "元"),
        ("单位：元（列至角分）", "元"),
        ("单位：万元、%", "万元"),
        ("制表日期：2025年3月 单位：万元", "万元"),
        ("不见于词表的名目：甲 单位：万元", "万元"),
        ("单 位：百 元", "百元"),
    ],
)
def test_a_line_tells_the_unit_whatever_stands_beside_it(line: str, unit: str) -> None:
    found = with_line(Caption(), line)
    assert found is not None
    assert (found.unit, found.body_name, found.title, found.number) == (unit, "", "", "")


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("部门：虚构局 单位：万元", "虚构局"),
        ("虚构局  单位：万元", "虚构局"),
        ("不见于词表的名目：虚构局 单位：万元", "虚构局"),
        ("部门：虚构局 2025年度 单位：万元", "虚构局"),
        ("预算单位：虚构局 计算单位：万元", "虚构局"),
    ],
)
def test_a_line_tells_the_body_beside_the_unit(line: str, body: str) -> None:
    found = with_line(Caption(), line)
    assert found is not None
    assert (found.unit, found.body_name) == ("万元", body)


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("部门收支总表（单位：万元）", "部门收支总表", ""),
        ("部门收支总表 单位：万元", "部门收支总表", ""),
        ("公开01表 单位：万元", "", "公开01表"),
        ("单位：万元 表三", "", "表三"),
    ],
)
def test_a_line_tells_title_or_number_beside_the_unit(line: str, title: str, number: str) -> None:
    found = with_line(Caption(), line)
    assert found is not None
    assert (found.unit, found.title, found.number) == ("万元", title, number)


@pytest.mark.parametrize("line", ["本年收入比上年增加12.00万元。", "单位职责是什么", "主要用于设备购置"])
def test_running_text_is_no_caption(line: str) -> None:
    assert with_line(Caption(), line) is None
