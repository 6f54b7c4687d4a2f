"""README.md of an output: the data dictionary, in English and Chinese, from `schemas/` and the code lists.

It does not depend on what was converted: the same version of the tool writes the same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yusuan import _data
from yusuan.writers import described
from yusuan.writers._guide import GUIDE
from yusuan.writers.files import aside
from yusuan.writers.parquet import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa

_BASE = "https://w3id.org/yusuan/schemas/"


def text() -> str:
    """The data dictionary as Markdown."""
    tables = "\n".join("\n".join(_table(described.table(name))) for name in (*TABLES, described.MANIFEST))
    lists = "\n".join("\n".join(_codelist(name)) for name in _data.codelist_names())
    return GUIDE.replace("{{tables}}", tables).replace("{{codelists}}", lists)


def write(path: Path) -> None:
    """Write the data dictionary. Raises OutputError."""
    with aside(path) as part:
        part.write_text(text(), encoding="utf-8", newline="\n")


def _table(table: described.TableDescription) -> Iterator[str]:
    schema = f"{_BASE}{table.schema_name}.schema.json"
    yield f"### {table.name} · {table.title.zh}\n"
    yield f"{table.description.en} {table.description.zh} Schema: <{schema}>\n"
    yield "| column 列 | type 类型 | meaning | 含义 |"
    yield "|---|---|---|---|"
    for field in table.fields:
        yield f"| `{field.name}` | {_type(field)} | {_meaning(field, 'en')} | {_meaning(field, 'zh')} |"
    yield ""


def _type(field: described.Field) -> str:
    return f"{_type_name(field.type)}{'' if field.optional else ', always'}"


def _type_name(arrow: pa.DataType) -> str:
    """The Arrow type in few words."""
    shown = str(arrow).replace("item: ", "").replace("element: ", "").replace("decimal128", "decimal")
    return shown.replace("double", "float64").replace("<", "&lt;").replace(">", "&gt;")


def _meaning(field: described.Field, language: str) -> str:
    title, description = getattr(field.title, language), getattr(field.description, language)
    codes = f" [{field.codelist}](#{field.codelist})" if field.codelist else ""
    return (
        _escaped(f"**{title}.** {description}" if language == "en" else f"**{title}**：{description}") + codes
    )


def _codelist(name: str) -> Iterator[str]:
    node = _data.schema("common")["$defs"][name]
    yield f"### {name}\n"
    yield f"{node['description'].replace(chr(10), ' ')}\n"
    yield "| code | English | 中文 | part of 属于 |"
    yield "|---|---|---|---|"
    for row in _data.codelist(name):
        english = _with_note(row["label_en"], row["note_en"])
        chinese = _with_note(row["label_zh"], row["note_zh"])
        broader = f"`{row['broader']}`" if row["broader"] else ""
        yield f"| `{row['code']}` | {english} | {chinese} | {broader} |"
    yield ""


def _with_note(label: str, note: str) -> str:
    return _escaped(f"{label} — {note}" if note else label)


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
