"""Whatever goes wrong ends in one clear line and an exit code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from post2slides.cli.terminal import echo_error, say
from post2slides.diagnostics import Post2SlidesError

FAILED = 1
"""The exit code when no deck could be made."""
INTERRUPTED = 130
"""The exit code when Ctrl-C ended it, by the shell's rule: 128 and the signal's number."""

WRONG_USE = 2
"""The exit code when what was typed makes no sense."""

ISSUES = "https://github.com/post2slides/post2slides/issues"
"""Where bugs are reported."""


@contextmanager
def errors_explained(failed: int = FAILED) -> Iterator[None]:
    """Whatever goes wrong ends in one clear line and the exit code `failed`, Ctrl-C in 130."""
    try:
        yield
    except Post2SlidesError as error:
        echo_error(f"Error: {error}")
        raise SystemExit(failed) from None
    except KeyboardInterrupt:
        stopped()
    except BrokenPipeError:
        raise SystemExit(FAILED) from None
    except OSError as error:
        echo_error(f"Error: {refusal(error)}")
        raise SystemExit(failed) from None
    except Exception as error:  # noqa: BLE001 - a bug: the user gets a place to report it instead of a traceback
        echo_error(f"Error: post2slides has a bug: {type(error).__name__}: {error}")
        say(report_it(traceback.format_exc()), err=True)
        raise SystemExit(failed) from None


def stopped() -> NoReturn:
    """Say that Ctrl-C ended it. Raises SystemExit."""
    echo_error("Stopped: nothing is half written.")
    raise SystemExit(INTERRUPTED) from None


def refusal(error: OSError) -> str:
    """What the system would not do, and to which file; with `--debug` also where in the program that was."""
    files = " → ".join(str(file) for file in (error.filename, error.filename2) if file)
    said = f"{error.strerror or error or type(error).__name__}{f': {files}' if files else ''}"
    return f"{said}\n{traceback.format_exc()}" if _is_debugged() else said


def report_it(trace: str) -> str:
    """Where to report a bug; with `--debug`, what to put into the report."""
    if _is_debugged():
        return f"{trace}Please report it: {ISSUES}"
    return f"Please report it: {ISSUES}\nWith `post2slides --debug` before the command, it tells where in the program."


def _is_debugged() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get("debug"))
