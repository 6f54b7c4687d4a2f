"""Laws of the source tables, which hold in every year whose edition is published."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict

import pytest

from yusuan.vocabulary import CLASSIFICATIONS, FIRST, NEWEST, edition, history
from yusuan.vocabulary.changes import changes
from yusuan.vocabulary.editions import ancestors, children
from yusuan.vocabulary.tables import LENGTHS, cofog, cofog_matches, concepts, economic_pairs
from yusuan.vocabulary.wording import folded

YEARS = range(FIRST - 1, NEWEST + 1)
RELATIONS = {"closeMatch", "broadMatch", "narrowMatch", "relatedMatch", ""}
pytestmark = pytest.mark.parametrize("name", CLASSIFICATIONS)


def test_every_parent_is_in_the_edition_of_its_child(name: str) -> None:
    lost = [
        (year, code)
        for year in YEARS
        for code, concept in edition(name, year).items()
        if concept.parent and concept.parent not in edition(name, year)
    ]
    assert lost == []


def test_code_level_and_parent_agree(name: str) -> None:
    for concept in concepts(name):
        assert len(concept.code) == LENGTHS[concept.level - 1]
        assert (concept.parent or "") == concept.code[:-2] * (concept.level > 1)
        assert concept.name_zh
        assert concept.name_en
        assert concept.confidence in {"high", "medium", "low", "unverified"}
        assert not re.search(r"[()\s]", concept.name_zh)


def test_periods_of_a_code_do_not_overlap(name: str) -> None:
    for concept in concepts(name):
        same = history(name, concept.code)
        assert all(sum(period.valid_in(year) for period in same) <= 1 for year in YEARS), concept.code


def test_successors_exist_and_former_names_are_told(name: str) -> None:
    for concept in concepts(name):
        assert all(history(name, code) for code in concept.replaced_by), concept.code
        assert concept.valid_to or not concept.replaced_by
        if concept.renamed_from:
            names = {period.name_zh for period in history(name, concept.code)}
            assert concept.renamed_from in names, concept.code


def test_children_of_one_parent_have_names_of_their_own(name: str) -> None:
    for year in (FIRST, NEWEST):
        english: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        chinese: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        for concept in edition(name, year).values():
            english[concept.parent][concept.name_en.lower()] += 1
            chinese[concept.parent][folded(concept.name_zh)] += 1
        twice = [(parent, text) for parent, found in english.items() for text in found if found[text] > 1]
        assert twice == []
        assert [text for found in chinese.values() for text in found if found[text] > 1] == []


def test_a_change_leads_from_one_edition_to_the_next(name: str) -> None:
    for year in range(FIRST, NEWEST + 1):
        old, new = edition(name, year - 1), edition(name, year)
        made = changes(name, year)
        assert {code for change in made for code in change.before} <= set(old)
        assert {code for change in made for code in change.after} <= set(new)
        gone = {code for change in made if change.kind in {"replaced", "retired"} for code in change.before}
        assert set(old) - set(new) == gone


def test_children_and_ancestors(name: str) -> None:
    top = children(name, "")
    assert all(concept.level == 1 for concept in top)
    below = children(name, top[0].code)
    assert below
    assert {ancestors(concept.code) for concept in below} == {(top[0].code,)}


def test_bridges_name_codes_that_there_are(name: str) -> None:
    """One test of all bridges; the parameter is only there because all tests of the module have it."""
    if name != CLASSIFICATIONS[0]:
        return
    have = {concept.code for concept in concepts("functional") if concept.level < 3}
    assert have <= set(cofog_matches())
    for match in cofog_matches().values():
        assert history("functional", match.code)
        assert match.relation in RELATIONS
        assert bool(match.cofog) == bool(match.relation)
        assert match.cofog is None or match.cofog in cofog()
        assert match.reason or match.cofog
    for pair in economic_pairs():
        assert history("economic_department", pair.department)
        assert history("economic_government", pair.government)
        assert pair.payer in {"administrative", "public_institution", "any"}


def test_loading_is_quick(name: str) -> None:
    """Under 50 ms on a quiet machine; the limit here leaves room for a busy one."""
    program = (
        "import time; from yusuan import text, _data; import yusuan.vocabulary as v; "
        f"t = time.process_time(); v.edition({name!r}, 2024); print(time.process_time() - t)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.2
