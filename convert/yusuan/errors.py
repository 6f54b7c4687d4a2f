"""What stops the program: exceptions with an exit code and a hint on what to do next.

What is wrong with a *document* (a sum that does not hold, a cell not understood) is never an exception;
it is a value in the result.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    MISSING_EXTRA = 4
    OUTPUT = 5
    INTERRUPTED = 130


class YusuanError(Exception):
    """Base of all errors; `message` says what happened, `hint` what to do next."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class UnreadableInputError(YusuanError):
    """The file cannot be read as what it claims to be (missing, empty, damaged, encrypted, binary)."""


class NotADisclosureError(YusuanError):
    """The file was read, but nothing in it is a budget disclosure."""


class UsageError(YusuanError):
    """The request itself does not make sense."""

    exit_code = ExitCode.USAGE


class MissingExtraError(YusuanError):
    """An optional library is needed; the hint has the line that installs it."""

    exit_code = ExitCode.MISSING_EXTRA


class OutputError(YusuanError):
    """The output cannot be written."""

    exit_code = ExitCode.OUTPUT
