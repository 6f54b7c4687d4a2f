"""How errors leave the program: a message and a hint on stderr, an exit code, a traceback only with -v."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

import click

from yusuan.errors import ExitCode, YusuanError

_VERBOSE = "yusuan.verbose"
F = TypeVar("F", bound=Callable[..., Any])


class ErrorsToMessages(click.Group):
    """A group that translates `YusuanError` into a message and its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except YusuanError as error:
            if ctx.meta.get(_VERBOSE):
                traceback.print_exc(file=sys.stderr)
            click.echo(f"yusuan: {error}", err=True)
            ctx.exit(int(error.exit_code))
        except (KeyboardInterrupt, click.Abort):
            click.echo("yusuan: interrupted.", err=True)
            ctx.exit(int(ExitCode.INTERRUPTED))


def _remember(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    ctx.meta[_VERBOSE] = ctx.meta.get(_VERBOSE, False) or value


def verbose_option(function: F) -> F:
    """Add -v/--verbose, which shows the traceback of an error."""
    return click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Show where in the program an error came from.",
    )(function)
