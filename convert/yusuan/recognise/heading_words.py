"""What the words of one heading of value columns say together, as vocab/lexicon/header_words.csv has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from yusuan._data import Row
from yusuan.recognise.dimensions import broader
from yusuan.recognise.phrases import Scan, dimensions_of, phrases
from yusuan.text import plain

_PERCENT = re.compile(r"\(%\)$|%$")
_APART = ("fund", "nature", "item")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """A heading taken apart; `percent` is True where a sign of per cent at its end had to be left aside."""

    scan: Scan
    percent: bool

    @property
    def known(self) -> bool:
        """Whether nothing is left over, something is said, and not two things at once."""
        rows = self.scan.rows
        said = any(row["role"] != "tail" for row in rows) or bool(self.scan.years) or self.percent
        return not self.scan.residue and said and not _says_two_things(rows)


def heading_words(wording: str) -> HeadingWords:
    """Take a heading apart."""
    known = phrases("header_words")
    scan = known.scan(wording)
    bare = _PERCENT.sub("", plain(wording)) if scan.residue else wording
    if scan.residue and bare != plain(wording):
        again = known.scan(bare)
        if not again.residue:
            return HeadingWords(again, percent=True)
    return HeadingWords(scan, percent=False)


def _says_two_things(rows: Sequence[Row]) -> bool:
    """Whether a wording names two kinds of one dimension, neither within the other: 会议费、培训费."""
    told = [dimensions_of(row) for row in rows if row["role"] == "word"] if len(rows) > 1 else []
    for name in _APART:
        values = {dimensions[name] for dimensions in told if dimensions.get(name)}
        if any(a not in broader(name, b) and b not in broader(name, a) for a, b in combinations(values, 2)):
            return True
    return False
