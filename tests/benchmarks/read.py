"""Measures reading a PDF against what others need for the same file, all in one run.

    python tests/benchmarks/read.py [FOLDER_OR_FILE ...] [--repeat N] [--files-a-place N] [--write RESULTS.md]

Processor time, not wall time, so that a busy machine does not matter; the contenders take turns on each file,
and the median of the rounds counts. pdfplumber-rs takes pdfplumber's import name and so gets an environment
of its own, made once in the cache folder.
"""

from __future__ import annotations

import argparse
import ctypes
import logging
import os
import resource
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium

from yusuan.readers.pdf import PdfReader

CORPUS = Path(os.environ.get("YUSUAN_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "yusuan-benchmarks"
US, PLUMBER, BARE = (
    "yusuan: PDF → Document with grids",
    "pdfplumber extract_tables",
    "PDFium characters + paths",
)
LAYOUT, RUST = "pdftotext -layout", "pdfplumber-rs extract_tables"
_RUST_CODE = """
import sys, time, pdfplumber
for line in sys.stdin:
    start = time.process_time()
    try:
        with pdfplumber.open(line.rstrip("\\n")) as pdf:
            for page in pdf.pages:
                page.extract_tables()
    except BaseException as error:
        print("error", type(error).__name__, file=sys.stderr)
    print(time.process_time() - start, flush=True)
"""
_MEMORY_CODE = """
import resource, sys
from pathlib import Path
from yusuan.readers.pdf import PdfReader
document = PdfReader(timeout=600).read(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def us(path: Path) -> None:
    """What is measured."""
    PdfReader(timeout=600).read(path)


def plumber(path: Path) -> None:
    """Tables as pdfplumber reads them, its pages closed as its manual says."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def layout(path: Path) -> None:
    """Text laid out by poppler."""
    subprocess.run(["pdftotext", "-layout", path, "/dev/null"], check=True, stderr=subprocess.DEVNULL)


def bare(path: Path) -> None:
    """Each character with its box and each path with its points, through pypdfium2's own bindings."""
    document = pypdfium2.PdfDocument(path)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_float(), ctypes.c_float()
    for index in range(len(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        text = pdfium.FPDFText_LoadPage(page)
        for number in range(pdfium.FPDFText_CountChars(text)):
            pdfium.FPDFText_GetUnicode(text, number)
            pdfium.FPDFText_GetLooseCharBox(text, number, box)
        get = partial(pdfium.FPDFPage_GetObject, page)
        _paths(pdfium.FPDFPage_CountObjects(page), get, (x, y))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    document.close()


def _paths(count: int, get: Callable[[int], object], point: tuple[ctypes.c_float, ctypes.c_float]) -> None:
    for number in range(count):
        one = get(number)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for segment in range(pdfium.FPDFPath_CountSegments(one)):
                pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(one, segment), *point)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inside = partial(pdfium.FPDFFormObj_GetObject, one)
            _paths(pdfium.FPDFFormObj_CountObjects(one), inside, point)


def seconds(task: Callable[[Path], None], path: Path) -> float:
    """The processor time of a task, its child processes' too."""
    start = used()
    task(path)
    return used() - start


def used() -> float:
    """Processor seconds of this process and its children so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def rust_python() -> Path | None:
    """The interpreter of the environment with pdfplumber-rs, made where it is missing."""
    folder = CACHE / "pdfplumber-rs"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        made = subprocess.run([python, "-m", "pip", "install", "-q", "pdfplumber-rs"], check=False)
        if made.returncode:
            return None
        (folder / "ready").touch()
    return python


def rust(paths: Sequence[Path]) -> list[float] | None:
    """Processor seconds of pdfplumber-rs for each file; None where it cannot be had."""
    python = rust_python()
    if python is None:
        return None
    names = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(
        [python, "-c", _RUST_CODE], input=names, capture_output=True, text=True, check=False
    )
    times = [float(line) for line in done.stdout.split()]
    return times if len(times) == len(paths) and not done.stderr else None


def measure(paths: Sequence[Path], rounds: int) -> dict[str, float]:
    """Seconds for all files by contender: the sum of each file's median round."""
    tasks: Mapping[str, Callable[[Path], None]] = {BARE: bare, US: us, LAYOUT: layout, PLUMBER: plumber}
    times: dict[str, list[list[float]]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name in tasks:
            times[name].append([])
        for path in paths:
            for name, task in tasks.items():
                times[name][-1].append(seconds(task, path))
    rusty = [found for _ in range(rounds) if (found := rust(paths))]
    if rusty:
        times[RUST] = rusty
    return {name: sum(map(statistics.median, zip(*found, strict=True))) for name, found in times.items()}


def memory(path: Path) -> float:
    """The largest resident size of a process that reads one file, in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY_CODE, path], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def sample(arguments: Sequence[Path], a_place: int) -> list[Path]:
    """The files to read: those named, or so many of each folder below the ones named, spread evenly."""
    found: list[Path] = []
    for argument in arguments:
        if argument.is_file():
            found.append(argument)
            continue
        places: dict[Path, list[Path]] = {}
        for path in sorted(argument.rglob("*.pdf")):
            if path.read_bytes()[:5] == b"%PDF-":
                places.setdefault(argument / path.relative_to(argument).parts[0], []).append(path)
        found += [
            path for paths in places.values() for path in paths[:: max(1, len(paths) // a_place)][:a_place]
        ]
    return found


def report(paths: Sequence[Path], times: Mapping[str, float], rounds: int, sizes: Mapping[str, float]) -> str:
    """The results as Markdown."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    lines = [
        "# Reading PDFs: measured",
        "",
        f"Written by `python tests/benchmarks/read.py`: {len(paths)} files, {pages} pages, one core,",
        f"processor time, median of {rounds} rounds. Times differ between machines; compare the ratios.",
        "",
        "| what | ms a page | times yusuan's |",
        "|---|---:|---:|",
    ]
    for name, spent in sorted(times.items(), key=lambda item: item[1]):
        lines.append(f"| {name} | {spent / pages * 1000:.2f} | {spent / times[US]:.2f} |")
    lines += [
        "",
        f"- {times[PLUMBER] / times[US]:.1f} times as fast as pdfplumber's `extract_tables` (wanted: 12)",
        f"- {times[US] / times[BARE]:.2f} times the time of bare PDFium (wanted: 3 at most)",
    ]
    lines += [
        f"- {size:.0f} MB resident at most for {what} (wanted: under 300)" for what, size in sizes.items()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measures and prints; with `--write`, also into a file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="*", type=Path, default=[CORPUS / "pdf"])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--files-a-place", type=int, default=1)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    paths = sample(args.sources, args.files_a_place)
    everything = sample(args.sources, sys.maxsize)
    largest = max(everything, key=lambda path: path.stat().st_size)
    longest = max(everything, key=lambda path: len(pypdfium2.PdfDocument(path)))
    sizes = {"the largest file": memory(largest), "the file with most pages": memory(longest)}
    text = report(paths, measure(paths, args.repeat), args.repeat, sizes)
    print(text)
    if args.write:
        args.write.write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
