from decimal import Decimal

import pytest

from yusuan.amounts import is_placeholder, money, parse, unit_named


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("1,234.56", "1234.56", 2),
        ("１２.５", "12.5", 1),
        (" 0 ", "0", 0),
        ("-20,442.30", "-20442.30", 2),
        ("841,579.924856", "841579.924856", 6),
        ("87267272.44", "87267272.44", 2),
        ("21,118.5\n1", "21118.51", 2),
        ("-60.86%", "-60.86", 2),
    ],
)
def test_a_printed_number_is_read(text: str, value: str, places: int) -> None:
    printed = parse(text)
    assert printed
    assert (printed.value, printed.places) == (Decimal(value), places)
    assert printed.percent is text.endswith("%")


@pytest.mark.parametrize("text", ["", "无", "1,23.4", "12.", "一百", "2024年", "1.2.3", "12万", "**"])
def test_anything_else_is_no_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["", "　", "-", "—", "无", "×", "**"])
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


def test_units_are_known_by_their_wordings() -> None:
    assert unit_named(" 人民币万元") == "万元"
    assert unit_named("某区档案局") is None


def test_money_is_exact_to_the_fen() -> None:
    printed = parse("841,579.924856")
    assert printed
    assert money(printed, "万元") == Decimal("8415799248.56")
    assert printed.half_unit == Decimal("0.0000005")
