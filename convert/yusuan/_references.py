"""What no schema can say of a disclosure: ids are unique, references lead somewhere, counts are right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = tuple[tuple[str | int, ...], str]
"""A path and what is wrong there."""

_IDS = {
    "sections": "section_id",
    "tables": "table_id",
    "facts": "fact_id",
    "projects": "project_id",
    "targets": "target_id",
    "statements": "statement_id",
    "terms": "term_id",
    "checks": "check_id",
}
_REFERENCES = (
    ("sections", "table_ids", "tables"),
    ("facts", "table_id", "tables"),
    ("facts", "project_id", "projects"),
    ("projects", "form_id", "tables"),
    ("targets", "project_id", "projects"),
    ("targets", "form_id", "tables"),
    ("statements", "section_id", "sections"),
    ("statements", "relates_to", "statements"),
    ("statements", "compared_with", "statements"),
    ("statements", "part_of", "statements"),
    ("terms", "section_id", "sections"),
    ("checks", "fact_ids", "facts"),
    ("checks", "left_ids", "facts"),
    ("checks", "right_ids", "facts"),
    ("checks", "statement_ids", "statements"),
    ("not_understood", "table_id", "tables"),
)
_COUNTS = ("tables", "facts", "not_understood")
_STATUSES = ("verified", "contradicted", "unverified")


def faults(disclosure: dict[str, Any]) -> Iterator[Fault]:
    """What does not hold together in a disclosure that is valid against its schema."""
    ids = {part: [element[key] for element in disclosure[part]] for part, key in _IDS.items()}
    for part, key in _IDS.items():
        yield from _repeated(part, key, ids[part])
        yield from _strangers(part, disclosure)
    known = {part: set(found) for part, found in ids.items()}
    for part, key, target in _REFERENCES:
        yield from _dangling(disclosure[part], part, key, known[target])
    for number, project in enumerate(disclosure["projects"]):
        for path, message in _dangling(project["funding"], "funding", "fact_id", known["facts"]):
            yield ("projects", number, *path), message
    yield from _outside(disclosure)
    yield from _miscounted(disclosure)


def _repeated(part: str, key: str, ids: list[str]) -> Iterator[Fault]:
    if len(set(ids)) < len(ids):
        seen: set[str] = set()
        for number, found in enumerate(ids):
            if found in seen:
                yield (part, number, key), f"{found!r} stands here a second time"
            seen.add(found)


def _strangers(part: str, disclosure: dict[str, Any]) -> Iterator[Fault]:
    own = disclosure["document"]["document_id"]
    for number, element in enumerate(disclosure[part]):
        if element["document_id"] != own:
            yield (part, number, "document_id"), f"{element['document_id']!r} is not this document, {own!r}"


def _dangling(elements: list[dict[str, Any]], part: str, key: str, known: set[str]) -> Iterator[Fault]:
    for number, element in enumerate(elements):
        found = element.get(key, [])
        for wanted in [found] if isinstance(found, str) else found:
            if wanted not in known:
                yield (part, number, key), f"{wanted!r} leads nowhere"


def _outside(disclosure: dict[str, Any]) -> Iterator[Fault]:
    sizes = {table["table_id"]: (table["rows"], table["columns"]) for table in disclosure["tables"]}
    for number, fact in enumerate(disclosure["facts"]):
        rows, columns = sizes.get(fact["table_id"], (fact["row"] + 1, fact["column"] + 1))
        if fact["row"] >= rows or fact["column"] >= columns:
            yield ("facts", number), f"row {fact['row']}, column {fact['column']} lies outside its table"


def _miscounted(disclosure: dict[str, Any]) -> Iterator[Fault]:
    document = disclosure["document"]
    statuses = Counter(fact["status"] for fact in disclosure["facts"])
    kinds = Counter(table["kind"] for table in disclosure["tables"])
    true = {name: len(disclosure[name]) for name in _COUNTS}
    true |= {name: statuses[name] for name in _STATUSES}
    true["unrecognised_tables"] = kinds["unrecognised"]
    for name, count in true.items():
        if document[name] != count:
            yield ("document", name), f"{document[name]} is said, {count} are there"
