"""The vocabulary as files: written whole, or exported one edition at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan.errors import OutputError
from yusuan.vocabulary import NEWEST
from yusuan.vocabulary.page import page
from yusuan.writers.rdf import schemes
from yusuan.writers.rdf.editions import edition_texts
from yusuan.writers.rdf.terms import prefixes
from yusuan.writers.rdf.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "index.html"


def write(folder: Path, *years: int) -> Iterator[Path]:
    """Write the Turtle of the years and the page to browse them; the same tables give the same bytes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in (*vocabulary(*years), (PAGE, page())):
            path = folder / name
            path.write_text(text, encoding="utf-8", newline="\n")
            yield path
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error


def edition_turtle(classification: str, year: int | None = None) -> str:
    """A year's edition of a classification, named as its source table is, as Turtle."""
    scheme = next(name for name, row in schemes.schemes().items() if row["source"] == classification)
    wanted = str(NEWEST if year is None else year)
    return prefixes([wanted]) + "".join(edition_texts(scheme, wanted))
