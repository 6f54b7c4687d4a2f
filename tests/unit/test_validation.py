"""Validation: what is wrong is found, explained in plain words, and outside validators agree."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from yusuan import _data
from yusuan.cli.schema import schema as schema_command
from yusuan.cli.validate import validate as validate_command
from yusuan.errors import OutputError, UnreadableInputError
from yusuan.validation import bundle, export_schemas, problems
from yusuan.writers import json as json_writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yusuan.disclosure import Disclosure

Change = tuple[str, Any, str, str]

CHANGES: dict[str, Change] = {
    "short money": ("/facts/0/amount", "12.3", "/facts/0/amount", "does not have the form: Money in yuan"),
    "money as a number": ("/facts/0/amount", 12.3, "/facts/0/amount", "12.3 is not of type string"),
    "money with separators": ("/facts/0/amount", "1,234.00", "/facts/0/amount", "does not have the form"),
    "money without value": ("/facts/0/amount", None, "/facts/0/amount", "null is not of type string"),
    "ratio in yuan": ("/facts/0/measure", "ratio", "/facts/0", "must not have 'amount' here"),
    "unknown fund": ("/facts/0/fund", "pocket", "/facts/0/fund", '"pocket" is none of general_public_budget'),
    "economic code in place of a functional one": (
        "/facts/1/function_code",
        "30201",
        "/facts/1/function_code",
        "类",
    ),
    "joined code": ("/facts/1/economic_code", "302-01", "/facts/1/economic_code", "Digits only"),
    "unknown field": ("/facts/0/colour", "red", "/facts/0", "fields that are not defined: 'colour'"),
    "page 0": ("/tables/0/cells/0/page", 0, "/tables/0/cells/0/page", "0 is less than the minimum of 1"),
    "unrecognised without reason": ("/tables/0/kind", "unrecognised", "/tables/0", "lacks 'reason'"),
    "short rectangle": ("/facts/0/bbox", [1, 2, 3], "/facts/0/bbox", "[1, 2, 3] is too short"),
    "verified but not understood": ("/document/status", "verified", "/document/not_understood", "1 is not 0"),
    "other version": ("/schema_version", "2.0.0", "/schema_version", '"2.0.0" does not have the form'),
    "unknown source": (
        "/projects/0/funding/0/source",
        "x",
        "/projects/0/funding/0/source",
        "'x' is not valid",
    ),
    "part is no array": ("/checks", {}, "/checks", "{} is not of type array"),
    "operator without a number": (
        "/targets/1/operator",
        "ge",
        "/targets/1",
        "lacks 'value', which 'operator' needs",
    ),
    "number with an exponent": ("/targets/0/value", "9E+1", "/targets/0/value", "does not have the form"),
    "check that shows no gap": (
        "/checks/0",
        {"outcome": "fail"},
        "/checks/0",
        "'left', 'right', 'gap', 'tolerance'",
    ),
    "unknown section": (
        "/sections/0/standard_name",
        "else",
        "/sections/0/standard_name",
        "is none of overview",
    ),
    "paragraph without place": (
        "/sections/0/paragraphs/0",
        {"text": "x"},
        "/sections/0/paragraphs/0",
        "lacks 'role', 'page'",
    ),
    "document without digest": (
        "/document/sha256",
        "ABC",
        "/document/sha256",
        "does not have the form: Digest",
    ),
    "id twice": ("/facts/1/fact_id", "made-2024-t1-r1c2", "/facts/1/fact_id", "stands here a second time"),
    "element of another document": (
        "/checks/0/document_id",
        "x",
        "/checks/0/document_id",
        "is not this document",
    ),
    "fact of no table": ("/facts/0/table_id", "x", "/facts/0/table_id", "'x' leads nowhere"),
    "check of no fact": ("/checks/0/left_ids/0", "x", "/checks/0/left_ids", "'x' leads nowhere"),
    "money of no fact": (
        "/projects/0/funding/0/fact_id",
        "x",
        "/projects/0/funding/0/fact_id",
        "leads nowhere",
    ),
    "fact below its table": ("/facts/0/row", 4, "/facts/0", "row 4, column 2 lies outside its table"),
    "miscounted": ("/document/verified", 7, "/document/verified", "7 is said, 1 are there"),
    "row without a table": ("/not_understood/0", {"row": 1}, "/not_understood/0", "lacks 'table_id'"),
}


def _changed(text: str, pointer: str, value: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text)
    *parents, last = [int(part) if part.isdigit() else part for part in pointer.split("/")[1:]]
    node: Any = document
    for part in parents:
        node = node[part]
    node[last] = value
    return document


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_wrong_is_explained(made: Disclosure, change: Change) -> None:
    pointer, value, where, message = change
    found = problems(_changed(json_writer.text(made), pointer, value))
    assert any(problem.pointer == where and message in problem.message for problem in found), found


def test_missing_amount_is_named(made: Disclosure) -> None:
    document = json.loads(json_writer.text(made))
    del document["facts"][1]["amount"]
    (found,) = problems(document)
    assert (found.pointer, found.field) == ("/facts/1", "Fact / 数据点")
    assert str(found) == "/facts/1: Fact / 数据点: lacks 'amount'"


def test_only_wrong_elements_are_named(made: Disclosure) -> None:
    document = json.loads(json_writer.text(made))
    del document["facts"][0]["row"]
    del document["facts"][2]["row"]
    del document["document"]["sha256"]
    assert [problem.pointer for problem in problems(document)] == ["/document", "/facts/0", "/facts/2"]


def test_part_is_validated_alone(made: Disclosure) -> None:
    fact = json.loads(json_writer.text(made))["facts"][0]
    assert problems(fact, "fact") == []
    (found,) = problems({**fact, "bbox": "here"}, "fact")
    assert found.field == "Rectangle / 位置框"
    assert problems([], "fact")[0].pointer == ""


def test_manifest_rows() -> None:
    row = {"path": "a.pdf", "status": "failed", "exit_code": 3, "tool_version": "0.1.0"}
    assert "lacks 'error'" in problems(row, "manifest")[0].message
    assert problems({**row, "error": "The file is empty."}, "manifest") == []


@pytest.mark.parametrize("text", ["", "{", '{"a": NaN}', b"\xff\xfe\x00"])
def test_what_is_no_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(UnreadableInputError, match="no JSON"):
        problems(text)


def test_unknown_schema_is_refused() -> None:
    with pytest.raises(KeyError):
        problems({}, "nothing")


# ---- outside validators


@pytest.fixture
def files(made: Disclosure, tmp_path: Path) -> Callable[[str], Path]:
    """A valid file `good` and an invalid one `bad`."""
    text = json_writer.text(made)
    (tmp_path / "good.json").write_text(text, encoding="utf-8")
    bad = _changed(text, "/facts/0/amount", "12.3")
    (tmp_path / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    return lambda name: tmp_path / f"{name}.json"


def _check_jsonschema(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "status"), [("good", 0), ("bad", 1)])
def test_check_jsonschema_agrees_offline(
    files: Callable[[str], Path], tmp_path: Path, name: str, status: int
) -> None:
    export_schemas(tmp_path / "schemas", bundled=True)
    bundled = tmp_path / "schemas" / "disclosure.bundle.schema.json"
    split = tmp_path / "schemas" / "disclosure.schema.json"
    for options in (
        ["--schemafile", str(bundled)],
        ["--base-uri", split.as_uri(), "--schemafile", str(split)],
    ):
        done = _check_jsonschema(*options, str(files(name)))
        assert done.returncode == status, done.stdout + done.stderr
        assert ("$.facts[0].amount" in done.stdout) is (name == "bad")


def test_bundle_holds_every_schema_under_its_own_id() -> None:
    found = bundle()["$defs"]
    assert {part["$id"] for part in found.values()} == {
        _data.schema(name)["$id"] for name in _data.schema_names() if name != "disclosure"
    }


def test_export_refuses_a_file_as_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="taken"):
        export_schemas(tmp_path / "taken", bundled=False)


# ---- commands


def _run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(validate_command, list(map(str, arguments)))
    return result.exit_code, result.stdout, result.stderr


def test_validate_is_silent_on_what_is_valid(files: Callable[[str], Path]) -> None:
    assert _run(files("good")) == (0, "", "")


def test_validate_prints_file_pointer_and_message(files: Callable[[str], Path]) -> None:
    status, out, _ = _run(files("good"), files("bad"))
    assert status == 1
    assert out.startswith(f"{files('bad')}: /facts/0/amount: Amount in yuan / 金额（元）: ")


def test_validate_prints_json_lines(files: Callable[[str], Path]) -> None:
    status, out, _ = _run("--format", "json", files("bad"))
    (line,) = out.splitlines()
    assert status == 1
    assert json.loads(line)["pointer"] == "/facts/0/amount"


def test_validate_takes_the_json_of_an_output_folder(files: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "out" / "json").mkdir(parents=True)
    (tmp_path / "out" / "datapackage.json").write_text("{}", encoding="utf-8")
    files("good").rename(tmp_path / "out" / "json" / "good.json")
    assert _run(tmp_path / "out") == (0, "", "")


def test_validate_goes_on_after_an_unreadable_file(files: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text("{", encoding="utf-8")
    status, out, err = _run(tmp_path / "cut.json", tmp_path / "none.json", files("bad"))
    assert status == 3
    assert out.count("/facts/0/amount") == 1
    assert "cut.json: This is no JSON" in err
    assert "none.json: no such file. Check the path." in err


def test_validate_refuses_an_unknown_schema(files: Callable[[str], Path]) -> None:
    status, _, err = _run("--schema", "nothing", files("good"))
    assert status == 2
    assert "there is no schema 'nothing'" in err


def test_validate_refuses_a_folder_without_json(tmp_path: Path) -> None:
    result = CliRunner().invoke(validate_command, [str(tmp_path)])
    assert isinstance(result.exception, UnreadableInputError)


def test_schema_list_show_and_export(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert "fact\tFact / 数据点" in run(schema_command, ["list"]).stdout.splitlines()
    assert run(schema_command, ["show", "fact"]).stdout == _data.schema_text("fact")
    assert run(schema_command, ["show", "nothing"]).exit_code == 2
    done = run(schema_command, ["export", str(tmp_path / "new"), "--bundle"])
    assert (
        len(done.stdout.splitlines())
        == len(list((tmp_path / "new").iterdir()))
        == len(_data.schema_names()) + 1
    )
