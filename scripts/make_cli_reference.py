"""Writes `docs/cli.md` from the `--help` of each command, so that the two cannot differ.

    python scripts/make_cli_reference.py [--check]

`--check` writes nothing and fails if the file is not up to date. Spaces and line breaks do not count, for releases
of click differ in them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from post2slides.cli import main as command

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
NAME = "post2slides"
WIDTH = 100
"""Of the help texts, in columns."""
HEAD = """# Command line

Made from `--help` by `scripts/make_cli_reference.py`; do not edit.

Exit codes: 0 the deck is made, 1 it is not (or, with `--strict`, there are warnings), 2 wrong use.
"""


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(f"\n## `{path}`\n\n```\n{text}\n```\n" for path, text in helps(command, NAME))


def helps(current: click.Command, path: str) -> Iterator[tuple[str, str]]:
    """Each command's full name and help text, parents first."""
    context = click.Context(current, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH)
    yield path, current.get_help(context).rstrip()
    if isinstance(current, click.Group):
        for name in current.list_commands(context):
            child = current.get_command(context, name)
            assert child is not None
            yield from helps(child, f"{path} {name}")


def main(arguments: list[str]) -> None:
    page = reference()
    if arguments == ["--check"]:
        if not REFERENCE.exists() or REFERENCE.read_text(encoding="utf-8").split() != page.split():
            sys.exit("docs/cli.md is not up to date; run scripts/make_cli_reference.py")
    else:
        REFERENCE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
