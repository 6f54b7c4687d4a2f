"""The fuzz tests share the writer of made-up files with the reader's unit tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
