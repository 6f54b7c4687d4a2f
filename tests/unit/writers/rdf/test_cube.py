"""The data cube of a document is well-formed, whatever its tables hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from yusuan import _data
from yusuan.writers.rdf import turtle, vocabulary

if TYPE_CHECKING:
    from yusuan.disclosure import Disclosure, DocumentRecord, Fact, Table

KINDS = [row["code"] for row in _data.codelist("table_kind")]
Load = Callable[..., ox.Store]
Violations = Callable[[ox.Store], list[str]]


def test_alone(disclosure: Disclosure, load: Load, violations: Violations) -> None:
    assert violations(load(disclosure)) == []


def test_with_the_vocabulary(disclosure: Disclosure, load: Load, violations: Violations) -> None:
    assert violations(load(disclosure, *(text for _, text in vocabulary(2024)))) == []


def test_large(big_disclosure: Disclosure, load: Load, violations: Violations) -> None:
    assert violations(load(big_disclosure)) == []


def test_declarations_repeat_the_vocabulary(disclosure: Disclosure, load: Load) -> None:
    """A document adds nothing to a concept, component or structure that the vocabulary has."""
    published = load(*(text for _, text in vocabulary(2024)))
    of_document = load(disclosure)
    subjects = {quad.subject for quad in published}
    shared = [quad for quad in of_document if quad.subject in subjects]
    assert len(shared) > 500
    assert [quad for quad in shared if quad not in published] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(
    kind: str,
    make_fact: Callable[..., Fact],
    make_table: Callable[..., Table],
    make_small: Callable[..., Disclosure],
    load: Load,
    violations: Violations,
) -> None:
    """Rows of every role and coding, also ones that do not belong in a table of the kind."""
    rows = (
        {"row_role": "total"},
        {"function_code": "205", "row_role": "subtotal"},
        {"function_code": "9999999"},
        {"economic_code": "30101", "government_economic_code": "50101"},
        {"revenue_code": "103"},
        {"item": "goods", "qualifier": "reserved_for_smes"},
        {"project_id": "p1", "project_name": "同名项目", "period": "whole"},
        {"flow": None, "stage": None, "reference_stage": None, "reference_year": None, "unit": None},
    )
    facts = tuple(make_fact("t", n, 1, "1.00", table_kind=kind, **row) for n, row in enumerate(rows))  # type: ignore[arg-type]
    store = load(make_small(tables=(make_table("t", kind),), facts=facts))
    assert violations(store) == []


def test_coinciding_figures_are_told_apart(
    make_fact: Callable[..., Fact],
    make_table: Callable[..., Table],
    make_small: Callable[..., Disclosure],
    load: Load,
    violations: Violations,
) -> None:
    """Stacked units repeat a row; two columns mean the same; two figures stand in one cell."""
    facts = (
        make_fact("t", 1, 1, "1.00", label="合计", row_role="total"),
        make_fact("t", 2, 1, "1.00", label="合计", row_role="total"),
        make_fact("t", 2, 2, "1.00", label="合计", row_role="total"),
        make_fact("t", 2, 2, "1.00", label="合计", row_role="total", fact_id="twin"),
        make_fact("t", 3, 2, "1.00", label="总计", row_role="grand_total"),
    )
    store = load(make_small(tables=(make_table("t", "revenue_summary"),), facts=facts))
    assert violations(store) == []
    assert _count(store, "?o a qb:Observation ; dim:column ?c") == len(facts)


def test_no_column_where_lines_suffice(big_disclosure: Disclosure, load: Load) -> None:
    assert _count(load(big_disclosure), "?o dim:column ?c") == 0


def test_constraints_find_what_is_wrong(
    big_disclosure: Disclosure, load: Load, violations: Violations
) -> None:
    """The judge itself is judged: each damage is found by its constraint."""
    text = "".join(turtle(big_disclosure))
    damages = {
        "ic-01": (" ; qb:dataSet r:d0-t2 ; mea", " ; qb:dataSet r:d0-t2, r:d0-t3 ; mea"),
        "ic-02": ("qb:structure dsd:unrecognised", "qb:structure dsd:unrecognised, dsd:three-public"),
        "ic-11": (" ; dim:fund fund:general_public_budget", ""),
        "ic-13": (" ; att:currency currency:CNY", ""),
        "ic-14": ("; mea:amount 7919.01", ""),
        "ic-19": ("dim:nature nature:basic", "dim:nature nature:invented"),
        "IC-12 <https://w3id.org/yusuan/id/d0-t2>": ("dim:nature nature:basic", "dim:nature nature:_T"),
    }
    for name, (before, after) in damages.items():
        assert before in text
        assert name in violations(load(text.replace(before, after)))


def test_unknown_year_issuer_and_kind(
    disclosure: Disclosure, make_record: Callable[..., DocumentRecord], load: Load, violations: Violations
) -> None:
    facts = tuple(replace(f, fiscal_year=None, issuer=None) for f in disclosure.facts)
    bare = make_record(
        fiscal_year=None, issuer=None, issuer_type=None, stage=None, title=None, division_code=None
    )
    tables = (*disclosure.tables, replace(disclosure.tables[0], table_id="t", kind="new_kind", pages=()))
    store = load(replace(disclosure, document=bare, facts=facts, tables=tables))
    assert violations(store) == []


def _count(store: ox.Store, pattern: str) -> int:
    prefixes = (
        "PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX dim: <https://w3id.org/yusuan/def/dimension/> "
    )
    found = store.query(f"{prefixes} SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
    assert isinstance(found, ox.QuerySolutions)
    return int(next(found)["n"].value)
