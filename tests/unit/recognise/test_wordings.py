"""Wordings of titles, headings and rows from all over the country, each with the meaning it must get."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from yusuan.recognise.columns import column_of
from yusuan.recognise.heads import read_head
from yusuan.recognise.kinds import UNRECOGNISED, kind_of, looks_like_number, looks_like_title
from yusuan.recognise.labels import by_heading
from yusuan.recognise.row_codes import Standing

FOLDER = Path(__file__).parent / "wordings"


def wordings(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split())


@pytest.mark.parametrize("row", wordings("titles"), ids=lambda row: row["title"])
def test_a_title_tells_the_kind_and_no_more_than_it_says(row: dict[str, str]) -> None:
    kind = kind_of(row["title"])
    told = {k: v for k, v in kind.defaults.items() if k in {"fund", "nature", "portion", "origin"}}
    assert kind.code == row["kind"]
    assert kind.code == UNRECOGNISED or told == pairs(row["defaults"])
    assert kind.code == "table_index" or looks_like_title(row["title"])


@pytest.mark.parametrize(
    "text",
    [
        "表1",
        "表1-1",
        "表 3-2",
        "表十二",
        "附表3",
        "公开01表",
        "预算01-1表",
        "财决公开01表",
        "部门公开表9",
        "省级部门预算公开01表",
    ],
)
def test_the_number_of_a_table_is_no_title(text: str) -> None:
    assert looks_like_number(text)
    assert not looks_like_title(text)


@pytest.mark.parametrize("row", wordings("headers"), ids=lambda row: row["path"])
def test_a_heading_is_a_label_or_means_what_it_says_or_stays_unknown(row: dict[str, str]) -> None:
    path = tuple(row["path"].split(" > "))
    column = column_of(0, path)
    if row["role"] == "label":
        assert by_heading(path) == row["meaning"]
    else:
        assert by_heading(path) == ""
        assert (column.reason is None) == (row["role"] == "value")
        assert row["role"] == "unknown" or column.dimensions == pairs(row["meaning"])


@pytest.mark.parametrize("row", wordings("rows"), ids=lambda row: f"{row['title']}-{row['row']}")
def test_a_row_is_a_line_an_item_or_a_class_or_stays_unknown(row: dict[str, str]) -> None:
    texts = [("name", row["row"])]
    head = read_head(0, texts, kind_of(row["title"]), row["flow"], Standing(year=2024))
    assert head is not None
    assert head.known == (row["role"] != "unknown")
    assert not head.known or (head.role, head.subject) == (row["role"], row["subject"])
    assert head.dimensions == pairs(row["meaning"])
