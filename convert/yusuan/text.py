"""Characters: folding of look-alikes, blanks, and the plain form in which wordings are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KANGXI = range(0x2E80, 0x2FE0)
_COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_FULL_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_FULL_WIDTH |= {0xFF21 + n: 0x41 + n for n in range(26)}
_FULL_WIDTH |= {0xFF41 + n: 0x61 + n for n in range(26)}
_FULL_WIDTH |= {ord("．"): ord("."), ord("％"): ord("%"), ord("－"): ord("-")}
_INVISIBLE = {0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0x00AD: None}
_BLANKS = re.compile(r"\s+")
_PUNCTUATION = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "【": "[", "】": "]", "〔": "[", "〕": "]"})


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    point = ord(character)
    if point in _KANGXI or any(point in block for block in _COMPATIBILITY):
        return unicodedata.normalize("NFKC", character)
    return character


def fold(raw: str) -> str:
    """Text with look-alike characters replaced: Kangxi radicals, CJK compatibility forms, full-width digits.

    Punctuation and ideographic spaces stay: they are part of how a figure was printed.
    """
    if raw.isascii():
        return raw
    folded = raw.translate(_FULL_WIDTH).translate(_INVISIBLE)
    return "".join(map(_fold_character, folded))


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The form in which wordings are compared: folded, NFKC, no blanks, one kind of quote and bracket."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", fold(text)).translate(_PUNCTUATION))
