"""The made-up disclosure as PDF from three producers: each must give the facts of the text form.

Chromium and LibreOffice are system packages with a Chinese font; where they are absent, their cases are
skipped.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from madeup import blocks, figures, pdf, render

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure

MEANING = (
    "table_kind",
    "issuer",
    "fiscal_year",
    "stage",
    "flow",
    "function_code",
    "economic_code",
    "government_economic_code",
    "revenue_code",
    "label",
    "row_role",
    "fund",
    "nature",
    "portion",
    "origin",
    "item",
    "unit_name",
    "project_name",
    "qualifier",
    "period",
    "reference_year",
    "reference_stage",
    "measure",
    "header",
    "printed",
    "unit",
    "amount",
    "status",
)
CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]


def has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    found = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip())


def program(*names: str) -> str:
    """The first of these programs that is installed; skips the test where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    if not has_chinese_font():
        pytest.skip("no Chinese font is installed")
    return found


def web_page(folder: Path) -> Path:
    page = folder / "disclosure.html"
    page.write_text(render.html(blocks.document(), figures.ISSUER), encoding="utf-8")
    return page


def by_chromium(folder: Path) -> Path:
    command = [program("chromium", "chromium-browser", "google-chrome"), *CHROMIUM]
    target = folder / "chromium.pdf"
    paths = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", str(web_page(folder))]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=120)
    return target


def by_libreoffice(folder: Path) -> Path:
    command = [
        program("soffice", "libreoffice"),
        "--headless",
        f"-env:UserInstallation={folder.as_uri()}/office",
    ]
    options = ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(folder), str(web_page(folder))]
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=240)
    return folder / "disclosure.pdf"


def by_reportlab(folder: Path) -> Path:
    target = folder / "reportlab.pdf"
    pdf.write(blocks.document(), target)
    return target


def meanings(disclosure: Disclosure) -> list[tuple[str, ...]]:
    return sorted(tuple(str(getattr(fact, name)) for name in MEANING) for fact in disclosure.facts)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("produce", [by_chromium, by_libreoffice, by_reportlab])
def test_a_pdf_has_the_facts_of_the_text(
    produce: Callable[[Path], Path], engine: str, balanced: Path, tmp_path: Path
) -> None:
    expected, found = understand(balanced), understand(produce(tmp_path), engine)
    assert meanings(found) == meanings(expected)
    assert found.document.status == "verified"
    assert found.document.title == expected.document.title
    assert [target.value_raw for target in found.targets] == [t.value_raw for t in expected.targets]
    assert all(fact.bbox and fact.fragment.startswith("page=") for fact in found.facts)


def test_the_python_library_writes_the_same_bytes_again(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    assert by_reportlab(first).read_bytes() == by_reportlab(second).read_bytes()
