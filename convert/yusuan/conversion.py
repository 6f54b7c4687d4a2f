"""The whole way of a file: read, recognise, check, write. A batch is a map over files.

What a run writes appears whole or not at all: every file is written aside and renamed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from yusuan import __version__, readers
from yusuan._collector import paused
from yusuan._records import replace
from yusuan.checks import check
from yusuan.disclosure import Disclosure
from yusuan.errors import ExitCode, OutputError, UnreadableInputError, YusuanError
from yusuan.recognise import recognise

FORMATS = ("json", "parquet", "rdf")
Progress = Callable[["ManifestRow"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """What became of one input file. See schemas/manifest.schema.json."""

    path: str
    sha256: str | None = None
    document_id: str | None = None
    fiscal_year: int | None = None
    status: str
    document_status: str | None = None
    error: str | None = None
    hint: str | None = None
    exit_code: int = 0
    seconds: float | None = None
    tool_version: str = __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to convert into a folder, in some formats."""

    path: Path
    out: Path
    formats: tuple[str, ...] = FORMATS
    pdf_engine: str = "pdfium"
    timeout: float = readers.TIMEOUT
    timings: bool = False


@paused()
def understand(path: Path, pdf_engine: str = "pdfium", timeout: float = readers.TIMEOUT) -> Disclosure:
    """Read, recognise and check one file. Raises UnreadableInputError or NotADisclosureError."""
    return check(recognise(readers.read(path, readers.readers(pdf_engine, timeout))))


def inputs(sources: Iterable[Path]) -> list[Path]:
    """The files that sources name; folders are walked, hidden files left out. Raises UnreadableInputError."""
    found: list[Path] = []
    for source in sources:
        if source.is_dir():
            walked = (path for path in source.rglob("*") if path.is_file())
            found.extend(sorted(path for path in walked if not _is_hidden(path.relative_to(source))))
        elif source.exists():
            found.append(source)
        else:
            raise UnreadableInputError(f"{source}: no such file or folder.", "Check the path.")
    return list(dict.fromkeys(found))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def convert(
    jobs: Sequence[Job], executor: Executor | None = None, progress: Progress = lambda _row: None
) -> list[ManifestRow]:
    """Convert files into their output folder, one row each in their order; a failure never stops the rest.

    Equal files are converted once. When no file could be converted nothing is written. Raises OutputError.
    """
    if not jobs:
        return []
    out = jobs[0].out
    digests = {job.path: _digest(job.path) for job in jobs}
    first_of: dict[str, Job] = {}
    for job in jobs:
        first_of.setdefault(digests[job.path], job)
    with _staging(out) as staging:
        aside = [replace(job, out=staging) for job in first_of.values()]
        results = executor.map(_convert_one, aside) if executor else map(_convert_one, aside)
        done: dict[Path, ManifestRow] = {}
        for job, row in zip(first_of.values(), results, strict=True):
            progress(row)
            done[job.path] = row
        rows = [replace(done[first_of[digests[job.path]].path], path=str(job.path)) for job in jobs]
        if any(row.status == "converted" for row in rows):
            _publish(staging, out)
            _describe(out, rows, jobs[0].formats)
    return rows


def _digest(path: Path) -> str:
    """The file's SHA-256, or its path where it cannot be read (its conversion will say why)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return str(path)


def _convert_one(job: Job) -> ManifestRow:
    """Convert one file; what goes wrong with it becomes its row."""
    started = time.perf_counter()
    row = ManifestRow(path=str(job.path), status="converted")
    try:
        disclosure = understand(job.path, job.pdf_engine, job.timeout)
        write(disclosure, job.out, job.formats)
        document = disclosure.document
        row = replace(
            row,
            sha256=document.sha256,
            document_id=document.document_id,
            fiscal_year=document.fiscal_year,
            document_status=document.status,
        )
    except OutputError:
        raise
    except YusuanError as error:
        row = replace(
            row, status="failed", error=error.message, hint=error.hint, exit_code=int(error.exit_code)
        )
    except Exception as error:  # noqa: BLE001 - one bad file must not stop a night's batch; it is named
        row = replace(row, status="failed", error=repr(error), exit_code=int(ExitCode.UNREADABLE))
    return replace(row, seconds=round(time.perf_counter() - started, 3)) if job.timings else row


@paused()
def write(disclosure: Disclosure, out: Path, formats: Sequence[str] = FORMATS) -> None:
    """Write one disclosure into an output folder in the formats asked for. Raises OutputError."""
    from yusuan.writers import json, parquet, rdf  # noqa: PLC0415 - pyarrow is slow to import

    document_id = disclosure.document.document_id
    with _output_errors(out):
        if "json" in formats:
            _write_text(out / "json" / f"{document_id}.json", [json.text(disclosure)])
        if "rdf" in formats:
            _write_text(out / "rdf" / f"{document_id}.ttl", rdf.turtle(disclosure))
    if "parquet" in formats:
        parquet.write(disclosure, out / "parquet")


def _write_text(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(pieces)


def _describe(out: Path, rows: list[ManifestRow], formats: Sequence[str]) -> None:
    """Write what describes the whole output: vocabulary, manifest, data package, dictionary."""
    from yusuan.writers import datapackage, dictionary, parquet, rdf  # noqa: PLC0415
    from yusuan.writers.files import aside  # noqa: PLC0415

    if "rdf" in formats:
        years = {row.fiscal_year for row in rows if row.fiscal_year}
        for name, text in rdf.vocabulary(*sorted(years)):
            with aside(out / "rdf" / "vocab" / name) as part:
                _write_text(part, [text])
    parquet.write_manifest(rows, out / "manifest.parquet")
    datapackage.write(out, formats)
    dictionary.write(out / "README.md")


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """A folder beside the output in which everything is written first; gone afterwards."""
    with _output_errors(out):
        parent = next(p for p in (out, *out.parents) if p.exists())
        if not parent.is_dir():
            raise OutputError(f"{parent}: is a file.", "Name another output folder with -o.")
        staging = Path(tempfile.mkdtemp(prefix=".yusuan-", dir=parent))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _publish(staging: Path, out: Path) -> None:
    with _output_errors(out):
        for source in sorted(path for path in staging.rglob("*") if path.is_file()):
            target = out / source.relative_to(staging)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)  # noqa: PTH105 - the name of the atomic operation
            _remove_other_years(target)


def _remove_other_years(path: Path) -> None:
    """A document that an earlier run put under another year would count twice."""
    if path.parent.name.startswith("fiscal_year="):
        for other in path.parents[1].glob(f"fiscal_year=*/{path.name}"):
            if other != path:
                other.unlink()


@contextmanager
def _output_errors(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        hint = "Name a folder that you may write to with -o."
        raise OutputError(f"{out}: {reason}.", hint) from error
