"""Names of organisations, told by how they end."""

from __future__ import annotations

import re
from functools import cache

from yusuan import _data
from yusuan.text import plain


def is_organisation(name: str) -> bool:
    """Whether a name ends as those of organisations do (vocab/lexicon/organisation_endings.csv)."""
    return bool(_ending().search(plain(name)))


@cache
def _ending() -> re.Pattern[str]:
    """The endings, with or without something in brackets behind them (本级, another name of the body)."""
    endings = "|".join(re.escape(plain(row["wording"])) for row in _data.lexicon("organisation_endings"))
    return re.compile(rf"(?:{endings})(?:\([^()]*\))?$")
