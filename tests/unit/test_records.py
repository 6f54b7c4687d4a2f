from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields
from dataclasses import replace as standard

import pytest

from yusuan._records import quickly_made, replace


@dataclass(frozen=True, slots=True)
class Usual:
    first: int
    second: str = "two"


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    first: int
    second: str = "two"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    last: tuple[int, ...] = ()
    first: int


def test_a_record_made_quickly_is_as_frozen_as_another() -> None:
    made = Quick(1)
    assert type(made) is Quick
    with pytest.raises(FrozenInstanceError):
        made.first = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.first


def test_it_is_made_compared_hashed_shown_and_pickled_as_another() -> None:
    made = Quick(1)
    assert made == Quick(1, "two") == pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert {made: 1}[Quick(1)] == 1
    assert repr(made) == repr(Usual(1)).replace("Usual", "Quick")
    assert [f.name for f in fields(Quick)] == ["first", "second"]
    assert Named(first=1) == Named(first=1, last=())


@pytest.mark.parametrize("arguments", [{}, {"first": 1, "third": 3}])
def test_wrong_fields_are_refused(arguments: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Named(**arguments)  # type: ignore[arg-type]


def test_positions_are_refused_where_fields_have_names() -> None:
    with pytest.raises(TypeError):
        Named(1)  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize("record", [Usual(1), Quick(1)])
def test_a_changed_record_is_another_one(record: Usual | Quick) -> None:
    changed = replace(record, second="three")
    assert changed == standard(record, second="three")
    assert type(changed) is type(record)
    assert record.second == "two"


def test_an_unknown_field_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        replace(Quick(1), third=3)


def test_a_class_that_does_more_is_refused() -> None:
    with pytest.raises(TypeError, match="Listed does more than keep its fields"):

        @quickly_made
        @dataclass(frozen=True, slots=True)
        class Listed:
            all_: list[int] = field(default_factory=list)
