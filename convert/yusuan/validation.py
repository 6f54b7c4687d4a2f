"""Whether an instance is valid against the published schemas, and in plain words why not.

A compiled validator decides and tells which elements are wrong; the pure Python one, hundreds of times
slower, only explains those. All schemas come from `schemas/`; nothing is fetched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from yusuan import _data, _explain, _references
from yusuan._collector import paused
from yusuan.errors import OutputError, UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError
    from jsonschema_rs import Draft202012Validator as CompiledValidator

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as the schema says.

    `pointer` is the JSON Pointer (RFC 6901) of the place, `field` its title in the schema, `message` what is
    wrong, `expected` what the schema says of the value.
    """

    pointer: str
    field: str
    message: str
    expected: str

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {': '.join(filter(None, (self.field, self.message)))}"


@paused()
def problems(instance: Any, schema_name: str = "disclosure") -> list[Problem]:
    """What is wrong with an instance, in the order of its schema; nothing when it is valid.

    A disclosure that is valid against its schema must also hold together: ids are unique, references lead
    somewhere, counts are right.

    A `str` or `bytes` is taken as JSON text. Raises UnreadableInputError when that is no JSON, and KeyError
    when there is no schema of that name.
    """
    value = parsed(instance) if isinstance(instance, (str, bytes)) else instance
    if not compiled(schema_name).is_valid(value):
        return list(_problems(value, schema_name))
    return list(_loose_ends(value)) if schema_name == "disclosure" else []


def _loose_ends(disclosure: dict[str, Any]) -> Iterator[Problem]:
    for path, message in _references.faults(disclosure):
        yield Problem(
            pointer=_pointer(path), field=_explain.field("disclosure", path), message=message, expected=""
        )


def _pointer(path: _Path) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def parsed(text: str | bytes) -> Any:
    """JSON text, parsed strictly. Raises UnreadableInputError."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except ValueError as error:
        hint = "Was the file cut off, or edited by hand?"
        raise UnreadableInputError(f"This is no JSON: {error}.", hint) from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _schemas() -> list[tuple[str, dict[str, Any]]]:
    return [(_data.schema(name)["$id"], _data.schema(name)) for name in _data.schema_names()]


@cache
def compiled(schema_name: str) -> CompiledValidator:
    """The fast validator of a schema; it knows all the other schemas."""
    import jsonschema_rs  # noqa: PLC0415  (only when something is validated)

    registry = jsonschema_rs.Registry(_schemas())
    return jsonschema_rs.Draft202012Validator(_data.schema(schema_name), registry=registry, offline=True)


@cache
def _explaining(schema_name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  (only for what is not valid)
    from referencing import Registry, Resource  # noqa: PLC0415

    resources = ((uri, Resource.from_contents(schema)) for uri, schema in _schemas())
    registry: Any = Registry().with_resources(resources)
    return Draft202012Validator(_data.schema(schema_name), registry=registry)


def _problems(value: Any, schema_name: str) -> Iterator[Problem]:
    parts = _parts(schema_name) if isinstance(value, dict) else {}
    wrong = sorted({tuple(e.instance_path)[:2] for e in compiled(schema_name).iter_errors(value)}, key=str)
    elements = [path for path in wrong if len(path) == 2 and path[0] in parts]
    if len(elements) < len(wrong):
        empty: dict[str | int, Any] = {key: [] for key in parts if isinstance(value.get(key), list)}
        whole = {**value, **empty} if empty else value
        yield from _explained(whole, schema_name, ())
    for key, index in sorted(elements):
        yield from _explained(value[key][index], parts[key], (key, index))


@cache
def _parts(schema_name: str) -> dict[str | int, str]:
    """The arrays of an object whose elements have a schema of their own, with the name of that schema."""
    fields: dict[str, Any] = _data.schema(schema_name).get("properties", {})
    items = {name: node["items"] for name, node in fields.items() if "$ref" in node.get("items", {})}
    return {
        name: node["$ref"].removesuffix(".schema.json")
        for name, node in items.items()
        if node["$ref"].endswith(".schema.json")
    }


def _explained(value: Any, schema_name: str, prefix: _Path) -> Iterator[Problem]:
    errors = _explaining(schema_name).iter_errors(value)
    for error in sorted(errors, key=lambda error: [str(part).zfill(6) for part in error.absolute_path]):
        yield _problem(error, schema_name, prefix)


def _problem(error: ValidationError, schema_name: str, prefix: _Path) -> Problem:
    path: _Path = tuple(error.absolute_path)
    schema: Any = error.schema if isinstance(error.schema, dict) else {}
    title = _explain.field(schema_name, path) or _data.schema(schema_name)["title"]
    return Problem(
        pointer=_pointer((*prefix, *path)),
        field=title,
        message=_explain.message(
            str(error.validator), error.instance, error.validator_value, schema, error.message
        ),
        expected=schema.get("description", "").partition("\n")[0],
    )


def bundle(schema_name: str = "disclosure") -> dict[str, Any]:
    """A schema with all others embedded under `$defs`, each with its own `$id`: a compound document."""
    others = {name: _data.schema(name) for name in _data.schema_names() if name != schema_name}
    root = _data.schema(schema_name)
    return {**root, "$defs": {**root.get("$defs", {}), **others}}


def export_schemas(folder: Path, *, bundled: bool) -> list[Path]:
    """Write the schemas, and the bundle if wanted, to a folder; return the paths. Raises OutputError."""
    texts = {f"{name}.schema.json": _data.schema_text(name) for name in _data.schema_names()}
    if bundled:
        text = json.dumps(bundle(), ensure_ascii=False, indent=2)
        texts["disclosure.bundle.schema.json"] = f"{text}\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"{folder}: cannot be written: {error.strerror or error}."
        raise OutputError(message, "Name a folder that you may write to.") from error
    return [folder / name for name in texts]
