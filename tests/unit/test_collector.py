"""The collector of cycles rests while a document is worked on, and is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from yusuan._collector import paused


def test_the_collector_rests_and_goes_on() -> None:
    assert gc.isenabled()
    with paused():
        assert not gc.isenabled()
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="planted"), paused():
        raise ValueError("planted")
    assert gc.isenabled()


def test_one_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_function_may_be_paused_as_a_whole() -> None:
    assert not paused()(gc.isenabled)()
    assert gc.isenabled()
