"""The SPARQL cookbook against the made-up disclosure of two departments; its facts are the oracle."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from yusuan.conversion import understand
from yusuan.disclosure import Disclosure, Fact, Project
from yusuan.vocabulary.tables import cofog_matches, economic_pairs
from yusuan.writers.rdf import turtle, vocabulary

EXAMPLES = Path(__file__).parents[3] / "examples"
COOKBOOK = EXAMPLES / "cookbook"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of the made-up disclosure, and of the same for another department, by file name."""
    text = (EXAMPLES / "balanced" / "disclosure.txt").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("cookbook")
    texts = {"one.txt": text, "two.txt": text.replace("档案局", "地震局")}
    for name, content in texts.items():
        (folder / name).write_text(content, encoding="utf-8")
    texts["folder"] = str(folder)
    return texts


@pytest.fixture(scope="module")
def disclosures(sources: dict[str, str]) -> list[Disclosure]:
    return [understand(Path(sources["folder"]) / name) for name in ("one.txt", "two.txt")]


@pytest.fixture(scope="module")
def store(disclosures: list[Disclosure]) -> ox.Store:
    loaded = ox.Store()
    for text in ("".join(map("".join, map(turtle, disclosures))), *(text for _, text in vocabulary(2024))):
        loaded.load(text.encode(), ox.RdfFormat.TURTLE)
    return loaded


def ask(store: ox.Store, name: str) -> Rows:
    found = store.query((COOKBOOK / f"{name}.rq").read_text(encoding="utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in found]


def summed(disclosures: list[Disclosure], digits: int) -> list[Fact]:
    """The figures of the summary of expenditure that are totals but for a code of so many digits."""
    return [
        fact
        for disclosure in disclosures
        for fact in disclosure.facts
        if fact.table_kind == "expenditure_summary"
        and (fact.nature, fact.fund, fact.origin, fact.measure) == ("_T", "_T", "_T", "amount")
        and len(fact.function_code or "") == digits
    ]


def test_spending_by_class(store: ox.Store, disclosures: list[Disclosure]) -> None:
    wanted: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for fact in summed(disclosures, 3):
        wanted[fact.issuer or "", fact.function_code or ""] += fact.amount or 0
    found = ask(store, "spending_by_class")
    assert {(row["department"], row["code"]): Decimal(row["total"]) for row in found} == wanted
    assert len({row["department"] for row in found}) == 2
    assert {row["class"] for row in found} >= {"社会保障和就业支出", "住房保障支出"}


def test_spending_by_cofog_division(store: ox.Store, disclosures: list[Disclosure]) -> None:
    wanted: defaultdict[str, Decimal] = defaultdict(Decimal)
    for fact in summed(disclosures, 5):
        match = cofog_matches()[fact.function_code or ""]
        wanted[(match.cofog or "")[:2]] += fact.amount or 0
    found = ask(store, "spending_by_cofog")
    assert {row.get("division", ""): Decimal(row["total"]) for row in found} == wanted
    assert {"01", "10"} <= set(wanted)


def test_history_of_a_code() -> None:
    years = ox.Store()
    for name, text in vocabulary(2018, 2019, 2020, 2021):
        if name.startswith("func-20"):
            years.load(text.encode(), ox.RdfFormat.TURTLE)
    found = [(row["name"], row["first"], row["last"]) for row in ask(years, "history_of_a_code")]
    assert found == [("行政事业单位离退休", "2018", "2019"), ("行政事业单位养老支出", "2020", "2021")]


def test_department_against_government(store: ox.Store) -> None:
    pairs = {(pair.department, pair.government) for pair in economic_pairs() if pair.valid_in(2024)}
    found = ask(store, "department_against_government")
    assert len(found) > 5
    for row in found:
        assert (row["corresponds"] == "true") == ((row["department"], row["government"]) in pairs)
    assert sum(row["corresponds"] == "true" for row in found) > len(found) / 2


def test_project_with_targets(store: ox.Store, disclosures: list[Disclosure]) -> None:
    annual = [t for disclosure in disclosures for t in disclosure.targets if t.period == "annual"]
    found = ask(store, "project_with_targets")
    assert sorted(row["value"] for row in found) == sorted(t.value_raw or "" for t in annual)
    assert all(row["name"] for row in found)
    money = {project.project_id: _annual(project) for d in disclosures for project in d.projects}
    assert any(money.values())
    for row in found:
        said = {Decimal(amount) for amount in row.get("yuan", "").split()}
        assert said == money.get(row["project"].rpartition("/")[2], set())


def _annual(project: Project) -> set[Decimal]:
    """What a project gets in the year from all sources, as the table and the form say."""
    return {
        funding.amount
        for funding in project.funding
        if (funding.period, funding.source, funding.origin) == ("annual", "_T", "_T")
    }


def test_classes_are_added_up_where_a_table_prints_only_what_is_below(
    sources: dict[str, str], tmp_path: Path
) -> None:
    before, title, rest = sources["one.txt"].partition("2024年预算支出总表")
    table, end, after = rest.partition("预算公开表4")
    lines = [line for line in table.splitlines() if not re.match(r"\d{3}(\d\d)?\t", line)]
    assert len(lines) < len(table.splitlines())
    file = tmp_path / "leaves.txt"
    file.write_text(f"{before}{title}" + "\n".join(lines) + f"\n{end}{after}", encoding="utf-8")
    whole, leaves = (_store(understand(path)) for path in (Path(sources["folder"]) / "one.txt", file))
    for query in ("spending_by_class", "spending_by_cofog"):
        totals = [sorted(row["total"] for row in ask(store, query)) for store in (whole, leaves)]
        assert totals[0] == totals[1] != []


def _store(disclosure: Disclosure) -> ox.Store:
    loaded = ox.Store()
    for text in ("".join(turtle(disclosure)), *(text for _, text in vocabulary(2024))):
        loaded.load(text.encode(), ox.RdfFormat.TURTLE)
    return loaded


def test_a_figure_is_traced_to_its_characters(store: ox.Store, sources: dict[str, str]) -> None:
    found = ask(store, "trace_a_figure")
    assert len(found) > 300
    for row in found:
        first, last = row["fragment"].removeprefix("char=").split(",")
        assert row["printed"] in sources[row["file"]][int(first) : int(last)]


def test_every_query_is_tested_and_described() -> None:
    queries = {path.stem for path in COOKBOOK.glob("*.rq")}
    here, readme = Path(__file__).read_text(encoding="utf-8"), (COOKBOOK / "README.md").read_text("utf-8")
    assert {name for name in queries if f'"{name}"' in here and f"`{name}.rq`" in readme} == queries
