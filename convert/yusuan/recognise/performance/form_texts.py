"""What a form says in words: its name or department, goals of both halves, other fields."""

from __future__ import annotations

from dataclasses import dataclass, field

from yusuan.document import Cell
from yusuan.recognise.columns import column_of as money_column
from yusuan.recognise.performance.indicators import PERIODS
from yusuan.recognise.performance.labelled import Pair
from yusuan.recognise.performance.wording import column_of, field_of, unit_in

DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class FormText:
    """A text field: its standard name, its label as printed, and the cell that holds it."""

    field: str
    label: str
    cell: Cell


@dataclass(slots=True)
class TextReader:
    """Collects what labels say; `goals` are the halves in the order that the form names them."""

    name: str = ""
    named: bool = False
    subject: str = ""
    unit: str | None = None
    texts: list[FormText] = field(default_factory=list)
    goals: tuple[str, ...] = PERIODS
    _halves: dict[int, tuple[str, Cell]] = field(default_factory=dict)
    _half_row: int = -1

    def read(self, row: int, pairs: list[Pair], cells: list[Cell]) -> None:
        """Read the labels of a row, and the texts below the labels of halves."""
        half = tuple(pair.field for pair in pairs if pair.kind == "half")
        if half:
            self.goals, self._half_row = half, row
        waiting, self._halves = self._halves, {}
        for pair in pairs:
            self._read_pair(row, pair)
        if waiting and not half and not any(pair.kind == "halves" for pair in pairs):
            self._read_below(row, waiting, cells)

    def _read_pair(self, row: int, pair: Pair) -> None:
        value = pair.values[0] if pair.values else None
        if pair.kind == "unit":
            self.unit = self.unit or unit_in(pair.name.text)
        elif pair.kind in {"name", "department"}:
            self._read_name(pair.kind, value)
        elif pair.kind == "half":
            self._read_half(pair, value)
        elif pair.kind == "halves" or self._heads_halves(row, pair):
            self._read_goals(pair)
        elif pair.kind == "text" and value is not None:
            self._add(pair.field, pair.name, value)

    def _add(self, name: str, label: Cell, value: Cell) -> None:
        self.texts.append(FormText(name, label.text.strip(), value))

    def _read_name(self, kind: str, value: Cell | None) -> None:
        """A name; beside another heading it is the heading of a list, not a label."""
        if value is not None and _is_heading(value.text):
            return
        self.named = True
        if kind == "department":
            self.subject = self.subject or DEPARTMENT
        if value is not None and not self.name:
            self.name = value.text.strip()

    def _read_half(self, pair: Pair, value: Cell | None) -> None:
        if value is not None:
            self._add(f"goal_{pair.field}", pair.name, value)
        else:
            self._halves[pair.name.column] = pair.field, pair.name

    def _heads_halves(self, row: int, pair: Pair) -> bool:
        """Whether a goal's label stands beside a row of halves (预期目标 | 实际完成情况) and their texts."""
        return pair.field.startswith("goal") and pair.name.row == self._half_row == row - 1

    def _read_goals(self, pair: Pair) -> None:
        goals = self.goals if len(pair.values) > 1 or len(self.goals) == 1 else ("annual",)
        for period, cell in zip(goals, pair.values, strict=False):
            self._add(f"goal_{period}", pair.name, cell)

    def _read_below(self, row: int, halves: dict[int, tuple[str, Cell]], cells: list[Cell]) -> None:
        """Texts that stand under the labels of the halves."""
        known = {id(text.cell) for text in self.texts}
        known |= {id(cell) for cell in cells if field_of(cell.text) is not None}
        for name, label in halves.values():
            span = range(label.column, label.column + label.colspan)
            for cell in cells:
                if cell.row == row and cell.column in span and id(cell) not in known:
                    self._add(f"goal_{name}", label, cell)


def _is_heading(text: str) -> bool:
    """Whether a text heads a column, of indicators or of money."""
    return column_of(text) is not None or money_column(0, (text,)).reason is None
