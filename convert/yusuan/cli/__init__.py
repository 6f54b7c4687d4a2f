"""The command line: options become a library call, its result goes to stdout, everything else to stderr.

Exit codes: 0 clean, 1 findings, 2 usage, 3 unreadable input, 4 missing extra, 5 output, 130 interrupted.
"""

from __future__ import annotations

import click

from yusuan import __version__
from yusuan.cli._group import ErrorsToMessages
from yusuan.cli.check import check
from yusuan.cli.convert import convert
from yusuan.cli.schema import schema
from yusuan.cli.show import show
from yusuan.cli.validate import validate
from yusuan.cli.vocab import vocab


@click.group(cls=ErrorsToMessages, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="yusuan")
def main() -> None:
    """Turn Chinese budget disclosures (部门预决算公开) into open data that proves itself.

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 unreadable input, 4 an optional library is missing,
    5 output cannot be written, 130 interrupted.
    """


for command in (convert, show, check, validate, schema, vocab):
    main.add_command(command)
