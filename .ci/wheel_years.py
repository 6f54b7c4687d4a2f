"""Build hook of the wheel: the vocabulary of all years as Turtle, made from the same tables as the newest.

The checkout holds the newest year, which a person browses; the wheel has the older ones beside it, in
yusuan/vocab/years. Only the standard library is needed for it.
"""

# ruff: noqa: INP001 - no package, hatchling runs it
from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Years(BuildHookInterface[Any]):
    """Writes what is not checked in to a temporary folder and includes it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the older years; an editable install reads the checkout and needs none."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "convert"))
        from yusuan.vocabulary import FIRST, NEWEST  # noqa: PLC0415
        from yusuan.writers.rdf.vocabulary import vocabulary  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory()
        for name, text in vocabulary(*range(FIRST, NEWEST + 1)):
            if not (root / "vocab" / name).exists():
                path = Path(self._folder.name) / name
                path.write_text(text, encoding="utf-8", newline="\n")
                build_data["force_include"][str(path)] = f"yusuan/vocab/years/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what is in the wheel now."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()
