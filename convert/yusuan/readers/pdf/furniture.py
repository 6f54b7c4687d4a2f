"""Running headers, running footers and page numbers: what the page carries, not the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from yusuan.document import ParagraphRole
from yusuan.readers.pdf.draft import Draft
from yusuan.readers.pdf.lines import Line
from yusuan.text import plain

#: Furniture stands in this share of the page's height from the top or bottom edge.
_ZONE = 0.13
#: A running line stands on this share of the pages with text, and on so many at least.
_SHARE, _PAGES = 0.4, 3
_PAGE_NUMBER = re.compile(
    r"[-—–―－·~]*第?(?:\d{1,4}|[ivx]{1,6})页?(?:[/,，]?共?\d{1,4}页?)?[-—–―－·~]*", re.IGNORECASE
)

Roles = dict[int, ParagraphRole]


def furniture_of(pages: Sequence[Draft]) -> list[Roles]:
    """The role of each line that is furniture, by its number on the page; one mapping a page."""
    written = sum(1 for page in pages if page.lines or page.grids)
    least = max(_PAGES, _SHARE * written)
    seen = Counter(key for page in pages for key in {_key(page.lines[n], top) for n, top in _outer(page)})
    running = {key for key, count in seen.items() if count >= least and not _says_something(key[0])}
    return [_roles(page, running) for page in pages]


def _roles(page: Draft, running: set[tuple[str, bool]]) -> Roles:
    roles: Roles = {}
    for number, top in _outer(page):
        line = page.lines[number]
        if _PAGE_NUMBER.fullmatch(plain(line.text)):
            roles[number] = ParagraphRole.PAGE_NUMBER
        elif _key(line, top) in running:
            roles[number] = ParagraphRole.HEADER if top else ParagraphRole.FOOTER
    return roles


def _outer(page: Draft) -> Iterable[tuple[int, bool]]:
    """The numbers of the lines near the top (True) or the bottom edge, beyond all tables."""
    first = min((grid.place.box.top for grid in page.grids if grid.place.box), default=page.height)
    last = max((grid.place.box.bottom for grid in page.grids if grid.place.box), default=0.0)
    for number, line in enumerate(page.lines):
        if line.bottom <= min(page.height * _ZONE, first + line.size):
            yield number, True
        elif line.top >= max(page.height * (1 - _ZONE), last - line.size):
            yield number, False


def _key(line: Line, top: bool) -> tuple[str, bool]:
    return plain(line.text), top


def _says_something(text: str) -> bool:
    """Whether a repeated line belongs to the table below it: a label with its value, a table number."""
    return ":" in text or text.endswith("表") or bool(re.search(r"表\d|\d表", text))
