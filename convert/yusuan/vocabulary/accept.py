"""Accepted lines of a proposal file go into the source tables."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from yusuan import _data
from yusuan.errors import UsageError
from yusuan.vocabulary.learn import COLUMNS
from yusuan.vocabulary.tables import CLASSIFICATIONS, DEPTHS, LENGTHS

Row = dict[str, str]
_NOTE = "from converted disclosures"


@dataclass(slots=True)
class _Table:
    """A source table while it is edited: names in use, and former ones."""

    path: Path
    former_path: Path
    rows: list[Row]
    former: list[Row]
    header: list[str]

    @classmethod
    def read(cls, folder: Path, classification: str) -> _Table:
        path, former = folder / f"{classification}.csv", folder / "former" / f"{classification}.csv"
        rows, header = _read(path)
        return cls(path, former, rows, _read(former)[0], header)

    def in_use(self, code: str) -> Row | None:
        return next((row for row in self.rows if row["code"] == code), None)

    def write(self) -> None:
        for path, rows in ((self.path, self.rows), (self.former_path, self.former)):
            rows.sort(key=lambda row: (row["code"], row["valid_from"]))
            with path.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, self.header, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


def _read(path: Path) -> tuple[list[Row], list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return list(reader), list(reader.fieldnames or ())


def source_tables() -> Path:
    """The folder of the source tables that this installation reads."""
    folder = _data.folder("vocab") / "classification"
    if not isinstance(folder, Path):
        raise UsageError("The source tables are in an archive.", "Name a folder of them with --tables.")
    return folder


def accept(proposals: Path, folder: Path) -> tuple[list[str], list[str]]:
    """Put the lines with `accept` = yes into the tables of a folder; what was done, and what was refused.

    An unknown code becomes a new row. A new name of a known code becomes a new period from `valid_from` on,
    and the old name a former one. Both need an English name. Nothing is written when the file is no proposal.
    """
    lines, header = _read(proposals)
    if header != list(COLUMNS):
        raise UsageError(f"{proposals}: is no proposal file.", "Write one with `yusuan vocab learn OUT`.")
    done: list[str] = []
    refused: list[str] = []
    tables: dict[str, _Table] = {}
    for line in lines:
        if line["accept"].strip().lower() not in {"y", "yes", "1", "true"}:
            continue
        name = line["classification"]
        if name in CLASSIFICATIONS and name not in tables:
            tables[name] = _Table.read(folder, name)
        reason = _take(line, tables[name]) if name in tables else "there is no such classification"
        said = f"{name} {line['code']} {line['name_zh']}"
        (refused if reason else done).append(f"{said}: {reason}" if reason else said)
    for table in tables.values():
        table.write()
    return done, refused


def _take(line: Row, table: _Table) -> str:
    """Change a table as a line says, or say why not."""
    code = line["code"]
    parent = table.in_use(code[:-2]) if len(code) > LENGTHS[0] else None
    if not line["name_en"]:
        return "the English name is missing"
    if not code.isdigit() or len(code) not in LENGTHS[: DEPTHS[line["classification"]]]:
        return "the code has no level of the classification"
    if len(code) > LENGTHS[0] and parent is None:
        return f"{code[:-2]} above it is not in use"
    known = table.in_use(code)
    if known is None:
        table.rows.append(_row(line, table, fund=parent["fund"] if parent else ""))
        return ""
    return _rename(line, known, table)


def _rename(line: Row, known: Row, table: _Table) -> str:
    start = line["valid_from"]
    if known["name_zh"] == line["name_zh"]:
        return "it has that name already"
    if not start.isdigit() or start <= known["valid_from"]:
        return "valid_from has to be a year after the present name's first"
    table.rows.remove(known)
    table.former.append(known | {"valid_to": str(int(start) - 1)})
    table.rows.append(_row(line, table, fund=known["fund"], renamed_from=known["name_zh"]))
    return ""


def _row(line: Row, table: _Table, **values: str) -> Row:
    code = line["code"]
    row = dict.fromkeys(table.header, "") | values
    return row | {
        "code": code,
        "name_zh": line["name_zh"],
        "name_en": line["name_en"],
        "parent": code[:-2] if len(code) > LENGTHS[0] else "",
        "level": str(LENGTHS.index(len(code)) + 1),
        "valid_from": line["valid_from"],
        "attested_documents": line["documents"],
        "first_seen": line["first_year"],
        "last_seen": line["last_year"],
        "confidence": "high",
        "note": _NOTE,
    }
