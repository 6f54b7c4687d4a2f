"""What every reader needs of a file before it looks inside: its bytes, its digest, and clear refusals."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from yusuan.errors import UnreadableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one input file with their SHA-256."""

    path: Path
    content: bytes
    sha256: str

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name


def load(path: Path) -> Source:
    """Read a file whole. Raises UnreadableInputError when it is missing, empty or may not be read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInputError(f"{path}: no such file.", "Check the path.") from None
    except IsADirectoryError:
        raise UnreadableInputError(f"{path}: is a folder.", "Name a file, or convert the folder.") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UnreadableInputError(f"{path}: {reason}.", "Check the file's permissions.") from error
    if not content.strip():
        raise UnreadableInputError(f"{path}: the file is empty.", "Download it again from its publisher.")
    return Source(path=path, content=content, sha256=hashlib.sha256(content).hexdigest())
