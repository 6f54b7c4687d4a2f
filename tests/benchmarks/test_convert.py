"""The benchmark of the conversion runs and adds up; no time is asserted, machines differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.benchmarks.convert import PLUMBER, STAGES, WHOLE, measure, put, report, report_zh
from tests.benchmarks.read import sample


def test_a_small_sample_is_measured(corpus: Path) -> None:
    paths = sorted(sample([corpus / "pdf"], 1), key=lambda path: path.stat().st_size)[:2]
    result = measure(paths, 1)
    assert list(result.times) == [*STAGES, WHOLE, PLUMBER]
    assert all(spent > 0 for spent in [*result.times.values(), *result.waited.values()])
    assert result.files == 2
    for text in (report(result), report_zh(result)):
        assert text.count("\n| ") == len(STAGES) + 3
        assert f"{result.ratio:.1f}" in text
        assert f"{result.sooner:.1f}" in text


def test_only_what_is_between_the_marks_is_replaced(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- benchmark-convert -->\nold\n<!-- /benchmark-convert -->\nb\n", "utf8")
    put(readme, "new\\1")
    expected = "a\n<!-- benchmark-convert -->\nnew\\1\n<!-- /benchmark-convert -->\nb\n"
    assert readme.read_text("utf8") == expected


def test_a_file_without_marks_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n", "utf8")
    with pytest.raises(SystemExit, match="no marks"):
        put(readme, "new")
    assert readme.read_text("utf8") == "a\n"
