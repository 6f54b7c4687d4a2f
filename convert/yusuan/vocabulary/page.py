"""The page to browse the classifications: one HTML file that needs nothing else."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from yusuan.vocabulary.editions import FIRST, NEWEST
from yusuan.vocabulary.tables import (
    CLASSIFICATIONS,
    Concept,
    cofog,
    cofog_matches,
    concepts,
    economic_pairs,
    variants,
)

_MARK = "/*DATA*/null"
_TITLES = {
    "functional": ("支出功能分类", "Functional"),
    "economic_department": ("部门预算支出经济分类", "Economic (departments)"),
    "economic_government": ("政府预算支出经济分类", "Economic (government)"),
    "revenue": ("收入分类", "Revenue"),
    "cofog": ("联合国政府职能分类", "COFOG 1999"),
}


def page() -> str:
    """The page with the data of all years in it."""
    template = (files("yusuan.vocabulary") / "page.html").read_text(encoding="utf-8")
    data = json.dumps(_data(), ensure_ascii=False, separators=(",", ":"))
    return template.replace(_MARK, data.replace("</", "<\\/"))


def _data() -> dict[str, Any]:
    return {
        "years": [FIRST, NEWEST],
        "titles": _TITLES,
        "rows": {name: [_row(concept) for concept in concepts(name)] for name in CLASSIFICATIONS}
        | {"cofog": [[entry.code, entry.name_zh, entry.name_en, entry.parent] for entry in cofog().values()]},
        "matches": {
            match.code: [match.cofog, match.relation, match.reason] for match in cofog_matches().values()
        },
        "variants": {
            name: {code: [[v.name_zh, v.note] for v in found] for code, found in variants(name).items()}
            for name in CLASSIFICATIONS
        },
        "pairs": [
            [pair.department, pair.government, pair.payer, pair.valid_from, pair.valid_to]
            for pair in economic_pairs()
        ],
    }


def _row(concept: Concept) -> list[Any]:
    """What the page shows of a period, in the order that its script reads; blanks at the end are left out."""
    row = [
        *(concept.code, concept.name_zh, concept.name_en, concept.parent),
        *(concept.valid_from, concept.valid_to, concept.attested_documents, concept.confidence),
        *(concept.first_seen, concept.last_seen, " ".join(concept.replaced_by), concept.note),
    ]
    while not row[-1]:
        row.pop()
    return row
