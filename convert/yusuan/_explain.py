"""What a schema says of the place where an instance is wrong, in plain words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from yusuan import _data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Schema = dict[str, Any]


def field(schema_name: str, path: Sequence[str | int]) -> str:
    """The title of the innermost field on a path that has one."""
    titles = (node.get("title", "") for node in _nodes(schema_name, path))
    return next((title for title in reversed(list(titles)) if title), "")


def _nodes(schema_name: str, path: Sequence[str | int]) -> Iterator[Schema]:
    """The schemas of the values along a path, as far as they are known."""
    name, node = schema_name, _data.schema(schema_name)
    for part in path:
        name, node = target(name, node)
        found = node.get("items") if isinstance(part, int) else node.get("properties", {}).get(part)
        if not isinstance(found, dict):
            return
        node = found
        yield target(name, node)[1] if isinstance(part, int) else node


def target(name: str, node: Schema) -> tuple[str, Schema]:
    """What the `$ref` of a node in a schema leads to, and in which schema; the node itself if it has none."""
    if "$ref" not in node:
        return name, node
    file, _, pointer = node["$ref"].partition("#")
    name = file.removesuffix(".schema.json") or name
    found = _data.schema(name)
    for part in filter(None, pointer.split("/")):
        found = found[part]
    return name, found


def message(keyword: str, instance: Any, rule: Any, schema: Any, given: str) -> str:
    """What is wrong with an instance under a keyword; `given` is what the validator says of it."""
    explain = _MESSAGES.get(keyword)
    return explain(instance, rule, schema) if explain else shortened(given, 200)


def shortened(text: str, length: int) -> str:
    """A text cut to a length."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _shown(value: Any) -> str:
    return shortened(json.dumps(value, ensure_ascii=False), 80)


def _required(instance: Any, rule: Any, _: Schema) -> str:
    return f"lacks {', '.join(repr(name) for name in rule if name not in instance)}"


def _additional(instance: Any, _: Any, schema: Schema) -> str:
    unknown = (repr(name) for name in instance if name not in schema.get("properties", {}))
    return f"has fields that are not defined: {', '.join(unknown)}"


def _dependent(instance: Any, rule: Any, _: Schema) -> str:
    pairs = ((there, name) for there, names in rule.items() if there in instance for name in names)
    return "; ".join(
        f"lacks {name!r}, which {there!r} needs" for there, name in pairs if name not in instance
    )


def _type(instance: Any, rule: Any, _: Schema) -> str:
    return f"{_shown(instance)} is not of type {rule}"


def _enum(instance: Any, rule: Any, _: Schema) -> str:
    return f"{_shown(instance)} is none of {', '.join(map(str, rule))}"


def _const(instance: Any, rule: Any, _: Schema) -> str:
    return f"{_shown(instance)} is not {_shown(rule)}"


def _pattern(instance: Any, rule: Any, schema: Schema) -> str:
    form = schema.get("description", rule).partition("\n")[0]
    return f"{_shown(instance)} does not have the form: {form}"


def _not(_: Any, rule: Any, __: Schema) -> str:
    return f"must not have {', '.join(map(repr, rule['required']))} here"


_MESSAGES: dict[str, Callable[[Any, Any, Schema], str]] = {
    "required": _required,
    "additionalProperties": _additional,
    "dependentRequired": _dependent,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "not": _not,
}
