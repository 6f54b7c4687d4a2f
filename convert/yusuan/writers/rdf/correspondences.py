"""Correspondences as Turtle: between years, between the economic classifications, and with COFOG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yusuan.vocabulary.changes import changes
from yusuan.vocabulary.tables import cofog, cofog_matches, economic_pairs
from yusuan.writers.rdf import schemes
from yusuan.writers.rdf.terms import dashed, english, iri, labels, literal, optional, statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ISSUED = "2025-01-01"
_COFOG = "cofog-1999"
_FUNCTIONAL, _DEPARTMENT, _GOVERNMENT = "func", "economic-department", "economic-government"
_KINDS = {
    "renamed": ("更名", "Renamed"),
    "replaced": ("撤销并由新科目取代", "Retired and replaced"),
    "retired": ("撤销", "Retired"),
    "introduced": ("新增", "Introduced"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """Source concepts, target concepts, and what is said of them."""

    tail: str
    sources: Sequence[str]
    targets: Sequence[str]
    said: Sequence[str] = ()


def _correspondence(name: str, zh: str, en: str, sides: Sequence[str], of: Sequence[Association]) -> str:
    made = [iri("correspondence", name, one.tail) for one in of]
    head = statement(
        iri("correspondence", name),
        "a xkos:Correspondence",
        f"skos:prefLabel {labels(zh, en)}",
        f'dct:issued "{_ISSUED}"^^xsd:date',
        f"xkos:compares {', '.join(sides)}",
        optional("xkos:madeOf", ", ".join(made)),
    )
    return head + "".join(
        statement(
            named,
            "a xkos:ConceptAssociation",
            optional("xkos:sourceConcept", ", ".join(one.sources)),
            optional("xkos:targetConcept", ", ".join(one.targets)),
            *one.said,
        )
        for named, one in zip(made, of, strict=True)
    )


def change_texts(scheme: str, year: int) -> Iterator[str]:
    """What changed in a classification from the year before to this one, and what is the same."""
    row = schemes.schemes()[scheme]
    old, new = str(year - 1), str(year)
    made = []
    for change in changes(row["source"], year):
        sources = [schemes.concept(scheme, code, old) for code in change.before]
        targets = [schemes.concept(scheme, code, new) for code in change.after]
        said = [f"yu:changeKind {literal(change.kind)}", f"rdfs:label {labels(*_KINDS[change.kind])}"]
        tail = f"{change.kind}-{(change.before or change.after)[0]}"
        made.append(Association(tail=tail, sources=sources, targets=targets, said=said))
        if change.kind in {"renamed", "replaced"}:
            match = "skos:closeMatch" if change.kind == "renamed" else "skos:relatedMatch"
            yield statement(sources[0], f"{match} {', '.join(targets)}")
    before, now = schemes.published(scheme, old), schemes.published(scheme, new)
    for code, concept in now.items():
        if before.get(code) == concept:
            twin = schemes.concept(scheme, code, old)
            yield statement(schemes.concept(scheme, code, new), f"skos:exactMatch {twin}")
    sides = [schemes.edition(scheme, old), schemes.edition(scheme, new)]
    yield from (schemes.edition_text(scheme, one) for one in (old, new))
    yield statement(sides[1], f"xkos:follows {sides[0]}")
    zh, en = f"{row['label_zh']}{old}年与{new}年对照", f"{row['label_en']}: {old} against {new}"
    yield _correspondence(f"{dashed(scheme)}-{old}-{new}", zh, en, sides, made)


def economic_text(year: str) -> str:
    """Department economic classes against government economic classes, by who pays."""
    have = [schemes.published(scheme, year) for scheme in (_DEPARTMENT, _GOVERNMENT)]
    made = [
        Association(
            tail=f"{pair.department}-{pair.government}-{dashed(pair.payer)}",
            sources=[schemes.concept(_DEPARTMENT, pair.department, year)],
            targets=[schemes.concept(_GOVERNMENT, pair.government, year)],
            said=[
                f"yu:payer {literal(pair.payer)}",
                f"yu:confidence {literal(pair.confidence)}",
                f"yu:evidence {english(pair.source)}",
            ],
        )
        for pair in economic_pairs()
        if pair.valid_in(int(year)) and pair.department in have[0] and pair.government in have[1]
    ]
    zh = f"{year}年部门预算与政府预算支出经济分类对照"
    en = f"Economic classification: departmental against government budgets, {year}"
    sides = [schemes.edition(scheme, year) for scheme in (_DEPARTMENT, _GOVERNMENT)]
    return _correspondence(f"economic-{year}", zh, en, sides, made)


def _cofog_class(code: str) -> str:
    return iri("codelist", _COFOG, code)


def cofog_texts() -> Iterator[str]:
    """COFOG 1999 as a scheme."""
    home = iri("codelist", _COFOG)
    found = cofog()
    top = [_cofog_class(code) for code, entry in found.items() if entry.parent is None]
    title = labels(
        "政府职能分类（联合国，1999年）", "Classification of the Functions of Government (COFOG 1999)"
    )
    said = "United Nations Statistics Division. Chinese names by the editors of yusuan."
    yield statement(
        home,
        "a skos:ConceptScheme",
        'skos:notation "COFOG-1999"',
        f"skos:prefLabel {title}",
        f"dct:title {title}",
        f"dct:description {english(said)}",
        'dct:issued "1999-01-01"^^xsd:date',
        f"skos:hasTopConcept {', '.join(top)}",
    )
    for code, entry in found.items():
        broader = entry.parent and _cofog_class(entry.parent)
        yield statement(
            _cofog_class(code),
            "a skos:Concept",
            f"skos:inScheme {home}",
            optional("skos:broader", broader) or f"skos:topConceptOf {home}",
            f"skos:notation {literal(code)}",
            f"skos:prefLabel {labels(entry.name_zh, entry.name_en)}",
        )


def cofog_match_texts(year: str) -> Iterator[str]:
    """The functional classification of a year against COFOG; what has no counterpart is said too."""
    have = schemes.published(_FUNCTIONAL, year)
    made = []
    for code, match in cofog_matches().items():
        if code not in have:
            continue
        source = schemes.concept(_FUNCTIONAL, code, year)
        targets = [_cofog_class(match.cofog)] if match.cofog else []
        said = [f"yu:confidence {literal(match.confidence)}"]
        said += [f"yu:reason {literal(match.reason)}"] * bool(match.reason)
        made.append(Association(tail=code, sources=[source], targets=targets, said=said))
        if match.cofog:
            yield statement(source, f"skos:{match.relation} {targets[0]}")
    zh = f"{year}年支出功能分类与联合国政府职能分类对照"
    en = f"Functional classification {year} against COFOG 1999"
    sides = [schemes.edition(_FUNCTIONAL, year), iri("codelist", _COFOG)]
    yield _correspondence(f"func-cofog-{year}", zh, en, sides, made)
