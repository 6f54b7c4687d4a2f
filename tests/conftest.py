"""Fixtures for every test: the corpus where it is, the made-up example, goldens with one flag."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
sys.path.insert(0, str(EXAMPLES))  # the generator of the made-up example is imported as `madeup`


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write goldens anew instead of comparing")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real disclosures; they are never copied into the repository."""
    folder = Path(os.environ.get("YUSUAN_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}; set YUSUAN_CORPUS to the folder of real disclosures")
    return folder


@pytest.fixture(scope="session")
def seed(corpus: Path) -> Path:
    """The real disclosure in text form."""
    return corpus / "000_cd5b1192abd231e2.txt"


@pytest.fixture(scope="session")
def balanced() -> Path:
    """The made-up disclosure whose figures balance."""
    return EXAMPLES / "balanced" / "disclosure.txt"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or write the file anew with --update."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(actual, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == actual, f"{path.name} differs; see --update"

    return compare


@pytest.fixture(scope="session")
def out(balanced: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up disclosure converted into all formats."""
    from yusuan.conversion import Job, convert

    folder = tmp_path_factory.mktemp("out")
    convert([Job(path=balanced, out=folder)])
    return folder
