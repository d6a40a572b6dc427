"""What is printed. Colours are always asked for; click leaves them out where the output is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from post2slides.diagnostics import Diagnostic, Severity, without_controls

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
            place, _, rest = without_controls(diagnostic.located(file)).partition(kind)
            _echo(place + coloured + rest, err=True)


def echo_error(message: str) -> None:
    """Print what went wrong; its first word, before the colon, is red."""
    kind, colon, rest = without_controls(message).partition(":")
    _echo(click.style(kind + colon, fg="red", bold=True) + rest, err=True)


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print `text`, whatever a post has put into it: nothing in it can steer the terminal."""
    _echo(without_controls(text), err=err, nl=nl)


def is_watched() -> bool:
    """Whether somebody looks at standard error, which may be closed."""
    return sys.stderr is not None and sys.stderr.isatty()


def _echo(text: str, *, err: bool, nl: bool = True) -> None:
    """Print also where the terminal's encoding lacks a character: then its escape sequence stands for it."""
    try:
        click.echo(text, err=err, nl=nl)
    except UnicodeEncodeError as error:
        click.echo(text.encode(error.encoding, "backslashreplace").decode(error.encoding), err=err, nl=nl)


def counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
