"""What the Turtle says is what the disclosure says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from yusuan.writers.json import text as json_text
from yusuan.writers.rdf import turtle, write
from yusuan.writers.rdf.terms import iri, literal, measured, number, resource, yuan

if TYPE_CHECKING:
    from yusuan.disclosure import Disclosure, Fact, Table

Load = Callable[..., ox.Store]
PREFIXES = """
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX r: <https://w3id.org/yusuan/id/>
PREFIX yu: <https://w3id.org/yusuan/def/>
PREFIX dim: <https://w3id.org/yusuan/def/dimension/>
PREFIX att: <https://w3id.org/yusuan/def/attribute/>
PREFIX mea: <https://w3id.org/yusuan/def/measure/>
PREFIX func: <https://w3id.org/yusuan/codelist/func/>
"""
AWKWARD = '引号"与\'反斜杠\\ 换行\n回车\r制表\t【方】（圆）\u3000空 😀 \x07\x1f "@zh .'


def rows(store: ox.Store, where: str, *names: str) -> list[tuple[str, ...]]:
    """The values of the named variables, sorted."""
    found = store.query(f"{PREFIXES} SELECT {' '.join(f'?{name}' for name in names)} {{ {where} }}")
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(row[name].value for name in names) for row in found)


def test_both_parsers_read_the_same_number_of_triples(disclosure: Disclosure, load: Load) -> None:
    text = "".join(turtle(disclosure))
    assert len(load(text)) == len(rdflib.Graph().parse(data=text, format="turtle"))


def test_two_runs_give_the_same_bytes(disclosure: Disclosure) -> None:
    first, second = io.StringIO(), io.StringIO()
    write(disclosure, first)
    write(disclosure, second)
    assert first.getvalue() == second.getvalue()


def test_every_amount_is_an_observation_under_its_own_id(disclosure: Disclosure) -> None:
    """Read with the parser alone, because a store may shorten 300.00 to 300."""
    amount = "https://w3id.org/yusuan/def/measure/amount"
    text = "".join(turtle(disclosure)).encode()
    found = {
        (str(quad.subject), str(quad.object))
        for quad in ox.parse(text, ox.RdfFormat.TURTLE)
        if quad.predicate.value == amount
    }
    money = [fact for fact in disclosure.facts if fact.amount is not None]
    decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    assert found == {
        (f"<https://w3id.org/yusuan/id/{fact.fact_id}>", f'"{fact.amount + 0:.2f}"{decimal}')
        for fact in money
        if fact.amount is not None
    }


def test_sum_of_a_table_is_the_sum_of_its_facts(big_disclosure: Disclosure, load: Load) -> None:
    ask = "SELECT (SUM(?v) AS ?s) { ?o qb:dataSet r:d0-t2 ; mea:amount ?v }"
    found = load(big_disclosure).query(PREFIXES + ask)
    assert isinstance(found, ox.QuerySolutions)
    assert Decimal(next(found)["s"].value) == sum(fact.amount or 0 for fact in big_disclosure.facts)


def test_ratio_is_a_figure_outside_the_cube(disclosure: Disclosure, load: Load) -> None:
    where = "?f a yu:Figure ; att:printed ?p ; yu:table r:d0-t2 . FILTER NOT EXISTS { ?f a qb:Observation }"
    assert rows(load(disclosure), where, "p") == [("-12.5%",)]


def test_total_row_has_t_and_unlisted_code_its_own_concept(disclosure: Disclosure, load: Load) -> None:
    store = load(disclosure)
    assert rows(store, "r:d0-t2-r1c2 dim:function ?c", "c") == [("https://w3id.org/yusuan/codelist/func/_T",)]
    where = "r:d0-t2-r3c2 dim:function ?c . ?c a yu:UnlistedConcept ; skos:prefLabel ?l ; skos:broader ?b"
    own = "https://w3id.org/yusuan/id/d0/func/2050277"
    assert rows(store, where, "c", "l", "b") == [
        (own, "没有的科目", "https://w3id.org/yusuan/codelist/func/2024/20502")
    ]


def test_unlisted_code_is_below_an_unlisted_one_of_the_document(
    disclosure: Disclosure, make_fact: Callable[..., Fact], load: Load
) -> None:
    codes = ("2057701", "20577", "9990101")
    facts = tuple(make_fact("t2", row, 1, "1", function_code=code) for row, code in enumerate(codes))
    store = load(replace(disclosure, facts=facts))
    assert rows(
        store, "?c a yu:UnlistedConcept ; skos:notation ?n ; skos:broader/skos:notation ?b", "n", "b"
    ) == [
        ("20577", "205"),
        ("2057701", "20577"),
    ]


def test_name_of_an_unlisted_code_is_only_taken_where_it_is_sure(
    disclosure: Disclosure, make_fact: Callable[..., Fact], load: Load
) -> None:
    joint = make_fact("t2", 1, 1, "1", economic_code="30177", government_economic_code="50177", label="名称")
    store = load(replace(disclosure, facts=(joint,)))
    assert rows(store, "?c a yu:UnlistedConcept ; skos:prefLabel ?l", "l") == [("30177",), ("50177",)]


def test_every_code_that_the_writer_adds_is_in_a_list_with_labels(
    disclosure: Disclosure, make_fact: Callable[..., Fact], load: Load
) -> None:
    """`_T`, `_U` and `_Z` stand in for what a fact does not say; a code of no list is the document's own."""
    nothing = {"flow": None, "stage": None, "reference_stage": None, "reference_year": None}
    kinds = ("three_public", "performance_targets", "revenue_summary", "general_budget_basic_expenditure")
    facts = tuple(make_fact(f"t{n}", 1, 1, "1", table_kind=kind, **nothing) for n, kind in enumerate(kinds))
    tables = tuple(
        replace(disclosure.tables[0], table_id=f"d0-t{n}", kind=kind) for n, kind in enumerate(kinds)
    )
    store = load(replace(disclosure, tables=tables, facts=facts))
    assert rows(store, "?c a yu:UnlistedConcept", "c") == []
    bare = (
        "?c a skos:Concept . FILTER NOT EXISTS { ?c skos:prefLabel ?l FILTER(LANGMATCHES(LANG(?l), 'en')) }"
    )
    assert rows(store, bare, "c") == []


def test_code_of_no_code_list_is_kept(
    disclosure: Disclosure, make_fact: Callable[..., Fact], load: Load
) -> None:
    store = load(replace(disclosure, facts=(make_fact("t1", 1, 1, "1", fund="new fund"),)))
    where = "?o dim:fund ?c . ?c a yu:UnlistedConcept ; skos:notation ?n ; skos:inScheme ?s"
    scheme = "https://w3id.org/yusuan/codelist/fund"
    assert rows(store, where, "c", "n", "s") == [
        ("https://w3id.org/yusuan/id/d0/fund/new%20fund", "new fund", scheme)
    ]


def test_lines_of_a_two_sided_table_and_their_parents(disclosure: Disclosure, load: Load) -> None:
    store = load(disclosure)
    labels = rows(store, "?n yu:table r:d0-t1 ; yu:row 1 ; rdfs:label ?l", "l")
    assert labels == [("一般公共预算",), ("教育支出",)]
    where = "r:d0-t2-r2c2 dim:line ?n . ?n yu:parentLine ?p ; yu:printedLabel ?l . ?p rdfs:label ?q"
    assert rows(store, where, "l", "q") == [("　小学教育", "合计")]


def test_parent_line_is_not_guessed(
    make_fact: Callable[..., Fact], disclosure: Disclosure, load: Load
) -> None:
    facts = (
        make_fact("t1", 1, 1, "1", label="左"),
        make_fact("t1", 1, 3, "1", label="右"),
        make_fact("t1", 2, 3, "1", label="右下", parent_row=1),
        make_fact("t1", 2, 5, "1", label="不明", parent_row=1),
        make_fact("t1", 3, 5, "1", label="无行", parent_row=77),
    )
    where = "?n yu:parentLine ?p ; rdfs:label ?l . ?p rdfs:label ?q"
    assert rows(load(replace(disclosure, facts=facts)), where, "l", "q") == [("右下", "右")]


@pytest.mark.parametrize(
    ("fragment", "standard"),
    [
        ("page=3&viewrect=1.0,2.0,3.0,4.0", "http://tools.ietf.org/rfc/rfc3778"),
        ("char=10,14", "http://tools.ietf.org/rfc/rfc5147"),
        ("Sheet1!B4", None),
    ],
)
def test_place(fragment: str, standard: str | None, disclosure: Disclosure, load: Load) -> None:
    facts = tuple(replace(fact, fragment=fragment) for fact in disclosure.facts)
    store = load(replace(disclosure, facts=facts))
    where = "r:d0-t1-r1c1 prov:wasDerivedFrom/oa:hasSelector ?s . ?s a oa:FragmentSelector ; rdf:value ?v"
    assert rows(store, where, "v") == [(fragment,)]
    expected = [(standard,)] if standard else []
    assert rows(store, f"{where} ; dct:conformsTo ?c", "c") == expected


def test_check(disclosure: Disclosure, load: Load) -> None:
    store = load(disclosure)
    numbers = "r:d0-k1 yu:left ?a ; yu:right ?b ; yu:gap ?c ; yu:tolerance ?d"
    assert rows(store, numbers, "a", "b", "c", "d") == [("300", "299.995", "0.005", "0.0025")]
    terms = "r:d0-k1 yu:rightTerm ?f . ?f mea:amount ?v"
    assert rows(store, terms, "v") == [("100",), ("200",)]
    assert rows(store, "r:d0-k1 yu:concerns ?f", "f") == [("https://w3id.org/yusuan/id/d0-t2-r2c2",)]
    messages = "r:d0-k1 yu:message ?m . BIND(LCASE(LANG(?m)) AS ?l)"
    assert rows(store, messages, "l", "m") == [
        ("en", "The total is not the sum"),
        ("zh-hans", "合计与各项之和不符"),
    ]


def test_project_with_its_money_and_targets(disclosure: Disclosure, load: Load) -> None:
    store = load(disclosure)
    money = (
        "r:p1 yu:funding ?f . ?f yu:fundingSource/skos:notation ?s ; yu:amount ?a ; yu:figure/mea:amount ?v"
    )
    assert rows(store, money, "s", "a", "v") == [
        ("general_public_budget", "90", "90"),
        ("local_funds", "80", "80"),
    ]
    target = "?t yu:ofProject r:p1 ; yu:operator/skos:notation ?o ; yu:number ?n ; yu:unit ?u ; yu:level3 ?l"
    assert rows(store, target, "o", "n", "u", "l") == [("ge", "95.5", "%", "合格率")]
    assert rows(store, "r:p1 yu:text/yu:value ?v", "v") == [("依据",)]
    undeclared = "r:d0-t3-second dim:project ?p . ?p a yu:Project"
    assert rows(store, undeclared, "p") == [("https://w3id.org/yusuan/id/p9",)]


def test_unit_is_one_organisation_below_the_issuer(disclosure: Disclosure, load: Load) -> None:
    where = "?o qb:dataSet r:d0-t3 ; dim:organization ?u . ?u org:subOrganizationOf ?i . ?i skos:prefLabel ?l"
    found = rows(load(disclosure), where, "u", "l")
    assert set(found) == {("https://w3id.org/yusuan/id/d0/organisation/901002", "青禾县示例局")}
    assert len(found) == 4


def test_awkward_text_comes_back(
    disclosure: Disclosure, make_table: Callable[..., Table], load: Load
) -> None:
    odd = replace(
        disclosure, tables=(make_table("t", "unrecognised", note=AWKWARD, title=AWKWARD),), facts=()
    )
    assert rows(
        load(odd), "r:d0-t yu:note ?n ; rdfs:label ?l . FILTER(LANGMATCHES(LANG(?l), 'zh'))", "n", "l"
    ) == [(AWKWARD, AWKWARD)]
    graph = rdflib.Graph().parse(data="".join(turtle(odd)), format="turtle")
    note = rdflib.URIRef("https://w3id.org/yusuan/def/note")
    assert [str(value) for value in graph.objects(None, note)] == [AWKWARD]


def test_what_no_file_can_hold_becomes_a_replacement_character() -> None:
    assert literal("a\ud800b\x00c\uffff") == '"a\ufffdb\ufffdc\ufffd"'


def test_ids_are_the_last_segment_of_their_iri() -> None:
    assert resource("d0-t1-r2c3") == "r:d0-t1-r2c3"
    assert resource("a/b 表") == "<https://w3id.org/yusuan/id/a%2Fb%20%E8%A1%A8>"
    assert resource("a/b", "c") == "<https://w3id.org/yusuan/id/a%2Fb/c>"
    assert resource("a.b") == "<https://w3id.org/yusuan/id/a.b>"
    assert iri("id", 'x>"') == "<https://w3id.org/yusuan/id/x%3E%22>"


@pytest.mark.parametrize(
    "amount", ["0", "-0.00", "47070900", "1E+3", "-12.5", "0.01", "999999999999999999.99"]
)
def test_money_is_as_in_the_json(amount: str, disclosure: Disclosure) -> None:
    only = replace(disclosure.facts[0], amount=Decimal(amount))
    found = re.search(r'"amount":\s*"([^"]*)"', json_text(replace(disclosure, facts=(only,), projects=())))
    assert found
    assert yuan(Decimal(amount)) == found[1]
    assert re.fullmatch(r"-?\d+\.\d\d", found[1])


@pytest.mark.parametrize("value", ["0", "-0.000", "5", "-0.5", "100", "0.0050", "1E+3", "12.3456785"])
def test_target_value_is_as_in_the_json(value: str, disclosure: Disclosure) -> None:
    only = replace(disclosure.targets[0], value=Decimal(value))
    found = re.search(r'"value":\s*"([^"]*)"', json_text(replace(disclosure, targets=(only,))))
    assert found
    assert number(Decimal(value)) == f'"{found[1]}"^^xsd:decimal'


@pytest.mark.parametrize("value", ["0", "-0.000", "5", "-0.5", "0.0050", "1E+3", "12.345678", "12.3456785"])
def test_sides_of_a_check_are_as_in_the_json(value: str, disclosure: Disclosure) -> None:
    only = replace(disclosure.checks[0], left=Decimal(value))
    found = re.search(r'"left":\s*"([^"]*)"', json_text(replace(disclosure, checks=(only,))))
    assert found
    assert measured(Decimal(value)) == found[1]
