"""PDF: characters and edges from an engine, then tables, lines, paragraphs and roles in pure steps.

The steps, each a module: `pdfium` or `plumber` (raw pages) → `edges` → `cells` (with `closing`) → `lattice`
→ `grids` (with `ghosts`) and `lines` (with `overprint`) → `draft`, a page → `furniture`, `contents`,
`paragraphs`, `headings`, `continuation` → `assemble`, the document.
"""

from __future__ import annotations

from yusuan.readers.pdf.reader import TIMEOUT, PdfReader

__all__ = ["TIMEOUT", "PdfReader"]
