"""Characters: folding of look-alikes, blanks, and the plain form in which wordings are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KANGXI = range(0x2E80, 0x2FE0)
_COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫"
    "⺬⺭⺮⺯⺰⺱⺲⺶⺷⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘"
    "⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目"
    "示礻竹糹纟罓罒羊羊耂肀聿肉臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阜阝雨青"
    "韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""Radicals of the block U+2E80-2EFF, for which NFKC has no mapping, and the characters that they look like
(as in Unicode's EquivalentUnifiedIdeograph)."""

_FULL_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_FULL_WIDTH |= {0xFF21 + n: 0x41 + n for n in range(26)}
_FULL_WIDTH |= {0xFF41 + n: 0x61 + n for n in range(26)}
_FULL_WIDTH |= {ord("．"): ord("."), ord("％"): ord("%"), ord("－"): ord("-")}
_LOOK_ALIKES = dict(zip(map(ord, _RADICALS), _CHARACTERS, strict=True))
_INVISIBLE = {0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0x00AD: None}
_TRANSLATED: dict[int, str | int | None] = {**_FULL_WIDTH, **_LOOK_ALIKES, **_INVISIBLE}
_FOLDABLE = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ud800-\udfff"
    f"{''.join(re.escape(chr(point)) for point in _TRANSLATED)}]"
)
"""Anything that folding changes: most texts have nothing of it."""
_BLANKS = re.compile(r"\s+")
_PUNCTUATION = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "【": "[", "】": "]", "〔": "[", "〕": "]"}
)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    point = ord(character)
    if 0xD800 <= point <= 0xDFFF:
        return "\ufffd"
    if point in _KANGXI or any(point in block for block in _COMPATIBILITY):
        return unicodedata.normalize("NFKC", character)
    return character


def fold(raw: str) -> str:
    """Text with look-alike characters replaced: Kangxi radicals, CJK compatibility forms, full-width digits.

    Half a surrogate pair, which no output can hold, becomes U+FFFD. Punctuation and ideographic spaces
    stay: they are part of how a figure was printed.
    """
    if _FOLDABLE.search(raw) is None:
        return raw
    folded = raw.translate(_TRANSLATED)
    return "".join(map(_fold_character, folded))


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The form in which wordings are compared: folded, NFKC, no blanks, one kind of quote and bracket."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", fold(text)).translate(_PUNCTUATION))
