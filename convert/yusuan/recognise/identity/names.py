"""Names of bodies: what is one, what is a placeholder, what is said after a name in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yusuan.recognise.identity.words import any_of, endings, words

#: No name of a public body is longer.
_LONGEST = 45
_NO_NAME = re.compile(r"[,。;:、!?%=<>\"']|\d{3,}|\d+\.\d|年度?")


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
    name, issuer_type = _without_qualifier(text.strip("-—_·.,:;、"))
    core = _unit_marks().sub("", name)
    if not 1 < len(core) <= _LONGEST or _NO_NAME.search(core) or core in words("nobody"):
        return None
    if core.startswith(tuple(words("opening"))) or not core.endswith(endings()):
        return None
    return Body(name, issuer_type)


def is_placeholder(text: str) -> bool:
    """Whether the name has blanks to be filled in, as in a template."""
    return any(mark in text for mark in words("placeholder"))


def _without_qualifier(text: str) -> tuple[str, str | None]:
    marked = _qualified().search(text)
    if marked is None:
        return text, None
    issuer_type = words("qualifier")[marked[1] or marked[2]]
    return (text if issuer_type == "unit" else text[: marked.start()]), issuer_type


@cache
def _qualified() -> re.Pattern[str]:
    unit = [wording for wording, value in words("qualifier").items() if value == "unit" and "本" in wording]
    return re.compile(rf"\(({any_of(words('qualifier'))})\)$|(?<=.{{4}})({any_of(unit)})$")


@cache
def _unit_marks() -> re.Pattern[str]:
    return re.compile(rf"\(?(?:{any_of(words('qualifier'))})\)$|{_qualified().pattern}")
