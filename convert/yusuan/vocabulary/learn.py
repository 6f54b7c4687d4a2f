"""What converted disclosures print and the tables do not have, as proposals for a curator."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yusuan.errors import UnreadableInputError
from yusuan.vocabulary.printed import CLASSIFICATION_OF, NAMED_OTHERWISE
from yusuan.vocabulary.resolver import Verdict, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

COLUMNS = (
    *("accept", "classification", "code", "name_zh", "name_en", "valid_from", "verdict", "known_as"),
    *("documents", "figures", "first_year", "last_year", "examples"),
)
"""The columns of a proposal file; a curator fills in `accept` (yes), `name_en`, perhaps `valid_from`."""

_FACTS = ("document_id", "fiscal_year", "table_kind", "label", "project_id", "row_role", *CLASSIFICATION_OF)
_PROPOSED = frozenset({Verdict.UNKNOWN_CODE, Verdict.WRONG_NAME, Verdict.RENAMED_LATER, Verdict.LOCAL_DETAIL})
_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A code with a name as printed, which the tables do not have, and where it was met."""

    classification: str
    code: str
    name_zh: str
    verdict: Verdict
    known_as: str
    documents: int
    figures: int
    first_year: int | None
    last_year: int | None
    examples: tuple[str, ...]


@dataclass(slots=True)
class _Met:
    """Where one code and name were met."""

    figures: int = 0
    years: set[int] = field(default_factory=set)
    documents: Counter[str] = field(default_factory=Counter)

    def add(self, row: dict[str, Any]) -> None:
        self.figures += 1
        self.documents[row["document_id"]] += 1
        if row["fiscal_year"]:
            self.years.add(row["fiscal_year"])


def proposals(out: Path) -> tuple[Proposal, ...]:
    """Codes and names in the facts of a converted output that do not resolve, the most frequent first."""
    met: defaultdict[tuple[str, str, str, int | None], _Met] = defaultdict(_Met)
    for row in _facts(out):
        for column, classification in CLASSIFICATION_OF.items():
            if row[column]:
                met[classification, row[column], row["label"], row["fiscal_year"]].add(row)
    merged: defaultdict[tuple[str, str, str, Verdict, str], _Met] = defaultdict(_Met)
    for (classification, code, name, year), seen in met.items():
        found = resolve(classification, code, name, year)
        if found.verdict in _PROPOSED:
            known = found.concept.name_zh if found.concept else ""
            into = merged[classification, code, name, found.verdict, known]
            into.figures += seen.figures
            into.years |= seen.years
            into.documents += seen.documents
    made = (_proposal(*key, seen) for key, seen in merged.items())
    return tuple(sorted(made, key=lambda one: (-one.documents, one.classification, one.code, one.name_zh)))


def _proposal(
    classification: str, code: str, name: str, verdict: Verdict, known_as: str, *seen: _Met
) -> Proposal:
    met = seen[0]
    return Proposal(
        classification=classification,
        code=code,
        name_zh=name,
        verdict=verdict,
        known_as=known_as,
        documents=len(met.documents),
        figures=met.figures,
        first_year=min(met.years, default=None),
        last_year=max(met.years, default=None),
        examples=tuple(sorted(met.documents)[:_EXAMPLES]),
    )


def _facts(out: Path) -> Iterator[dict[str, Any]]:
    """The rows of the facts whose label is the name of their one code; those of projects are not."""
    import pyarrow.dataset as ds  # noqa: PLC0415 - slow to import

    folder = out / "parquet" / "facts"
    if not folder.is_dir():
        raise UnreadableInputError(f"{out}: has no facts.", "Convert with --format parquet first.")
    facts = ds.dataset(folder, partitioning="hive")
    for batch in facts.to_batches(columns=list(_FACTS)):
        for row in batch.to_pylist():
            coded = sum(row[column] is not None for column in CLASSIFICATION_OF)
            named = row["table_kind"] not in NAMED_OTHERWISE and row["project_id"] is None
            if coded == 1 and named and row["label"] and row["row_role"] != "total":
                yield row


def proposal_text(found: Iterable[Proposal]) -> str:
    """Proposals as CSV, with blank columns for the curator."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for one in found:
        known = {name: getattr(one, name) for name in COLUMNS if name in Proposal.__slots__}
        writer.writerow(known | {"examples": " ".join(one.examples)})
    return stream.getvalue()
