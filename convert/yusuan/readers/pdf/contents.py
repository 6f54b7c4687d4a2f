"""Tables of contents: entries that end in a page number after leaders, or stand under 目录."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yusuan.readers.pdf.draft import Draft
from yusuan.readers.pdf.furniture import Roles
from yusuan.readers.pdf.numbering import is_numbered
from yusuan.text import plain

_HEADING = re.compile(r"目录|目次|contents", re.IGNORECASE)
_LEADERS = re.compile(r"[.…·・⋯‥_]{3,}[-—(（]?\d{1,3}[-—)）]?$")
_NUMBERED = re.compile(r"\D[-—(（]?\d{1,3}[-—)）]?$")
_SENTENCE = re.compile(r"[。；;]$")
#: So many entries with leaders on a page show that it holds a table of contents that goes on.
_ENTRIES = 3


def contents_of(pages: Sequence[Draft], furniture: Sequence[Roles]) -> list[set[int]]:
    """The numbers of the lines that are contents, one set a page."""
    found: list[set[int]] = []
    going_on = False
    for page, roles in zip(pages, furniture, strict=True):
        texts = {n: plain(line.text) for n, line in enumerate(page.lines) if n not in roles}
        lines = _contents(texts, going_on) if not page.grids else set()
        going_on = bool(lines) and len(lines) == len(texts)
        found.append(lines)
    return found


def _contents(texts: dict[int, str], going_on: bool) -> set[int]:
    entries = {n for n, text in texts.items() if _LEADERS.search(text)}
    heading = next((n for n, text in texts.items() if _HEADING.fullmatch(text)), None)
    if heading is not None:
        return _under({n: text for n, text in texts.items() if n >= heading})
    numbered = {n for n, text in texts.items() if _NUMBERED.search(text)}
    if going_on and len(numbered) * 2 > len(texts):
        return _until(texts, max(numbered))
    if going_on and len(texts) >= _ENTRIES and all(map(_is_entry, texts.values())):
        return set(texts)
    return _until(texts, max(entries), min(entries)) if len(entries) >= _ENTRIES else set()


def _is_entry(text: str) -> bool:
    return is_numbered(text) and not _SENTENCE.search(text)


def _until(texts: dict[int, str], last: int, first: int = -1) -> set[int]:
    return {n for n in texts if first <= n <= last}


def _under(texts: dict[int, str]) -> set[int]:
    """The heading and the entries under it: up to the last that is numbered, or to the first sentence."""
    numbered = [n for n, text in texts.items() if _NUMBERED.search(text)]
    if len(numbered) * 3 > len(texts):
        last = max(numbered)
        rest = [text for n, text in texts.items() if n > last]
        return set(texts) if all(map(_is_entry, rest)) else _until(texts, last)
    lines: set[int] = set()
    seen: set[str] = set()
    for number, text in texts.items():
        if _SENTENCE.search(text) or text in seen:
            break
        seen.add(text)
        lines.add(number)
    return lines
