"""What is printed. Colours are always asked for; click leaves them out where the output is no terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable

import click

from post2slides.diagnostics import Diagnostic, Severity

COLOUR_CHOICES = ("auto", "always", "never")
_COLOURS = {Severity.WARNING: "yellow", Severity.INFO: "blue"}


def wants_colour(choice: str) -> bool | None:
    """Whether to use colours; None: on terminals.

    An option wins over `NO_COLOR` (https://no-color.org), that over `FORCE_COLOR` (https://force-color.org).
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def print_diagnostics(found: Iterable[Diagnostic], file: str, *, verbose: bool) -> None:
    for diagnostic in sorted(found, key=lambda diagnostic: diagnostic.line or 0):
        if verbose or diagnostic.severity is Severity.WARNING:
            kind = f"{diagnostic.severity}[{diagnostic.code}]:"
            coloured = click.style(kind, fg=_COLOURS[diagnostic.severity], bold=True)
            click.echo(diagnostic.located(file).replace(kind, coloured, 1), err=True)


def echo_error(message: str) -> None:
    """Print what went wrong; its first word, before the colon, is red."""
    kind, colon, rest = message.partition(":")
    click.echo(click.style(kind + colon, fg="red", bold=True) + rest, err=True)


def counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
