"""How well a place is understood whose wordings nobody has seen: each in turn is left out of the lexicons.

    python -m tests.benchmarks.leave_one_out [FOLDER]

FOLDER has a folder of PDF files for each place. The lines of the lexicons that only one place needs are taken
away, and that place is converted without them. Of its facts with the whole lexicons, so many then are the
same, so many mean something else, and so many are lost (told as not understood). Another meaning is the
worse fault: what is lost is told. The measure is harder than a new place would be: it also takes away what
every newcomer would have, where only one place of the corpus happens to use it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.read import CORPUS

from yusuan import _data
from yusuan.conversion import understand
from yusuan.disclosure import Disclosure, Fact
from yusuan.errors import YusuanError
from yusuan.recognise import phrases
from yusuan.text import plain

LEXICONS = (
    "title_words",
    "header_words",
    "label_words",
    "row_lines",
    "row_items",
    "other_names",
    "form_fields",
    "indicator_columns",
    "captions",
    "section_words",
    "plain_headings",
)
"""Lexicons of wordings that stand in tables."""
_NOT_MEANING = frozenset({"status", "parent_row", "label", "unit", "header"})

Line = tuple[str, str]
"""A lexicon and a wording of it."""


def uses(folder: Path) -> list[Line]:
    """The lines that the documents of a place need: those that a wording of theirs was found in."""
    found: set[Line] = set()
    names = {id(phrases.phrases(name)): name for name in LEXICONS}
    exactly, scan = phrases.Phrases.exactly, phrases.Phrases.scan

    def seen_exactly(self: phrases.Phrases, text: str) -> Any:
        row = exactly(self, text)
        found.update({(names[id(self)], plain(row["wording"]))} if row and id(self) in names else ())
        return row

    def seen_scan(self: phrases.Phrases, text: str) -> phrases.Scan:
        scanned = scan(self, text)
        found.update((names[id(self)], plain(row["wording"])) for row in scanned.rows if id(self) in names)
        return scanned

    phrases.Phrases.exactly = seen_exactly  # type: ignore[method-assign]
    phrases.Phrases.scan = seen_scan  # type: ignore[method-assign]
    for disclosure in disclosures(folder):
        cells = (plain(cell.text) for table in disclosure.tables for cell in table.cells)
        running = (plain(p.text) for section in disclosure.sections for p in section.paragraphs)
        texts = "\n".join([*cells, *running])
        captions = (plain(row["wording"]) for row in _data.lexicon("captions"))
        found.update(("captions", wording) for wording in captions if f"{wording}:" in texts)
    return sorted(found)


def disclosures(folder: Path) -> Iterator[Disclosure]:
    """The disclosures of a place that can be read."""
    for path in sorted(folder.rglob("*.pdf")):
        try:
            yield understand(path, timeout=600)
        except YusuanError as error:
            print(f"{path}: {error.message}", file=sys.stderr)


def meanings(folder: Path, without: frozenset[Line] = frozenset()) -> dict[str, str]:
    """What every fact of a place means, by its id, when some lines are not in the lexicons."""
    whole = _data.lexicon

    def lexicon(name: str) -> tuple[_data.Row, ...]:
        rows = whole(name)
        return tuple(row for row in rows if (name, plain(row.get("wording", ""))) not in without)

    _data.lexicon = lexicon
    return {fact.fact_id: _meaning(fact) for found in disclosures(folder) for fact in found.facts}


def _meaning(fact: Fact) -> str:
    return str([(name, getattr(fact, name)) for name in fact.__slots__ if name not in _NOT_MEANING])


def _asked(question: str, folder: Path, told: str = "") -> Any:
    """The answer of another process: lexicons are read once in each."""
    command = [sys.executable, "-m", "tests.benchmarks.leave_one_out", str(folder), "--answer", question]
    run = subprocess.run(command, input=told, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(run.stdout)


def compare(before: dict[str, str], after: dict[str, str]) -> Counter[str]:
    """How many facts are the same, mean something else, are lost, or are new."""
    kept = before.keys() & after.keys()
    same = sum(before[fact] == after[fact] for fact in kept)
    return Counter(
        same=same, other=len(kept) - same, lost=len(before) - len(kept), new=len(after) - len(kept)
    )


def measure(places: Sequence[Path]) -> Iterator[tuple[str, int, Counter[str]]]:
    """Each place, how many lines only it needs, and what becomes of its facts without them."""
    needed = {place: {tuple(line) for line in _asked("uses", place)} for place in places}
    for place in places:
        others = set().union(*(lines for other, lines in needed.items() if other != place))
        own = sorted(needed[place] - others)
        whole = _asked("meanings", place, "[]")
        yield place.name, len(own), compare(whole, _asked("meanings", place, json.dumps(own)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures every place and prints a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS / "pdf")
    parser.add_argument("--answer", choices=["uses", "meanings"], help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.answer == "uses":
        print(json.dumps(uses(args.folder)))
    elif args.answer == "meanings":
        print(json.dumps(meanings(args.folder, frozenset(map(tuple, json.load(sys.stdin))))))
    else:
        total: Counter[str] = Counter()
        print("| place | lines only it needs | facts | the same % | another meaning % | lost % |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, lines, found in measure(sorted(p for p in args.folder.iterdir() if p.is_dir())):
            print(_row(name, str(lines), found), flush=True)
            total += found
        print(_row("all", "", total))


def _row(name: str, lines: str, found: Counter[str]) -> str:
    facts = found["same"] + found["other"] + found["lost"]
    shares = (f"{found[key] / max(facts, 1):.2%}".rstrip("%") for key in ("same", "other", "lost"))
    return f"| {name} | {lines} | {facts} | {' | '.join(shares)} |"


if __name__ == "__main__":
    main()
