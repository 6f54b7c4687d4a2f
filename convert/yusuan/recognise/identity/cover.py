"""The cover: the short lines before the contents, the first sentence or the first table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from yusuan import _data
from yusuan.document import Document, Grid, Paragraph, ParagraphRole
from yusuan.recognise.identity.names import Body, body_of, is_placeholder
from yusuan.recognise.identity.places import only_places
from yusuan.recognise.identity.statement import Statement, read_heading
from yusuan.recognise.identity.words import any_of, wording_of, words
from yusuan.text import plain

#: A cover has so few lines, each so short; a heading goes over so few of them.
_LINES, _LONGEST, _BROKEN = 16, 45, 6
_OUTSIDE = frozenset({ParagraphRole.HEADER, ParagraphRole.FOOTER, ParagraphRole.PAGE_NUMBER})
_FIRST_PAGES = 3
_ENDS = re.compile(r"[。;]|^第.{1,3}部分|^[一二三四五六七八九十]{1,2}[、.]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A body after its label (预算单位：…); `issuer_type` where the label tells it."""

    body: Body | None
    issuer_type: str | None
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says: headings, each as printed; labelled bodies; bodies and places that stand alone."""

    headings: tuple[tuple[Statement, str], ...]
    labelled: tuple[Labelled, ...]
    alone: tuple[Body, ...]
    places: tuple[str, ...] = ()


def read_cover(document: Document) -> Cover:
    """Read the cover; what is printed over several lines is read as one."""
    headings: list[tuple[Statement, str]] = []
    labelled: list[Labelled] = []
    alone: list[Body] = []
    places: list[str] = []
    for lines in _blocks(document):
        labels = [found for line in lines if (found := read_label(line))]
        labelled.extend(labels)
        plain_lines = [line for line in lines if read_label(line) is None]
        headings.extend(_headings(plain_lines))
        wordings = [wording_of(line) for line in plain_lines]
        alone.extend(body for wording in wordings if (body := body_of(wording)))
        places.extend(wording for wording in wordings if only_places(wording))
    return Cover(tuple(headings), tuple(labelled), tuple(alone), tuple(places))


def _blocks(document: Document) -> Iterator[list[str]]:
    """The lines of the cover, page by page."""
    for page in document.pages[:_FIRST_PAGES]:
        lines, ended = [], False
        for block in page.blocks:
            if isinstance(block, Paragraph) and block.role in _OUTSIDE:
                continue
            if isinstance(block, Grid) or _ends_cover(block):
                ended = True
                break
            lines.extend(block.text.split("\n"))
        yield [line for line in lines[:_LINES] if line.strip()]
        if ended:
            return


def _ends_cover(paragraph: Paragraph) -> bool:
    wording = wording_of(paragraph.text)
    if paragraph.role is ParagraphRole.CONTENTS or wording in words("contents"):
        return True
    return len(wording) > _LONGEST or bool(_ENDS.search(wording))


def _headings(lines: Sequence[str]) -> Iterator[tuple[Statement, str]]:
    """Every heading, from each line on over as many lines as may be read as one; the longest first."""
    for start in range(len(lines)):
        for end in range(min(len(lines), start + _BROKEN), start, -1):
            text = "".join("".join(line.split()) for line in lines[start:end])
            if statement := read_heading(text):
                yield statement, text


def read_label(text: str) -> Labelled | None:
    """Read `label: body`; None where the line does not begin with a label for a body."""
    wording = wording_of(text)
    if wording.startswith("(") and wording.endswith(")"):
        wording = wording[1:-1]
    match = _label().match(wording)
    if match is None:
        return None
    value = match["value"]
    return Labelled(
        body=None if is_placeholder(value) else body_of(value),
        issuer_type=words("label")[match["label"]] or None,
        placeholder=is_placeholder(value),
    )


@cache
def _label() -> re.Pattern[str]:
    """A label with its colon, the value up to a stamp (盖章) or the next label of the line."""
    captions = (plain(row["wording"]) for row in _data.lexicon("captions"))
    more = any_of({*captions, *words("other_label")})
    return re.compile(
        rf"^(?P<label>{any_of(words('label'))})(?:\([^)]{{1,4}}\))?:(?P<value>[^:]*?)"
        rf"(?:\((?:{any_of(words('stamp'))})\))?(?:(?:{more})(?:\([^)]*\))?:.*)?$"
    )
