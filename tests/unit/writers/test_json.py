"""The JSON writer: exact, deterministic, valid, one element a line, and fast enough for a nightly batch."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from yusuan.disclosure import Disclosure, DocumentRecord
from yusuan.validation import problems
from yusuan.writers import json as json_writer


def test_full_disclosure_is_valid(made: Disclosure) -> None:
    assert problems(json_writer.text(made)) == []


def test_empty_disclosure_is_valid(made: Disclosure) -> None:
    nothing = {"tables": 0, "facts": 0, "verified": 0, "unverified": 0, "not_understood": 0}
    document = replace(made.document, **nothing)  # type: ignore[arg-type]
    assert problems(json_writer.text(Disclosure(document=document))) == []


def test_each_element_of_a_part_stands_on_its_own_line(made: Disclosure) -> None:
    lines = json_writer.text(made).splitlines()
    facts = [line for line in lines if line.startswith('{"fact_id"')]
    assert [json.loads(line.rstrip(","))["row"] for line in facts] == [1, 2, 3]
    assert json_writer.text(made).endswith("}\n")


def test_values_are_written_as_the_contract_says(made: Disclosure) -> None:
    found = json.loads(json_writer.text(made))
    fact, ratio = found["facts"][1:]
    assert fact["amount"] == "1234500.00"
    assert fact["bbox"] == [72.02, 100.0, 120.26, 110.5]
    assert fact["label_raw"] == "　　行政运行"
    assert "amount" not in ratio
    assert found["targets"][0]["value"] == "95.5"
    assert found["checks"][0]["left"] == "1234500.00"
    assert found["checks"][0]["tolerance"] == "0.015"
    assert found["tables"][0]["note"] == "注：“引号”和\\反斜杠"
    assert found["tables"][0]["readings"][0]["dimensions"] == {"fund": "_T", "reference_year": "2024"}
    assert found["projects"][0]["texts"][0]["text"] == "概况\n二行"
    assert found["document"]["scanned_pages"] == [3]


def test_fields_are_in_the_order_of_the_model(made: Disclosure) -> None:
    found = json.loads(json_writer.text(made))
    names = list(DocumentRecord.__dataclass_fields__)
    assert list(found["document"]) == names


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "0.00"),
        ("-0.001", "0.00"),
        ("0.005", "0.00"),
        ("0.015", "0.02"),
        ("-12", "-12.00"),
        ("1E+5", "100000.00"),
        ("123456789012345678.90", "123456789012345678.90"),
    ],
)
def test_money_has_two_decimals(made: Disclosure, amount: str, written: str) -> None:
    fact = replace(made.facts[0], amount=Decimal(amount))
    found = json.loads(json_writer.text(replace(made, facts=(fact,))))
    assert found["facts"][0]["amount"] == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("0", "0"), ("1E+2", "100"), ("2.50", "2.5"), ("-3", "-3"), ("0.000001", "0.000001")],
)
def test_numbers_have_no_exponent(made: Disclosure, value: str, written: str) -> None:
    target = replace(made.targets[0], value=Decimal(value))
    text = json_writer.text(replace(made, targets=(target,)))
    assert json.loads(text)["targets"][0]["value"] == written
    assert problems(text) == []


def test_same_disclosure_gives_the_same_bytes(made: Disclosure) -> None:
    stream = io.StringIO()
    json_writer.write(made, stream)
    assert stream.getvalue() == json_writer.text(made)
