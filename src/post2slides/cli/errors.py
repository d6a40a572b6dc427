"""Whatever goes wrong ends in one clear line and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from post2slides.diagnostics import Post2SlidesError

FAILED = 1
"""The exit code when no deck could be made."""

WRONG_USE = 2
"""The exit code when what was typed makes no sense."""

ISSUES = "https://github.com/post2slides/post2slides/issues"
"""Where bugs are reported."""


@contextmanager
def errors_explained(failed: int = FAILED) -> Iterator[None]:
    """Whatever goes wrong ends in one clear line and the exit code `failed`."""
    try:
        yield
    except Post2SlidesError as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(failed) from None
    except BrokenPipeError:
        raise SystemExit(FAILED) from None
    except Exception as error:  # noqa: BLE001 - a bug: the user gets a place to report it instead of a traceback
        click.echo(
            f"Error: post2slides has a bug: {type(error).__name__}: {error}\nPlease report it: {ISSUES}", err=True
        )
        raise SystemExit(failed) from None
