"""Row heads: what the label cells of one row say, whatever kind of table they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from yusuan._records import quickly_made
from yusuan.recognise.kinds import Kind
from yusuan.recognise.labels import NAMES
from yusuan.recognise.phrases import Dimensions, dimensions_of, phrases
from yusuan.recognise.row_classes import CLASSIFICATION_OF, is_class, without_class, without_spill
from yusuan.recognise.row_codes import Standing, Texts, codes_of
from yusuan.recognise.row_columns import beside
from yusuan.recognise.row_names import Layout, is_memo, name_and_code, name_of, strip_ordinal, without_letter
from yusuan.recognise.row_subjects import Row, subject_of
from yusuan.text import plain


@quickly_made
@dataclass(frozen=True, slots=True)
class RowHead:
    """A row read. `role` may be `balance` while rows are being ordered; `parent` is a row index.

    `subject` says what the row is about: `line`, a dimension of codes, `item`, `unit`, `project`, `part`,
    or blank when it is not known.
    """

    row: int
    label: str
    label_raw: str
    role: str
    dimensions: Dimensions
    code: str = ""
    parent: int | None = None
    subject: str = ""
    layout: Layout = (0, 0)

    @property
    def known(self) -> bool:
        """Whether the row was understood."""
        return bool(self.subject)


def read_head(row: int, texts: Texts, kind: Kind, flow: str, standing: Standing) -> RowHead | None:
    """Read the label cells of a row, given as (label, text) from left to right; None when they are blank.

    `flow` is the side of the table that the row stands on.
    """
    if not any(plain(text) for label, text in texts if label not in _NO_HEAD):
        return None
    texts = [(name, without_spill(text, standing)) for name, text in texts]
    codes = [*codes_of(texts, standing), *_joined_codes(texts)]
    raw = name_of(texts)
    label = without_letter(strip_ordinal(name_and_code(raw)[0]))
    standing.label = label
    line = phrases("row_lines").exactly(label)
    if line is not None:
        return RowHead(row, label, raw.strip(), line["role"], dimensions_of(line), subject="line")
    role = "memo" if is_memo(raw) else "leaf"
    around = Row(texts, kind, flow, standing)
    dimensions, code, subject = subject_of(label, codes, around)
    label = standing.label = without_class(label, subject, standing)
    if not subject and role == "memo":
        dimensions, subject = {"qualifier": "of_which"}, "memo"
    dimensions |= beside(texts, kind)
    if codes and subject in CLASSIFICATION_OF and not is_class(label, subject, standing):
        named = any(name == "project" and plain(text) for name, text in texts)
        dimensions |= {"project_name": label} if named else {}
    return RowHead(row, label, raw.strip(), role, dimensions, code, subject=subject)


_NO_HEAD = frozenset({"ordinal", "remark"})
"""Labels that say nothing of what a row is about."""


def _joined_codes(texts: Texts) -> list[str]:
    """Codes that stand joined with names, in every column of names."""
    named = [name_and_code(text)[1] for label, text in texts if label in {*NAMES, "text"}]
    return [code for code in named if code]
