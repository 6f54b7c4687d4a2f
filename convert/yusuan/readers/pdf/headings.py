"""Headings: short paragraphs that are numbered like one, or larger than the text, with their level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from yusuan._records import replace
from yusuan.document import Block, Paragraph, ParagraphRole
from yusuan.readers.pdf.numbering import numbering_level

#: A heading has no more characters than this.
_LONGEST = 45
#: Type this many times as large as the text's is a heading's.
_LARGER = 1.12
_SENTENCE = re.compile(r"[。；;，,：:]$")


def with_headings(pages: Sequence[list[Block]]) -> list[list[Block]]:
    """The same blocks, headings marked as such, with the level that their number stands for."""
    usual = _usual_size(pages)
    blocks = [block for page in pages for block in page]
    marked = iter(_marked(blocks, usual))
    return [[next(marked) for _ in page] for page in pages]


def _usual_size(pages: Sequence[list[Block]]) -> float:
    """The type size that most characters of running text have, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page:
            if isinstance(block, Paragraph) and block.role is ParagraphRole.BODY and block.size:
                sizes[round(block.size)] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _marked(blocks: list[Block], usual: float) -> Iterator[Block]:
    following: list[Block | None] = [*blocks[1:], None]
    for block, after in zip(blocks, following, strict=True):
        if isinstance(block, Paragraph) and block.role is ParagraphRole.BODY and _may_head(block):
            level = numbering_level(block.text)
            if _heads(block, after, level, usual):
                yield replace(block, role=ParagraphRole.HEADING, level=level)
                continue
        yield block


def _may_head(block: Paragraph) -> bool:
    text = block.text.strip()
    return 1 < len(text) <= _LONGEST and not _SENTENCE.search(text)


def _heads(block: Paragraph, after: Block | None, level: int | None, usual: float) -> bool:
    if level is None:
        return bool(usual and block.size and block.size >= usual * _LARGER)
    following = numbering_level(after.text) if isinstance(after, Paragraph) and _may_head(after) else None
    return following is None or following > level
