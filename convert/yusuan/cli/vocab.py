"""`yusuan vocab`: look into the budget classification, export and publish it, and let it learn."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yusuan.cli._table import render
from yusuan.errors import OutputError
from yusuan.text import plain
from yusuan.vocabulary.editions import FIRST, NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yusuan.vocabulary import Concept

_NAMES = ("functional", "economic_department", "economic_government", "revenue")
_BEGAN = 2007
"""The classification of revenue and expenditure in its present form began with the budget of 2007."""

_BY_DIGIT = {"1": "revenue", "2": "functional", "3": "economic_department", "5": "economic_government"}
_folder = click.Path(path_type=Path, file_okay=False)
_output = click.Path(path_type=Path, file_okay=False, exists=True)


def _known_year(_context: click.Context, _option: click.Parameter, value: int | None) -> int | None:
    """A year that the tables have an edition of; before the first published one with a warning."""
    if value is not None and not _BEGAN <= value <= NEWEST:
        raise click.BadParameter(f"there is no edition of {value}: they go from {_BEGAN} to {NEWEST}.")
    if value is not None and value < FIRST:
        click.echo(f"yusuan: before {FIRST} the tables have gaps.", err=True)
    return value


_year = click.option(
    "--year", type=int, callback=_known_year, help="Budget year; the newest without it.", metavar="YEAR"
)


@click.group()
def vocab() -> None:
    """Look into the budget classification, export and publish it, let it learn.

    Compiled from published disclosures; not the edition of the Ministry of Finance.
    """


def _code(_context: click.Context, _argument: click.Parameter, value: str | None) -> str | None:
    """The digits of a code, also of one typed in full width."""
    code = plain(value or "")
    if code and (not code.isdigit() or code[0] not in _BY_DIGIT):
        raise click.BadParameter(
            f"{value!r} is no code of a classification: 1… is revenue, 2… functional, 3… and 5… economic. "
            f"Search for names with `yusuan vocab search {value}`."
        )
    return code or None


def _unknown(code: str, year: int | None = None) -> click.BadParameter:
    """That no edition, or not that of the year, has a code; and which is the nearest above it."""
    from yusuan.vocabulary import resolve  # noqa: PLC0415

    found = resolve(_BY_DIGIT[code[0]], code, year=year)
    near = found.concept or next(iter(found.candidates), None)
    said = f"the edition of {year} has no {code}." if year and found.concept else f"no edition has {code}."
    hint = f" Look at `yusuan vocab show {near.code}` ({near.name_zh})." if near else ""
    return click.BadParameter(f"{said}{hint}", param_hint="CODE")


def _line(concept: Concept) -> tuple[str, ...]:
    ends = (("from", concept.valid_from), ("to", concept.valid_to))
    years = " ".join(f"{word} {year}" for word, year in ends if year)
    seen = str(concept.attested_documents)
    return (concept.code, concept.name_zh, concept.name_en, years or "-", seen, concept.confidence)


def _listed(concepts: Iterable[Concept]) -> str:
    header = ("code", "name", "English name", "years", "seen in", "confidence")
    return render([header, *map(_line, concepts)], frozenset({4}))


@vocab.command()
@click.argument("code", callback=_code)
@_year
def show(code: str, year: int | None) -> None:
    """Show CODE: the codes above it, all its names, its successors, COFOG, and what is below it."""
    click.echo("\n".join(_shown(code, year)))


def _shown(code: str, year: int | None) -> Iterator[str]:
    from yusuan.vocabulary import history  # noqa: PLC0415
    from yusuan.vocabulary.editions import ancestors, children, in_year  # noqa: PLC0415
    from yusuan.vocabulary.tables import variants  # noqa: PLC0415

    name = _BY_DIGIT[code[0]]
    periods = history(name, code)
    if not periods:
        raise _unknown(code, year)
    upper = (in_year(name, above, year or NEWEST) for above in reversed(ancestors(code)))
    here = in_year(name, code, year or NEWEST)
    yield " > ".join(f"{c.code} {c.name_zh}" for c in (*upper, here or periods[-1]) if c)
    if here is None:
        yield f"Not in the edition of {year or NEWEST}."
    yield _listed(periods)
    for concept in periods:
        if concept.replaced_by:
            yield f"{concept.name_zh}: replaced by {', '.join(concept.replaced_by)}"
        if concept.note:
            yield f"{concept.name_zh}: {concept.note}"
    for variant in variants(name).get(code, ()):
        yield f"Also printed as {variant.name_zh}: {variant.note}"
    yield from _links(name, code, year)
    below = children(name, code, year)
    if below:
        yield f"\n{_listed(below)}"


def _links(name: str, code: str, year: int | None) -> Iterator[str]:
    """COFOG of a functional class; the other economic classification of an economic one."""
    from yusuan.vocabulary.tables import cofog, cofog_matches, economic_pairs  # noqa: PLC0415

    match = cofog_matches().get(code) if name == "functional" else None
    if match:
        target = cofog().get(match.cofog or "")
        said = f"{match.relation} {target.code} {target.name_en}" if target else "no counterpart"
        yield f"COFOG: {said}" + (f" ({match.reason})" if match.reason else "")
    for pair in economic_pairs():
        sides = {"economic_department": pair.department, "economic_government": pair.government}
        if sides.pop(name, None) == code and pair.valid_in(year or NEWEST):
            other, there = next(iter(sides.items()))
            yield f"{other}: {there} (payer: {pair.payer}; confidence {pair.confidence})"


@vocab.command()
@click.argument("text")
@_year
@click.option("--classification", type=click.Choice(_NAMES), help="Search only in this one.")
@click.option("--limit", default=30, show_default=True, help="Show no more than this.")
def search(text: str, year: int | None, classification: str | None, limit: int) -> None:
    """Search for TEXT: Chinese, English, a code, or initials of the pinyin (xzyx for 行政运行)."""
    from yusuan.vocabulary.search import search as find  # noqa: PLC0415

    found = find(text, year, (classification,) if classification else _NAMES)
    if not found:
        click.echo(f"yusuan: nothing is called {text!r}. Try a part of the name, or another year.", err=True)
        sys.exit(1)
    click.echo(_listed(found[:limit]))
    if len(found) > limit:
        click.echo(f"yusuan: {len(found) - limit} more; --limit shows them.", err=True)


@vocab.command()
@click.argument("code", required=False, callback=_code)
@click.option("--classification", type=click.Choice(_NAMES), default="functional", show_default=True)
@_year
def tree(code: str | None, classification: str, year: int | None) -> None:
    """Print everything below CODE as a tree; without CODE a whole classification."""
    from yusuan.vocabulary import edition  # noqa: PLC0415

    found = edition(_BY_DIGIT[code[0]] if code else classification, year)
    if code and code not in found:
        raise _unknown(code, year or NEWEST)
    for concept in found.values():
        if not code or concept.code.startswith(code):
            click.echo(f"{'  ' * (concept.level - 1)}{concept.code} {concept.name_zh}  {concept.name_en}")


@vocab.command()
@click.argument("classification", type=click.Choice(_NAMES))
@click.option("--format", "kind", type=click.Choice(["ttl", "csv", "json", "parquet"]), default="csv")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file, not stdout.")
@_year
def export(classification: str, kind: str, output: Path | None, year: int | None) -> None:
    """Write a year's edition of CLASSIFICATION to stdout or a file; Parquet needs a file."""
    if kind == "parquet" and output is None:
        raise click.UsageError("Parquet is not for the terminal: name a file with -o.")
    if output is None:
        click.echo(_exported(classification, kind, year), nl=False)
        return
    try:
        if kind == "parquet":
            from yusuan.vocabulary.export import write_parquet  # noqa: PLC0415

            write_parquet(classification, output, year)
        else:
            output.write_text(_exported(classification, kind, year), encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}).") from error


def _exported(classification: str, kind: str, year: int | None) -> str:
    """An edition as text."""
    from yusuan.vocabulary import export as exports  # noqa: PLC0415

    if kind == "ttl":
        from yusuan.writers.rdf.publish import edition_turtle  # noqa: PLC0415

        return edition_turtle(classification, year)
    return (exports.csv_text if kind == "csv" else exports.json_text)(classification, year)


@vocab.command()
@click.argument("folder", type=_folder)
@click.option(
    *("--year", "years"),
    type=click.IntRange(FIRST, NEWEST),
    multiple=True,
    help="A budget year, again for more; the newest without it.",
)
@click.option("--all", "every", is_flag=True, help="Every year that is published.")
def build(folder: Path, years: tuple[int, ...], *, every: bool) -> None:
    """Write the vocabulary to FOLDER as Turtle, with index.html to browse it."""
    from yusuan.writers.rdf.publish import write  # noqa: PLC0415

    wanted = tuple(range(FIRST, NEWEST + 1)) if every else years or (NEWEST,)
    for path in write(folder, *wanted):
        click.echo(path)


@vocab.command()
@click.option("--year", type=click.IntRange(FIRST, NEWEST), help="Judge this year's Turtle; the newest.")
@click.option("--all", "every", is_flag=True, help="Judge the Turtle of every year that is published.")
@click.option(
    "--shapes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="More SHACL shapes to hold the Turtle against, such as those of XKOS.",
)
def check(year: int | None, *, every: bool, shapes: tuple[Path, ...]) -> None:
    """Check the source tables against their laws, and the Turtle with two parsers, SHACL and skosify."""
    from yusuan.vocabulary.laws import broken_laws  # noqa: PLC0415
    from yusuan.writers.rdf.judges import violations  # noqa: PLC0415

    years = tuple(range(FIRST, NEWEST + 1)) if every else (year or NEWEST,)
    broken = [*broken_laws(), *violations(*years, shapes=shapes)]
    for line in broken:
        click.echo(line)
    if broken:
        sys.exit(1)
    click.echo("yusuan: the vocabulary keeps its laws.", err=True)


@vocab.command()
@click.argument("out", type=_output, required=False)
@click.option("--accept", "accepted", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--tables", type=_folder, help="With --accept: the folder of the source tables.")
def learn(out: Path | None, accepted: Path | None, tables: Path | None) -> None:
    """List what OUT (a converted output) prints and the tables do not have, as CSV to be judged.

    With --accept, lines of such a file that say yes go into the source tables.
    """
    from yusuan.vocabulary.accept import accept, source_tables  # noqa: PLC0415
    from yusuan.vocabulary.learn import proposal_text, proposals  # noqa: PLC0415

    if accepted is not None:
        done, refused = accept(accepted, tables or source_tables())
        for line in done:
            click.echo(f"accepted: {line}")
        for line in refused:
            click.echo(f"refused: {line}", err=True)
        if refused:
            sys.exit(1)
    elif out is not None:
        click.echo(proposal_text(proposals(out)), nl=False)
    else:
        raise click.UsageError("Name a converted output, or a file of proposals with --accept.")
