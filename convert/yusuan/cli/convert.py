"""`yusuan convert`: files and folders in, an output folder of JSON, Parquet and RDF out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

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
@click.option("--timings", is_flag=True, help="Record seconds in the manifest; runs are then not identical.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@verbose_option
@click.pass_context
def convert(ctx: click.Context, sources: tuple[Path, ...], out: Path, quiet: bool, **options: object) -> None:
    """Convert disclosures SRC... (files or folders) into the folder OUT.

    A file that cannot be converted is named with its reason in OUT/manifest.parquet and on stderr; the rest
    goes on. Exits with 0 when all were converted, else with 3.
    """
    from yusuan import conversion  # noqa: PLC0415

    paths = conversion.inputs(sources)
    if not paths:
        raise UnreadableInputError("no file found in the folders named.", "Name a folder with disclosures.")
    formats = tuple(options["formats"]) or FORMATS  # type: ignore[call-overload]
    engine, timings = str(options["pdf_engine"]), bool(options["timings"])
    jobs = [
        conversion.Job(path=path, out=out, formats=formats, pdf_engine=engine, timings=timings) for path in paths
    ]
    with _executor(int(str(options["workers"]))) as executor, _progress(len(paths), quiet) as bar:
        rows = conversion.convert(jobs, executor, lambda _row: bar.update(1))
    _report(rows, out, quiet)
    failed = [row for row in rows if row.status == "failed"]
    if failed:
        ctx.exit(failed[0].exit_code if len(rows) == 1 else int(ExitCode.UNREADABLE))


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
    converted = sum(row.status == "converted" for row in rows)
    if not quiet and (converted or len(rows) > 1):
        click.echo(f"{converted} of {len(rows)} files converted into {out}", err=True)
