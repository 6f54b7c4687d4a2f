"""`yusuan vocab`, and the library behind it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from yusuan import _data
from yusuan.cli import main
from yusuan.cli.vocab import vocab
from yusuan.vocabulary import CLASSIFICATIONS, edition
from yusuan.vocabulary.laws import broken_laws
from yusuan.vocabulary.page import page
from yusuan.vocabulary.search import search
from yusuan.vocabulary.tables import concepts


def run(*arguments: str) -> Result:
    return CliRunner().invoke(vocab, arguments)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("小学教育", "2050202"),
        ("小學教育", "2050202"),
        ("primary education", "2050202"),
        ("xxjy", "2050202"),
        ("2050202", "2050202"),
        ("jbgz", "30101"),
    ],
)
def test_search_finds_it_first(text: str, code: str) -> None:
    assert code in {concept.code for concept in search(text)[:4]}


def test_search_of_nothing() -> None:
    assert search("") == ()
    assert run("search", "青禾县").exit_code == 1


def test_every_character_of_a_name_has_initials() -> None:
    known = {row["character"] for row in _data.classification("initials")}
    used = {c for name in CLASSIFICATIONS for concept in concepts(name) for c in concept.name_zh}
    assert {c for c in used - known if "\u4e00" <= c <= "\u9fff"} == set()


def test_show_has_history_and_bridges() -> None:
    shown = run("show", "20805").output
    assert "行政事业单位离退休" in shown
    assert "COFOG: broadMatch 10.2" in shown
    assert "50101" in run("show", "30101").output
    assert "Not in the edition of 2024" in run("show", "30104", "--year", "2024").output


@pytest.mark.parametrize("arguments", [("show", "2999"), ("show", "x"), ("tree", "2999"), ("learn",)])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "行政运行"), "yusuan vocab search 行政运行"),
        (("show", "3021101"), "yusuan vocab show 30211"),
        (("tree", "2013904", "--year", "2019"), "the edition of 2019 has no 2013904"),
        (("show", "201", "--year", "1990"), "there is no edition of 1990"),
        (("search", "财政", "--year", "2099"), "from 2007 to 2026"),
        (("export", "revenue", "--year", "2099"), "there is no edition of 2099"),
        (("build", "x", "--year", "2017"), "2018<=x<=2026"),
        (("learn", "/no/such/folder"), "does not exist"),
    ],
)
def test_wrong_usage_says_what_to_do(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_codes_of_full_width_and_years_before_the_editions() -> None:
    assert run("show", "２０８０５").output == run("show", "20805").output
    assert "have gaps" in run("show", "20805", "--year", "2016").output


def test_other_names_of_a_code_are_shown_and_found() -> None:
    assert "Also printed as 资本性支出（基本建设）" in run("show", "50602").output
    assert "50602" in {concept.code for concept in search("资本性支出（基本建设）")}


def test_what_stops_the_program_has_a_hint_and_a_code(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("no Turtle", encoding="utf-8")
    for arguments, code in (
        (("learn", str(tmp_path)), 3),
        (("check", "--shapes", str(tmp_path / "shapes.ttl")), 3),
        (("export", "revenue", "-o", str(tmp_path / "no" / "such.csv")), 5),
    ):
        done = CliRunner().invoke(main, ["vocab", *arguments])
        assert done.exit_code == code
        assert done.output.startswith("yusuan: ")
        assert "Traceback" not in done.output


def test_tree() -> None:
    lines = run("tree", "20502").output.splitlines()
    assert lines[0].strip().startswith("20502 普通教育")
    assert len(lines) > 5
    assert len(run("tree", "--classification", "economic_government").output.splitlines()) > 60


def test_exports_agree(tmp_path: Path) -> None:
    codes = list(edition("economic_department", 2024))
    rows = csv.DictReader(run("export", "economic_department", "--year", "2024").output.splitlines())
    assert [row["code"] for row in rows] == codes
    found = json.loads(run("export", "economic_department", "--format", "json", "--year", "2024").output)
    assert [row["code"] for row in found] == codes
    file = tmp_path / "e.parquet"
    done = run("export", "economic_department", "--format", "parquet", "--year", "2024", "-o", str(file))
    assert done.exit_code == 0
    assert pq.read_table(file)["code"].to_pylist() == codes
    assert run("export", "revenue", "--format", "parquet").exit_code == 2
    turtle = tmp_path / "e.ttl"
    assert run("export", "revenue", "--format", "ttl", "-o", str(turtle)).exit_code == 0
    assert "skos:ConceptScheme" in turtle.read_text(encoding="utf-8")


def test_build(tmp_path: Path) -> None:
    done = run("build", str(tmp_path), "--year", "2018")
    assert done.exit_code == 0
    assert {"func-2018.ttl", "ontology.ttl", "index.html"} <= {path.name for path in tmp_path.iterdir()}


def test_laws_hold() -> None:
    assert list(broken_laws()) == []


def test_page_is_whole_and_needs_nothing_else() -> None:
    text = page()
    assert "/*DATA*/null" not in text
    assert "2050202" in text
    assert not [word for word in ("http://", "https://", "src=", "@import") if word in text]
