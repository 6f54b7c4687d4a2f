"""How the meanings of figures are put together, compared and passed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yusuan._records import replace
from yusuan.recognise.codes import parents
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.subjects import CLASSIFIED, Subject, includes

Dimensions = Mapping[str, str]

SIDES = ("revenue", "expenditure")
_PLAIN_TOTAL = frozenset({"flow", "origin"})
_ECONOMIC = frozenset({"economic_code", "government_economic_code"})
_WHOSE = frozenset({"fund", "unit_name"})
"""What holds for both sides of the budget: whose money it is."""
_OF_ALL = frozenset({"nature", "portion"})
_DETAIL = CLASSIFIED | {"nature", "portion", "item", "table_kind", "qualifier", "origin", "project_name"}


def merged(around: Dimensions, own: Dimensions) -> dict[str, str]:
    """What is said of a figure and around it, taken together: its own words win.

    What no longer fits is dropped: another side of the budget, table or class has details of its own.
    """
    kept = dict(around)
    if _turns(around, own, "flow") or _turns(around, own, "table_kind"):
        for name in _DETAIL - own.keys():
            kept.pop(name, None)
    if "nature" in own and "portion" not in own:
        kept.pop("portion", None)
    if own.keys() & CLASSIFIED:
        for name in CLASSIFIED:
            kept.pop(name, None)
    return {**kept, **own}


def _turns(around: Dimensions, own: Dimensions, name: str) -> bool:
    return name in own and name in around and own[name] != around[name] != "both"


def common(drafts: tuple[Draft, ...]) -> dict[str, str]:
    """What several figures have in common, without what is `_T` because nothing was said of it."""
    if not drafts:
        return {}
    first, *rest = drafts
    said = {k: v for k, v in first.dimensions.items() if all(d.dimensions.get(k) == v for d in rest)}
    return {k: v for k, v in said.items() if k not in _OF_ALL or v != "_T"}


def sides(draft: Draft, dimensions: Dimensions) -> tuple[Draft, ...]:
    """One statement for each side of the budget that a figure stands for."""
    said = {k: v for k, v in dimensions.items() if k != "scheme"}
    flows = SIDES if said.get("flow") == "both" else (said.get("flow"),)
    meant = ({**said, "flow": flow} if flow else said for flow in flows)
    return tuple(replace(draft, dimensions=completed(one)) for one in meant)


def completed(said: Dimensions) -> Dimensions:
    """What a sentence leaves unsaid is meant as a whole: all natures, and for a plain total all funds.

    Not so for a class of the economic classification: tables show it for basic expenditure alone, or for all.
    """
    if not said:
        return said
    full = dict(said)
    if full.keys() <= _PLAIN_TOTAL and "flow" in full:
        full["fund"] = "_T"
    if not full.keys() & _ECONOMIC:
        full = {**dict.fromkeys(_OF_ALL, "_T"), **full}
    return full


def like(draft: Draft, source: Draft) -> Draft:
    """A figure about the same subject as another."""
    return replace(
        draft,
        dimensions=source.dimensions,
        unit_name=source.unit_name,
        counted=source.counted,
        year=source.year,
        stage=source.stage,
        not_understood=source.not_understood,
    )


def carried(said: Subject, before: Dimensions, other: Subject) -> Subject:
    """What a phrase says with the dimensions of what was spoken of before it."""
    kept = {k: v for k, v in before.items() if k != "qualifier" or v == "procurement"}
    if said.side and (kept.get("flow", said.side) != said.side or kept.get("origin") == "carryover"):
        kept = {**{k: v for k, v in kept.items() if k in _WHOSE}, "flow": said.side}
    return Subject(
        {**kept, **said.dimensions},
        said.year if said.year is not None else other.year,
        said.relative_year if said.relative_year is not None else other.relative_year,
        said.stage or other.stage,
        said.unit or other.unit,
    )


def is_part(draft: Draft, whole: Draft) -> bool:
    """Whether a figure can be a part of another: it says the same or something narrower in every respect."""
    if draft is whole or not whole.dimensions or draft.dimensions == whole.dimensions:
        return False
    return all(_is_narrower(draft.dimensions.get(k), v, k) for k, v in whole.dimensions.items())


def _is_narrower(value: str | None, whole: str, dimension: str) -> bool:
    if whole in {"_T", value}:
        return True
    if dimension in CLASSIFIED:
        return value is not None and whole in parents(value)
    return value is not None and includes(dimension, whole, value)


def same_subject(one: Draft, other: Draft, but: tuple[str, ...] = ()) -> bool:
    """Whether two figures are about the same, apart from the dimensions in `but`."""
    said, told = ({k: v for k, v in d.dimensions.items() if k not in but} for d in (one, other))
    return said == told and one.unit_name == other.unit_name and bool(said)


def told_by(draft: Draft) -> Iterator[str]:
    """The dimensions in which a figure is narrower than a total; its origin is not counted."""
    return (k for k, v in draft.dimensions.items() if v != "_T" and k != "origin")
