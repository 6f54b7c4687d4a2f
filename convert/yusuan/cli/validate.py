"""`yusuan validate`: JSON files of an output against the published schemas."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yusuan.errors import ExitCode, UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yusuan.validation import Problem


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--schema", "schema_name", default="disclosure", show_default=True, help="Name of the schema.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
def validate(paths: tuple[Path, ...], schema_name: str, output: str) -> None:
    """Validate JSON files against the published schemas.

    PATH is a JSON file, or a folder: an output of `yusuan convert`, whose json/ is taken, or any other, whose
    .json files are taken.

    Exit status: 0 all are valid, 1 some are not, 3 a file is missing or no JSON.
    """
    from yusuan import _data  # noqa: PLC0415

    if schema_name not in _data.schema_names():
        names = ", ".join(_data.schema_names())
        raise click.BadParameter(
            f"there is no schema {schema_name!r}; there are {names}", param_hint="--schema"
        )
    found = unreadable = 0
    for path in _files(paths):
        try:
            problems = _problems(path, schema_name)
        except UnreadableInputError as error:
            unreadable += 1
            click.echo(f"{error.message} {error.hint}", err=True)
            continue
        found += len(problems)
        _print(path, problems, output)
    if unreadable:
        raise click.exceptions.Exit(ExitCode.UNREADABLE)
    raise click.exceptions.Exit(ExitCode.FINDINGS if found else ExitCode.CLEAN)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        folder = path / "json" if (path / "json").is_dir() else path
        inside = sorted(folder.rglob("*.json"))
        if not inside:
            raise UnreadableInputError(
                f"{path}: holds no JSON file.", "Name the output folder of a conversion."
            )
        yield from inside


def _problems(path: Path, schema_name: str) -> list[Problem]:
    from yusuan.validation import problems  # noqa: PLC0415

    try:
        return problems(path.read_bytes(), schema_name)
    except UnreadableInputError as error:
        raise UnreadableInputError(f"{path}: {error.message}", error.hint) from error
    except FileNotFoundError:
        raise UnreadableInputError(f"{path}: no such file.", "Check the path.") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UnreadableInputError(f"{path}: {reason}.", "Check the file's permissions.") from error


def _print(path: Path, problems: Iterable[Problem], output: str) -> None:
    for problem in problems:
        if output == "json":
            click.echo(json.dumps({"file": str(path), **asdict(problem)}, ensure_ascii=False))
        else:
            click.echo(f"{path}: {problem}")
