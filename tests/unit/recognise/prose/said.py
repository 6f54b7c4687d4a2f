"""Reads invented paragraphs as the prose of a disclosure."""

from __future__ import annotations

from dataclasses import dataclass

from yusuan.disclosure import Rectangle, Section, SectionParagraph, Statement
from yusuan.recognise.prose import Background, Prose, read_prose

ISSUER = "云桥区档案局"
YEAR = 2031


@dataclass(frozen=True)
class Named:
    """As much of a fact as the prose asks for."""

    unit_name: str | None = None
    project_name: str | None = None


def section(*paragraphs: str, name: str | None = None, boxes: tuple[Rectangle, ...] = ()) -> Section:
    """A section of these paragraphs; one with an ordinal and without a full stop is a heading."""
    made = tuple(
        SectionParagraph(
            text=text,
            role="body",
            page=1,
            bbox=boxes[n] if boxes else None,
            fragment=f"char={n},{n + 1}",
        )
        for n, text in enumerate(paragraphs)
    )
    return Section(
        section_id="d-s01",
        document_id="d",
        path=(),
        standard_name=name,
        page=1,
        text="\n".join(paragraphs),
        paragraphs=made,
    )


def read(*sections: Section, stage: str = "budget", facts: tuple[Named, ...] = ()) -> Prose:
    background = Background(document_id="d", issuer=ISSUER, fiscal_year=YEAR, stage=stage)
    return read_prose(sections, background, facts)  # type: ignore[arg-type]


def said(*paragraphs: str, stage: str = "budget", facts: tuple[Named, ...] = ()) -> tuple[Statement, ...]:
    """The statements of one section."""
    return read(section(*paragraphs), stage=stage, facts=facts).statements


DIMENSIONS = [
    "table_kind",
    "flow",
    "function_code",
    "economic_code",
    "government_economic_code",
    "fund",
    "nature",
    "portion",
    "origin",
    "item",
    "counted",
    "unit_name",
    "project_name",
    "qualifier",
]


def meaning(statement: Statement) -> str:
    """What a statement says, as `flow=revenue fund=_T`; nature and portion are left out where `_T`."""
    found = ((name, getattr(statement, name)) for name in DIMENSIONS)
    quiet = {("nature", "_T"), ("portion", "_T"), *((n, None) for n in DIMENSIONS)}
    return " ".join(f"{name}={value}" for name, value in found if (name, value) not in quiet)
