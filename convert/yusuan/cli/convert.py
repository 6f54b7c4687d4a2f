"""`yusuan convert`: files and folders in, an output folder of JSON, Parquet and RDF out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from yusuan.cli._group import verbose_option
from yusuan.errors import ExitCode, UnreadableInputError

if TYPE_CHECKING:
    from yusuan.conversion import ManifestRow

FORMATS = ("json", "parquet", "rdf")


@click.command()
@click.argument("sources", metavar="SRC...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The output folder.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Write only this format; may be given more than once. All by default.",
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option(
    "--pdf-engine",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads PDF files; pdfplumber is slower and settles disputes.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=120.0,
    show_default=True,
    help="Seconds that reading one PDF may take.",
)
@click.option("--timings", is_flag=True, help="Record seconds in the manifest; runs are then not identical.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@verbose_option
def convert(sources: tuple[Path, ...], out: Path, workers: int, quiet: bool, **options: Any) -> None:
    """Convert disclosures SRC... (files or folders) into the folder OUT.

    A file that cannot be converted is named with its reason in OUT/manifest.parquet and on stderr; the rest
    goes on. Exits with 0 when all were converted, else with 3.
    """
    from yusuan import conversion  # noqa: PLC0415

    paths = conversion.inputs(sources)
    if not paths:
        raise UnreadableInputError("no file found in the folders named.", "Name a folder with disclosures.")
    options["formats"] = options["formats"] or FORMATS
    jobs = [conversion.Job(path=path, out=out, **options) for path in paths]
    with _executor(workers) as executor, _progress(len(paths), quiet) as bar:
        rows = conversion.convert(jobs, executor, lambda _row: bar.update(1))
    _report(rows, out, quiet)
    failed = [row for row in rows if row.status == "failed"]
    if failed:
        code = failed[0].exit_code if len(rows) == 1 else int(ExitCode.UNREADABLE)
        click.get_current_context().exit(code)


@contextmanager
def _executor(workers: int) -> Iterator[Executor | None]:
    if workers == 1:
        yield None
        return
    with ProcessPoolExecutor(workers) as pool:
        yield pool


class _NoBar:
    def update(self, steps: int) -> None:
        """Show nothing."""


@contextmanager
def _progress(length: int, quiet: bool) -> Iterator[_NoBar]:
    """A progress bar on stderr when a person is looking at more than one file."""
    if quiet or length == 1 or not sys.stderr.isatty():
        yield _NoBar()
        return
    with click.progressbar(length=length, file=sys.stderr) as bar:
        yield bar  # type: ignore[misc]


def _report(rows: list[ManifestRow], out: Path, quiet: bool) -> None:
    for row in rows:
        if row.status == "failed":
            click.echo(f"yusuan: {row.error} {row.hint or ''}".rstrip(), err=True)
    converted = [row for row in rows if row.status == "converted"]
    if not quiet and (converted or len(rows) > 1):
        click.echo(
            f"{len(converted)} of {len(rows)} files converted into {out}{_standing(converted)}", err=True
        )


def _standing(converted: list[ManifestRow]) -> str:
    """What came of the documents: "converted" alone would say nothing about whether they were understood."""
    words = {"verified": "verified", "findings": "with findings", "partial": "understood in part"}
    counted = Counter(row.document_status for row in converted)
    said = [f"{counted[status]} {word}" for status, word in words.items() if counted[status]]
    return f": {', '.join(said)}" if said else ""
