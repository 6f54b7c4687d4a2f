"""`yusuan schema`: list, show and export the published JSON Schemas."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def schema() -> None:
    """List, show or export the published JSON Schemas."""


@schema.command("list")
def list_schemas() -> None:
    """List the schemas: name and title, separated by a tab."""
    from yusuan import _data  # noqa: PLC0415

    for name in _data.schema_names():
        click.echo(f"{name}\t{_data.schema(name)['title']}")


@schema.command()
@click.argument("name")
def show(name: str) -> None:
    """Print the schema NAME as published."""
    from yusuan import _data  # noqa: PLC0415

    try:
        click.echo(_data.schema_text(name), nl=False)
    except KeyError:
        names = ", ".join(_data.schema_names())
        raise click.BadParameter(
            f"there is no schema {name!r}; there are {names}", param_hint="NAME"
        ) from None


@schema.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--bundle", is_flag=True, help="Also write disclosure.bundle.schema.json, all schemas in one file."
)
def export(folder: Path, *, bundle: bool) -> None:
    """Write the schemas to FOLDER.

    The bundle is for validators that would fetch the schemas that others refer to:
    `check-jsonschema --schemafile FOLDER/disclosure.bundle.schema.json FILE...` needs no network.
    """
    from yusuan.validation import export_schemas  # noqa: PLC0415

    for path in export_schemas(folder, bundled=bundle):
        click.echo(path)
