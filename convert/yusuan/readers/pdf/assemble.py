"""Drafts of all pages into the pages of a document: order, roles, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from yusuan.document import Block, Box, Page, Paragraph, ParagraphRole, Place
from yusuan.readers.pdf.breaking import shown_once
from yusuan.readers.pdf.contents import contents_of
from yusuan.readers.pdf.continuation import marked
from yusuan.readers.pdf.draft import Draft
from yusuan.readers.pdf.furniture import Roles, furniture_of
from yusuan.readers.pdf.grids import box_of
from yusuan.readers.pdf.headings import with_headings
from yusuan.readers.pdf.joined import joined
from yusuan.readers.pdf.lines import Line
from yusuan.readers.pdf.paragraphs import blocks_of, right_margin
from yusuan.text import fold


def assembled(drafts: Sequence[Draft]) -> tuple[Page, ...]:
    """The pages of the document."""
    drafts = shown_once(drafts)
    furniture = furniture_of(drafts)
    contents = contents_of(drafts, furniture)
    for roles, numbers in zip(furniture, contents, strict=True):
        roles.update(dict.fromkeys(numbers, ParagraphRole.CONTENTS))
    margins = _margins(drafts, furniture)
    blocks = [
        _blocks(draft, roles, margins[draft.width]) for draft, roles in zip(drafts, furniture, strict=True)
    ]
    finished = marked(with_headings(blocks), drafts)
    return tuple(_page(draft, page) for draft, page in zip(drafts, finished, strict=True))


def _page(draft: Draft, blocks: list[Block]) -> Page:
    return Page(
        number=draft.number,
        blocks=tuple(blocks),
        width=draft.width,
        height=draft.height,
        rotation=draft.rotation,
        kind=draft.kind,
    )


def _margins(drafts: Sequence[Draft], furniture: Sequence[Roles]) -> dict[float, float]:
    """Where running text ends, by the width of the page."""
    running: dict[float, list[Line]] = {}
    for draft, roles in zip(drafts, furniture, strict=True):
        lines = running.setdefault(draft.width, [])
        lines.extend(line for n, line in enumerate(draft.lines) if n not in roles)
    return {width: right_margin(lines, width) for width, lines in running.items()}


def _blocks(draft: Draft, roles: Roles, right: float) -> list[Block]:
    """Paragraphs and grids from the top down."""
    ends = [grid.place.box.top for grid in draft.grids if grid.place.box]
    lines = [(sum(end <= line.top for end in ends), roles.get(n), line) for n, line in enumerate(draft.lines)]
    blocks: list[Block] = list(draft.grids)
    for (_, role), group in groupby(lines, key=lambda item: item[:2]):
        blocks += _paragraphs(draft.number, role, [line for _, _, line in group], right)
    return sorted(blocks, key=_top)


def _top(block: Block) -> float:
    return block.place.box.top if block.place.box else 0.0


def _paragraphs(
    page: int, role: ParagraphRole | None, lines: list[Line], right: float
) -> Iterator[Paragraph]:
    groups = blocks_of(lines, right) if role is None else ((line,) for line in lines)
    for group in groups:
        texts = [line.text.strip("\n") for line in group]
        yield Paragraph(
            text=fold(joined(texts)),
            raw="\n".join(texts),
            place=Place(page=page, box=_around(group)),
            role=role or ParagraphRole.BODY,
            size=round(group[0].size, 1),
        )


def _around(lines: Sequence[Line]) -> Box:
    return box_of(
        (
            min(line.x0 for line in lines),
            min(line.top for line in lines),
            max(line.x1 for line in lines),
            max(line.bottom for line in lines),
        )
    )
