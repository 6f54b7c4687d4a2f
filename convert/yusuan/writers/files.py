"""Files that are whole or not there: written aside, then renamed."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from yusuan.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A path to write to, which becomes `path` when all went well and leaves nothing otherwise.

    Makes the folders above. Raises OutputError where the file system refuses.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror or error}."
        raise OutputError(message, "Check the output folder's permissions and the free space.") from error
    finally:
        with suppress(OSError):
            part.unlink()
