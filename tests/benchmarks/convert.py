"""Measures the whole conversion against pdfplumber's `extract_tables` alone on the same files, in one run.

    python -m tests.benchmarks.convert [FOLDER_OR_FILE ...] [--rounds N] [--files N] [--readme]

As `read.py` does: processor time, contenders in turn on each file, the median of the rounds of each file.
Nothing is measured before one file has been converted, so that lexicons are loaded and modules imported.
The whole is measured as the library does it; its stages in a pass of their own, so that they do not quite
add up to it. Then the commands `yusuan convert` with a worker for each core and `yusuan validate` are run on
all files, by the wall clock, as an operator waits for them. `--readme` puts the result between the marks
`benchmark-convert` of both READMEs.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
from tests.benchmarks.read import CORPUS, plumber, sample, seconds, used

from yusuan import readers
from yusuan._collector import paused
from yusuan.checks import check
from yusuan.conversion import FORMATS, understand, write
from yusuan.recognise import recognise
from yusuan.validation import problems

ROOT = Path(__file__).parents[2]
STAGES = {
    "read": "读取",
    "recognise": "识别",
    "check": "核对",
    "json": "写 JSON",
    "parquet": "写 Parquet",
    "rdf": "写 RDF",
    "validate": "校验 JSON",
}
"""The stages in their order, with their names in Chinese."""
WHOLE, PLUMBER = "whole", "pdfplumber"
WANTED = 8
"""So many times as fast as pdfplumber the whole is to be."""
_TIMEOUT = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Processor seconds for all files by contender and stage."""

    files: int
    pages: int
    rounds: int
    times: Mapping[str, float]
    waited: Mapping[str, float]
    """Seconds by the wall clock, of pdfplumber and of our commands with `cores` workers."""
    cores: int

    @property
    def ratio(self) -> float:
        """How many times the whole conversion is as fast as pdfplumber, by processor time."""
        return self.times[PLUMBER] / self.times[WHOLE]

    @property
    def sooner(self) -> float:
        """How many times sooner the commands are done than pdfplumber, by the wall clock."""
        return self.waited[PLUMBER] / self.waited[WHOLE]

    def a_page(self, name: str) -> float:
        """Milliseconds a page."""
        return self.times[name] / self.pages * 1000


def whole(path: Path, out: Path) -> None:
    """Everything: read, recognise, check, write all formats, validate the JSON that was written."""
    disclosure = understand(path, timeout=_TIMEOUT)
    write(disclosure, out)
    _validate(_written(out, disclosure.document.document_id))


def staged(path: Path, out: Path) -> dict[str, float]:
    """The same stage by stage: processor seconds of each."""
    spent: dict[str, float] = {}
    with paused():
        with _lap(spent, "read"):
            document = readers.read(path, readers.readers("pdfium", _TIMEOUT))
        with _lap(spent, "recognise"):
            recognition = recognise(document)
        with _lap(spent, "check"):
            disclosure = check(recognition)
    for name in FORMATS:
        with _lap(spent, name):
            write(disclosure, out, (name,))
    with _lap(spent, "validate"):
        _validate(_written(out, disclosure.document.document_id))
    return spent


def _written(out: Path, document_id: str) -> bytes:
    return (out / "json" / f"{document_id}.json").read_bytes()


def _validate(text: bytes) -> None:
    found = problems(text)
    if found:
        raise SystemExit(f"a disclosure is not valid, so its time says nothing: {found[0]}")


@contextmanager
def _lap(spent: dict[str, float], name: str) -> Iterator[None]:
    start = used()
    yield
    spent[name] = used() - start


def commands(paths: Sequence[Path], cores: int) -> float:
    """Seconds by the wall clock that converting and validating all files takes on the command line."""
    tool = [sys.executable, "-m", "yusuan"]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        subprocess.run(
            [*tool, "convert", *map(str, paths), "-o", f"{folder}/out", "--workers", str(cores), "-q"],
            check=True,
        )
        subprocess.run([*tool, "validate", f"{folder}/out"], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started


def measure(paths: Sequence[Path], rounds: int) -> Result:
    """Every contender on every file, round by round; the sum of each file's median round."""
    times: dict[str, list[list[float]]] = {name: [] for name in (*STAGES, WHOLE, PLUMBER)}
    waits: dict[str, list[float]] = {WHOLE: [], PLUMBER: []}
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        ours = partial(whole, out=Path(folder))
        ours(paths[0])
        for _ in range(rounds):
            for found in times.values():
                found.append([])
            waits[WHOLE].append(commands(paths, cores))
            waits[PLUMBER].append(0.0)
            for path in paths:
                once = staged(path, Path(folder))
                once |= {WHOLE: seconds(ours, path)}
                started = time.perf_counter()
                once |= {PLUMBER: seconds(plumber, path)}
                waits[PLUMBER][-1] += time.perf_counter() - started
                for name, spent in once.items():
                    times[name][-1].append(spent)
    medians = {name: sum(map(statistics.median, zip(*all_, strict=True))) for name, all_ in times.items()}
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    waited = {name: statistics.median(found) for name, found in waits.items()}
    return Result(files=len(paths), pages=pages, rounds=rounds, times=medians, waited=waited, cores=cores)


def report(result: Result) -> str:
    """The result as Markdown, in English."""
    head = f"{result.files} files, {result.pages} pages, one core, median of {result.rounds} rounds:"
    names = {**{name: name for name in STAGES}, WHOLE: "**whole conversion**"}
    ours, theirs = result.waited[WHOLE], result.waited[PLUMBER]
    last = (
        f"By processor time {result.ratio:.1f} times as fast as pdfplumber's `extract_tables` alone "
        f"(wanted: {WANTED}). By the wall clock `yusuan convert --workers {result.cores}` and "
        f"`yusuan validate` take {ours:.0f} s for all files, pdfplumber, which uses one core, "
        f"{theirs:.0f} s: {result.sooner:.1f} times."
    )
    return _block(result, head, "| what | ms a page |", names, last)


def report_zh(result: Result) -> str:
    """The result as Markdown, in Chinese."""
    head = f"{result.files} 个文件，{result.pages} 页，单核，{result.rounds} 轮取中位数："
    names = {**STAGES, WHOLE: "**整个转换**"}
    ours, theirs = result.waited[WHOLE], result.waited[PLUMBER]
    last = (
        f"按处理器时间计，速度是单独运行 pdfplumber `extract_tables` 的 {result.ratio:.1f} 倍"
        f"（目标：{WANTED} 倍）。"
        f"按实际等待时间计，`yusuan convert --workers {result.cores}` 加 `yusuan validate` 处理全部文件需 "
        f"{ours:.0f} 秒，只用一个核的 pdfplumber 需 {theirs:.0f} 秒：{result.sooner:.1f} 倍。"
    )
    return _block(result, head, "| 步骤 | 毫秒/页 |", names, last)


def _block(result: Result, head: str, columns: str, names: Mapping[str, str], last: str) -> str:
    rows = [f"| {shown} | {result.a_page(name):.2f} |" for name, shown in names.items()]
    rows.append(f"| pdfplumber extract_tables | {result.a_page(PLUMBER):.2f} |")
    return "\n".join([head, "", columns, "|---|---:|", *rows, "", last])


def put(path: Path, block: str) -> None:
    """Replace what stands between the marks of a file. Exits where the file has no marks."""
    text = path.read_text(encoding="utf8")
    marks = re.compile(r"(<!-- benchmark-convert -->\n).*?(?=<!-- /benchmark-convert -->)", re.DOTALL)
    if marks.search(text) is None:
        raise SystemExit(f"{path}: has no marks <!-- benchmark-convert --> … <!-- /benchmark-convert -->")
    path.write_text(marks.sub(lambda found: f"{found[1]}{block}\n", text), encoding="utf8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints; with `--readme`, also into the READMEs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="*", type=Path, default=[CORPUS / "pdf"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--files", type=int, default=sys.maxsize, help="so many of each folder; all by default"
    )
    parser.add_argument("--readme", action="store_true", help="rewrite the marked block of both READMEs")
    args = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    result = measure(sample(args.sources, args.files), args.rounds)
    print(report(result))
    if args.readme:
        put(ROOT / "README.md", report(result))
        put(ROOT / "README.zh-CN.md", report_zh(result))


if __name__ == "__main__":
    main()
