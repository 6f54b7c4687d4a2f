"""Reads PDFs made worse at random: each must end in a document or a clean error, in time.

    python tests/fuzz/worse.py FOLDER [--count N] [--seed S] [--timeout SECONDS] [--keep FOLDER]

PDFium may crash on such input, so a child process reads, many files one after another; the parent starts
it again after a crash or a hang, and counts both. What the batch does for real files, this does for bad ones.
"""

from __future__ import annotations

import argparse
import random
import select
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CHILD = """
import sys
from pathlib import Path
from yusuan.errors import UnreadableInputError
from yusuan.readers.pdf import PdfReader
reader = PdfReader(timeout=float(sys.argv[1]))
for line in sys.stdin:
    try:
        document = reader.read(Path(line.rstrip("\\n")))
        outcome = "document" if document.pages else "empty"
    except UnreadableInputError as error:
        outcome = "error" if error.message and error.hint else "mute"
    except BaseException as error:
        outcome = "raised:" + type(error).__name__
    print(outcome, flush=True)
"""
CLEAN = frozenset({"document", "error"})


def truncated(content: bytes, chance: random.Random, _: bytes) -> bytes:
    """The file without its end."""
    return content[: chance.randrange(1, len(content))]


def flipped(content: bytes, chance: random.Random, _: bytes) -> bytes:
    """The file with some bits turned over."""
    changed = bytearray(content)
    for _flip in range(chance.choice([1, 10, 100, 1000])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def spliced(content: bytes, chance: random.Random, other: bytes) -> bytes:
    """The start of one file and the end of another."""
    return content[: chance.randrange(1, len(content))] + other[chance.randrange(len(other)) :]


def holed(content: bytes, chance: random.Random, _: bytes) -> bytes:
    """The file with a piece cut out."""
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 5000) :]


def digits(content: bytes, chance: random.Random, _: bytes) -> bytes:
    """The file with some digits changed: lengths, offsets and object numbers that lie."""
    changed = bytearray(content)
    places = [at for at in range(len(changed)) if 48 <= changed[at] <= 57]
    for at in chance.sample(places, min(len(places), chance.choice([1, 5, 50]))):
        changed[at] = chance.randrange(48, 58)
    return bytes(changed)


WORSENINGS: tuple[Callable[[bytes, random.Random, bytes], bytes], ...] = (
    truncated,
    flipped,
    spliced,
    holed,
    digits,
)


@dataclass(slots=True)
class Child:
    """A process that reads files named on its input, started anew when it dies."""

    timeout: float
    process: subprocess.Popen[str] | None = None

    def outcome(self, path: Path) -> str:
        """What became of the file: a word of the child's, `crash:signal` or `hang`."""
        process = self.process = self.process or self._started()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], 2 * self.timeout + 5)
        line = process.stdout.readline().strip() if ready else ""
        if not line:
            self.close()
            return f"crash:{-process.returncode}" if ready else "hang"
        return line

    def close(self) -> None:
        """Ends the process."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", CHILD, str(self.timeout)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)


def worse(sources: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many files made worse, each with the name of what was done to it; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    for number in range(count):
        worsening = WORSENINGS[number % len(WORSENINGS)]
        yield worsening.__name__, worsening(chance.choice(sources), chance, chance.choice(sources))


def run(
    sources: Sequence[bytes], count: int, seed: int, timeout: float, keep: Path | None = None
) -> Counter[str]:
    """How often each outcome came; files with an outcome that is not clean are kept in `keep`."""
    outcomes: Counter[str] = Counter()
    child = Child(timeout)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "worse.pdf"
        for number, (name, content) in enumerate(worse(sources, count, seed)):
            path.write_bytes(content)
            outcome = child.outcome(path)
            outcomes[outcome] += 1
            if outcome not in CLEAN and keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{name}-{outcome.replace(':', '-')}.pdf").write_bytes(content)
    child.close()
    return outcomes


def main() -> int:
    """Prints the outcomes; returns 1 when one is not clean."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    sources = [
        path.read_bytes() for path in sorted(args.folder.rglob("*.pdf")) if path.stat().st_size < 1_500_000
    ]
    outcomes = run(sources, args.count, args.seed, args.timeout, args.keep)
    print(dict(outcomes))
    return int(not CLEAN.issuperset(outcomes))


if __name__ == "__main__":
    sys.exit(main())
