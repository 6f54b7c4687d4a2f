"""The page to browse the classifications, run in headless Chromium; skipped where there is none."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from yusuan.vocabulary.page import page

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
REPORT = """<script>
const text = selector => document.querySelector(selector)?.innerText ?? null;
const shown = async address => { location.hash = address; await new Promise(r => setTimeout(r, 30)); };
const press = (key, at = document.activeElement) =>
  at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
addEventListener("load", async () => {
  const report = await (async () => { %s })();
  document.body.innerHTML = "<pre id=report></pre>";
  document.querySelector("#report").textContent = JSON.stringify(report);
});
</script>"""


def run(tmp_path: Path, script: str) -> Any:
    """What a script says after it has used the page in a browser window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: install it to run the page in a browser")
    file = tmp_path / "page.html"
    file.write_text(page().replace("</body>", f"{REPORT % script}</body>"), encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=8000", "--dump-dom"]
    done = subprocess.run([*command, file.as_uri()], capture_output=True, timeout=60, check=False)
    found = re.search(r'<pre id="report">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, done.stderr.decode()[-500:]
    return json.loads(html.unescape(found[1]))


def test_a_code_shows_its_life_its_evidence_and_its_bridges(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        """
        await shown("functional/20805/2024");
        const links = [...document.querySelectorAll("#detail a")].map(a => a.getAttribute("href"));
        const before = text("#detail h2");
        await shown("functional/20805/2019");
        return { before, after: text("#detail h2"), links, year: document.querySelector("#year").value };
        """,
    )
    assert "行政事业单位养老支出" in found["before"]
    assert "行政事业单位离退休" in found["after"]
    assert found["year"] == "2019"
    assert {"#functional/208/2024", "#functional/20805/2019", "#cofog/10.2/2024"} <= set(found["links"])


def test_links_lead_to_cofog_and_the_other_economic_classification(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        """
        await shown("functional/20805/2024");
        document.querySelector('#detail a[href="#cofog/10.2/2024"]').click();
        await new Promise(r => setTimeout(r, 30));
        const cofog = text("#detail");
        await shown("economic_department/30101/2024");
        document.querySelector('#detail a[href="#economic_government/50101/2024"]').click();
        await new Promise(r => setTimeout(r, 30));
        return { cofog, government: text("#detail h2"), back: text("#detail") };
        """,
    )
    assert "20805" in found["cofog"]
    assert "工资奖金津补贴" in found["government"]
    assert "30101" in found["back"]


@pytest.mark.parametrize(
    ("language", "seen", "hidden"), [("zh", "教育支出", "Education"), ("en", "Education", "教育")]
)
def test_one_language_at_a_time(tmp_path: Path, language: str, seen: str, hidden: str) -> None:
    found = run(
        tmp_path,
        f"""
        await shown("functional/205/2024/{language}");
        return {{ tree: text("#tree"), detail: text("#detail"), lang: document.documentElement.lang }};
        """,
    )
    for part in ("tree", "detail"):
        assert seen in found[part]
        assert hidden not in found[part]
    assert found["lang"].startswith(language)


def test_the_keyboard_opens_chooses_and_leaves(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        """
        document.querySelector('[data-open="205"]').focus();
        press("ArrowRight");
        const opened = text("#tree").includes("20502"), kept = document.activeElement.dataset.open;
        document.querySelector('[data-code="20502"]').focus();
        document.activeElement.click();
        await new Promise(r => setTimeout(r, 30));
        const chosen = text("#detail h2"), still = document.activeElement.dataset.code;
        press("Escape");
        await new Promise(r => setTimeout(r, 30));
        const left = text("#detail h2"), last = document.activeElement.dataset.code;
        document.querySelector('[data-open="205"]').focus();
        press("ArrowLeft");
        return { opened, kept, chosen, still, left, last, closed: !text("#tree").includes("20502") };
        """,
    )
    assert found["opened"]
    assert found["kept"] == "205"
    assert "普通教育" in found["chosen"]
    assert (found["still"], found["left"], found["last"]) == ("20502", None, "20502")
    assert found["closed"]


def test_search_finds_codes_and_names_of_both_languages(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        """
        const hits = {}, box = document.querySelector("input");
        for (const wanted of ["小学教育", "primary education", "2050202", "没有这个科目"]) {
          box.value = wanted; box.dispatchEvent(new Event("input"));
          await new Promise(r => setTimeout(r, 300));
          hits[wanted] = text("#tree");
        }
        return hits;
        """,
    )
    assert all("2050202" in found[wanted] for wanted in ("小学教育", "primary education", "2050202"))
    assert "没有找到" in found["没有这个科目"]


def test_nothing_is_wider_than_a_phone(tmp_path: Path) -> None:
    """Headless windows are never narrower than 500 pixels, so the page is put into a frame of 390."""
    found = run(
        tmp_path,
        """
        const frame = document.createElement("iframe"), source = document.documentElement.outerHTML;
        frame.style = "width:390px;height:844px;border:0";
        document.body.append(frame);
        frame.contentDocument.write(source.replace(/addEventListener\\("load".*/s, "") + "<\\/script>");
        frame.contentDocument.close();
        const inside = frame.contentWindow;
        inside.location.hash = "functional/2080505/2024";
        await new Promise(r => setTimeout(r, 300));
        const page = inside.document.documentElement;
        const sheet = inside.document.querySelector("#detail").getBoundingClientRect();
        const row = inside.document.querySelector(".row.on").getBoundingClientRect();
        return { page: page.scrollWidth, sheet: sheet.width, top: sheet.top, row: row.bottom };
        """,
    )
    assert found["page"] <= 390
    assert found["sheet"] <= 390
    assert found["row"] <= found["top"]


def test_without_scripts_the_page_says_where_the_data_are() -> None:
    assert re.search(r"<noscript>.*Turtle.*</noscript>", page(), re.DOTALL)
