"""Laws that hold for every disclosure, tried on the made-up one."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from madeup import blocks, render
from madeup.blocks import Table

from yusuan.amounts import parse
from yusuan.conversion import understand
from yusuan.disclosure import Disclosure, Fact

SLOW = settings(max_examples=20, deadline=None)


def read(text: str) -> Disclosure:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text(text, encoding="utf-8")
        return understand(path)


@cache
def sound() -> tuple[str, Disclosure]:
    text = render.text(blocks.document())
    return text, read(text)


def span(fact: Fact) -> tuple[int, int]:
    start, end = fact.fragment.removeprefix("char=").split(",")
    return int(start), int(end)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.booleans())
def test_what_is_printed_is_read_back(value: Decimal, grouped: bool) -> None:
    printed = parse(f"{value:,.2f}" if grouped else f"{value:.2f}")
    assert printed
    assert printed.value == value
    assert printed.places == 2


@SLOW
@given(st.data())
def test_one_changed_figure_breaks_an_identity(data: st.DataObject) -> None:
    """Whichever printed amount is changed by more than rounding, some identity that it is in fails."""
    text, disclosure = sound()
    fact = data.draw(st.sampled_from(disclosure.facts))
    more = data.draw(st.integers(min_value=12, max_value=500_000))  # beyond every tolerance here
    start, end = span(fact)
    printed = parse(fact.printed)
    assert printed
    changed = f"{printed.value + Decimal(more).scaleb(-printed.places):,.{printed.places}f}"
    found = read(text[:start] + changed + text[end:])
    same = next(f for f in found.facts if (f.table_id[-3:], f.row, f.column) == _cell(fact))
    assert same.status == "contradicted"


def _cell(fact: Fact) -> tuple[str, int, int]:
    return fact.table_id[-3:], fact.row, fact.column


@SLOW
@given(st.integers(min_value=2, max_value=10_000))
def test_scale_does_not_matter(factor: int) -> None:
    """Every amount times a factor: the same outcomes."""
    content = [_scaled(block, factor) if isinstance(block, Table) else block for block in blocks.document()]
    _, disclosure = sound()
    scaled = read(render.text(content))
    apart = ("prose-amount", "prose-fact", "form-project")  # prose is not scaled; forms have another unit
    assert _outcomes(disclosure, apart) == _outcomes(scaled, apart)
    assert [f.amount * factor for f in disclosure.facts if f.amount is not None] == [
        f.amount for f in scaled.facts
    ]


def _outcomes(disclosure: Disclosure, without: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(c.code, c.outcome) for c in disclosure.checks if c.code not in without]


def _scaled(table: Table, factor: int) -> Table:
    def cell(text: str) -> str:
        printed = parse(text) if re.fullmatch(r"[\d,]+\.\d\d|[\d,]{5,}|0", text) else None
        if printed is None or (len(text) in {3, 5, 7, 8} and text.isdigit()):
            return text
        return f"{printed.value * factor:,.{printed.places}f}"

    return replace(table, rows=tuple(tuple(cell(text) for text in row) for row in table.rows))


@SLOW
@given(st.randoms(use_true_random=False))
def test_the_order_of_tables_does_not_matter(random: object) -> None:
    """The tables of the second part in any order: the same facts and outcomes."""
    content = blocks.document()
    start = next(n for n, b in enumerate(content) if getattr(b, "text", "").startswith("第二部分"))
    end = next(n for n, b in enumerate(content) if getattr(b, "text", "").startswith("第三部分"))
    tables: list[list[blocks.Block]] = []
    for block in content[start + 1 : end]:
        if getattr(block, "text", "").startswith("预算公开表"):
            tables.append([])
        tables[-1].append(block)
    random.shuffle(tables)  # type: ignore[attr-defined]
    mixed = [*content[: start + 1], *(block for table in tables for block in table), *content[end:]]
    found = read(render.text(mixed))
    _, disclosure = sound()
    assert _meanings(found) == _meanings(disclosure)
    assert sorted(_outcomes(found, ())) == sorted(_outcomes(disclosure, ()))


def _meanings(disclosure: Disclosure) -> list[tuple[str, ...]]:
    names = ("table_kind", "row", "column", "function_code", "fund", "nature", "origin", "printed", "status")
    return sorted(tuple(str(getattr(fact, name)) for name in names) for fact in disclosure.facts)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_does_not_matter(encoding: str, tmp_path: Path) -> None:
    text, disclosure = sound()
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert _meanings(understand(path)) == _meanings(disclosure)
