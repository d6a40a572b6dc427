"""What is printed."""

from __future__ import annotations

import click

from post2slides.diagnostics import Diagnostic, Severity


def print_diagnostics(found: list[Diagnostic], file: str, *, verbose: bool) -> None:
    for diagnostic in sorted(found, key=lambda diagnostic: diagnostic.line or 0):
        if verbose or diagnostic.severity is Severity.WARNING:
            click.echo(diagnostic.located(file), err=True)


def counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
