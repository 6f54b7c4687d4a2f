"""Names of bodies: what is one, what is a placeholder, what is said after a name in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yusuan.recognise.identity.words import any_of, endings, words

#: No name of a public body is longer.
_LONGEST = 45
#: The budget's code of a body may be printed before its name.
_CODE = re.compile(r"^[\[(]?\d{3,}[\])]?[-_.]?(?=[\u4e00-\u9fff]{2})")
_NO_NAME = re.compile(r"[,。;:、!?%=<>\"']|20\d\d|\d{6,}|\d\.\d|[\d某]年|年度")
#: Another name of the body in brackets: 某市某局(某市某办).
_OTHER_NAME = re.compile(r"\(([^()]{2,30})\)$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named; `issuer_type` where a bracket after the name tells it: (本级) or (汇总)."""

    name: str
    issuer_type: str | None = None


def body_of(text: str) -> Body | None:
    """The body that a plain text names whole, else None.

    What marks a unit of the department stays in the name, (本级): it is another body than the department.
    What says that its units are counted in does not, (汇总).
    """
    name, issuer_type = _without_qualifier(_CODE.sub("", text.strip("-—_·.,:;、")))
    core = _qualified().sub("", name)
    if (other := _OTHER_NAME.search(core)) and other[1].endswith(endings()):
        core = core[: other.start()]
    if not 1 < len(core) <= _LONGEST or _NO_NAME.search(core) or core in words("nobody"):
        return None
    if core.startswith(tuple(words("opening"))) or _never().search(core) or not core.endswith(endings()):
        return None
    return Body(name, issuer_type)


@cache
def _never() -> re.Pattern[str]:
    """Words of a sentence: what holds one is no name."""
    return re.compile(any_of(words("never")))


def is_placeholder(text: str) -> bool:
    """Whether the name has blanks to be filled in, as in a template."""
    return any(mark in text for mark in words("placeholder"))


def _without_qualifier(text: str) -> tuple[str, str | None]:
    marked = _qualified().search(text)
    if marked is None:
        return text, None
    issuer_type = words("qualifier").get(marked[1]) or words("suffix")[marked[2]]
    return (text if issuer_type == "unit" else text[: marked.start()]), issuer_type


@cache
def _qualified() -> re.Pattern[str]:
    return re.compile(rf"\(({any_of(words('qualifier'))})\)$|(?<=..)({any_of(words('suffix'))})$")
