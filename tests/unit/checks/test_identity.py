from decimal import Decimal

import pytest

from yusuan import _data
from yusuan.checks.identity import Identity, Term, outcome_of
from yusuan.recognise.dimensions import broader


def terms(half: str, *values: str) -> tuple[Term, ...]:
    return tuple(Term(Decimal(value), Decimal(half), "甲") for value in values)


def identity(left: str, right: tuple[str, ...], half: str = "50", missing: str = "") -> Identity:
    return Identity(
        code="tree", scope="t", where="甲", left=terms(half, left), right=terms(half, *right), missing=missing
    )


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("300", ("100", "200"), "pass"),
        ("450", ("100", "200"), "pass"),  # a gap of three halves, which three rounded prints can make
        ("451", ("100", "200"), "fail"),
        ("149", ("100", "200"), "fail"),
    ],
)
def test_an_identity_holds_when_intervals_meet(left: str, right: tuple[str, ...], outcome: str) -> None:
    assert identity(left, right).outcome == outcome


def test_a_missing_operand_is_named_in_both_languages() -> None:
    check = outcome_of(identity("1", ("1",), missing="row 7"), "d", 1)
    assert check.outcome == "not_checkable"
    assert (check.gap, check.tolerance) == (None, None)
    assert "row 7" in check.message_zh
    assert "row 7" in check.message_en


def test_the_gap_is_given_even_on_a_pass() -> None:
    check = outcome_of(identity("450", ("100", "200")), "d", 3)
    assert (check.outcome, check.gap, check.tolerance) == ("pass", Decimal(150), Decimal(150))
    assert check.check_id == "d-tree-0003"


def test_long_sums_are_cut_in_words_only() -> None:
    check = outcome_of(identity("12", ("1",) * 12), "d", 1)
    assert "… (12) = 12" in check.message_en


def test_totals_include_what_the_code_lists_say() -> None:
    assert broader("fund", "government_fund") == ("appropriation", "_T")
    assert broader("fund", "business_income") == ("unit_funds", "_T")
    assert broader("nature", "basic") == ("_T",)
    assert broader("nature", "_T") == ()


def test_every_check_has_words_in_both_languages() -> None:
    for row in _data.codelist("check_code"):
        assert all(row[column] for column in ("label_zh", "label_en", "note_zh", "note_en")), row["code"]
