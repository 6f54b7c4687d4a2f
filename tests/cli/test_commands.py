"""The commands as a user runs them: a process with arguments, its streams and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = ("convert", "show", "check", "validate", "schema", "vocab")


def yusuan(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "yusuan", *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=env)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = yusuan(command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith("Usage: ")


def test_readme_names_every_command() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        path = Path(__file__).parents[2] / name
        if path.exists():
            text = path.read_text(encoding="utf-8")
            assert all(f"`yusuan {command}" in text for command in COMMANDS)


UNITS = """某市园林局2025年部门预算

部门收支总表
单位：万元

单位名称\t本年支出合计
某市园林局\t6.00
某市园林局本级\t3.00
某市花园\t1.00
某市南花园\t2.00

某市园林局南花园2025年支出2.00万元，某市花园支出1.00万元。
"""


def test_the_output_does_not_depend_on_the_order_of_sets(tmp_path: Path) -> None:
    source = tmp_path / "disclosure.txt"
    source.write_text(UNITS, encoding="utf-8")
    found = []
    for seed in ("1", "2", "3"):
        out = tmp_path / seed
        assert yusuan("convert", source, "-o", out, PYTHONHASHSEED=seed).returncode == 0
        files = (path for path in out.rglob("*") if path.is_file())
        found.append({path.relative_to(out): path.read_bytes() for path in files})
    assert found[0] == found[1] == found[2]


def test_convert_writes_everything_and_says_so_on_stderr(balanced: Path, tmp_path: Path) -> None:
    result = yusuan("convert", balanced, "-o", tmp_path / "out")
    assert (result.returncode, result.stdout) == (0, "")
    assert "1 of 1 files converted" in result.stderr
    written = {path.relative_to(tmp_path / "out").parts[0] for path in (tmp_path / "out").rglob("*")}
    assert written == {"json", "parquet", "rdf", "manifest.parquet", "datapackage.json", "README.md"}
    assert not list(tmp_path.glob(".yusuan-*"))


def test_convert_writes_only_the_format_asked_for(balanced: Path, tmp_path: Path) -> None:
    yusuan("convert", balanced, "-o", tmp_path / "out", "--format", "json")
    assert not (tmp_path / "out" / "parquet").exists()
    assert not (tmp_path / "out" / "rdf").exists()
    assert list((tmp_path / "out" / "json").glob("*.json"))


def test_two_workers_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    sources = sorted(examples.glob("*/disclosure.txt"))
    for workers in "12":
        yusuan("convert", *sources, "-o", tmp_path / workers, "--workers", workers, "-q")
    files = sorted(path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file())
    assert len(files) > 7 * len(sources)
    for path in files:
        assert (tmp_path / "1" / path).read_bytes() == (tmp_path / "2" / path).read_bytes(), path


def test_a_failing_file_is_named_and_the_rest_goes_on(balanced: Path, tmp_path: Path) -> None:
    import duckdb

    empty = tmp_path / "empty.txt"
    empty.touch()
    result = yusuan("convert", balanced, empty, "-o", tmp_path / "out")
    assert result.returncode == 3
    assert "1 of 2 files converted" in result.stderr
    assert f"{empty}: the file is empty." in result.stderr
    rows = duckdb.sql(
        f"select status, error from '{tmp_path}/out/manifest.parquet' order by status"
    ).fetchall()
    assert rows == [("converted", None), ("failed", f"{empty}: the file is empty.")]


def test_equal_files_are_one_document(balanced: Path, tmp_path: Path) -> None:
    copy = tmp_path / "z-copy.txt"
    copy.write_bytes(balanced.read_bytes())
    result = yusuan("convert", balanced, copy, "-o", tmp_path / "out")
    assert "2 of 2 files converted" in result.stderr
    assert len(list((tmp_path / "out" / "json").glob("*.json"))) == 1


def test_check_exits_with_findings(balanced: Path) -> None:
    assert yusuan("check", balanced).returncode == 0
    result = yusuan("check", balanced.parents[1] / "wrong_leaf" / "disclosure.txt")
    assert result.returncode == 1
    assert "gap -5400, more than rounding (100)" in result.stdout
    assert "row 13, column 4" in result.stdout


def test_check_speaks_chinese_and_json(balanced: Path) -> None:
    faulty = balanced.parents[1] / "unbalanced" / "disclosure.txt"
    assert "收入总计等于支出总计" in yusuan("check", faulty, "--lang", "zh").stdout
    checks = json.loads(yusuan("check", faulty, "--format", "json").stdout)
    failed = [check for check in checks if check["outcome"] == "fail"]
    gaps = {(check["code"], check["gap"]) for check in failed}
    assert gaps == {("tree", "-31300.00"), ("balance", "-31300.00"), ("prose-fact", "31300.00")}


def test_show_prints_tables(balanced: Path) -> None:
    result = yusuan("show", balanced, "--targets")
    assert result.returncode == 0
    assert "2012604  档案馆" in result.stdout
    assert "达98%以上" in result.stdout
    assert "no figures: 本部门没有国有资本经营预算" in result.stdout


def test_show_names_a_decided_header(balanced: Path) -> None:
    result = yusuan("show", balanced.parents[1] / "shifted_header" / "disclosure.txt", "-t", "2")
    assert "decided by identities" in result.stdout


def test_validate_accepts_what_convert_wrote_and_refuses_what_was_changed(
    balanced: Path, tmp_path: Path
) -> None:
    yusuan("convert", balanced, "-o", tmp_path / "out", "--format", "json")
    assert yusuan("validate", tmp_path / "out").returncode == 0
    (path,) = (tmp_path / "out" / "json").glob("*.json")
    path.write_text(path.read_text(encoding="utf-8").replace('"pass"', '"perhaps"', 1), encoding="utf-8")
    result = yusuan("validate", path)
    assert result.returncode == 1
    assert "perhaps" in result.stdout


def test_gb18030_is_read(balanced: Path, tmp_path: Path) -> None:
    path = tmp_path / "gb.txt"
    path.write_bytes(balanced.read_text(encoding="utf-8").encode("gb18030"))
    assert yusuan("check", path).returncode == 0


BAD_INPUT = {
    "missing": (None, 3, "no such file"),
    "empty": (b"", 3, "the file is empty"),
    "blank": (b" \n\t\n", 3, "the file is empty"),
    "binary": (bytes(range(256)) * 8, 3, "is not text"),
    "control characters": ("预算\x01\x02".encode(), 3, "is not text"),
    "half a character": ("预算".encode()[:-1] + b"\xff\xfe\xff", 3, "is not text"),
    "no disclosure": ("晴天，适合散步。\n".encode(), 3, "nothing in it speaks of a budget"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_has_a_clear_message_and_writes_nothing(name: str, tmp_path: Path) -> None:
    content, code, message = BAD_INPUT[name]
    path = tmp_path / "input.txt"
    if content is not None:
        path.write_bytes(content)
    result = yusuan("convert", path, "-o", tmp_path / "out")
    assert result.returncode == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert {p.name for p in tmp_path.iterdir()} <= {"input.txt"}


def test_an_unknown_format_names_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "picture.gif"
    path.write_bytes(b"GIF89a")
    result = yusuan("convert", path, "-o", tmp_path / "out")
    assert result.returncode == 3
    assert "unknown format" in result.stderr
    assert "text" in result.stderr


@pytest.mark.parametrize("out", ["file", "/proc/yusuan-out"])
def test_an_output_folder_that_cannot_be_written(out: str, balanced: Path, tmp_path: Path) -> None:
    if out.startswith("/proc") and not Path("/proc/version").exists():
        pytest.skip("no /proc on this system")
    target = Path(out) if out.startswith("/") else tmp_path / out
    if not out.startswith("/"):
        target.write_text("a file, not a folder", encoding="utf-8")
    result = yusuan("convert", balanced, "-o", target)
    assert result.returncode == 5
    assert "with -o" in result.stderr
    assert "Traceback" not in result.stderr
    assert {p.name for p in tmp_path.iterdir()} <= {"file"}


def test_the_traceback_is_shown_when_asked_for(tmp_path: Path) -> None:
    assert "Traceback" in yusuan("show", tmp_path / "none.txt", "-v").stderr


def test_wrong_usage_exits_with_two(balanced: Path) -> None:
    assert yusuan("convert", balanced).returncode == 2
    assert yusuan("nonsense").returncode == 2
