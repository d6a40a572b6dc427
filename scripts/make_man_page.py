"""Writes `man/post2slides.1` from the commands, their options and their help, so that it cannot differ from them.

    python scripts/make_man_page.py [--check]

`--check` writes nothing and fails if the page is not up to date. The page is in the macros of man(7).
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from post2slides.cli import main as command
from post2slides.cli.grouped import USUAL

PAGE = Path(__file__).resolve().parent.parent / "man" / "post2slides.1"
NAME = "post2slides"
TAIL = r"""
.SH FILES
.TP
.I post2slides.toml
Settings for the posts in its folder and those below it; a table [tool.post2slides] in
.I pyproject.toml
does the same.
.TP
.I ~/.cache/post2slides
Pictures that were fetched, and what decks were made from; on other systems, where caches belong there.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If not empty, no colours.
.TP
.B FORCE_COLOR
If not empty, colours even where the output is no terminal.
.TP
.B SOURCE_DATE_EPOCH
The time, in seconds since 1970, that the files inside a deck bear; without it, the year 1980.
.SH EXIT STATUS
.TP
.B 0
The deck is made.
.TP
.B 1
It is not; of many, at least one; or, with \-\-strict, there are warnings.
.TP
.B 2
Wrong use.
.TP
.B 130
Ended by Ctrl\-C.
.SH SEE ALSO
.BR pandoc (1)
"""


def page() -> str:
    """The whole page, without a date: the same commands make the same page."""
    head = (
        f'.TH POST2SLIDES 1 "" "{NAME}" "User Commands"\n.SH NAME\n{NAME} \\- a blog post becomes a PowerPoint deck\n'
    )
    usage = f".SH SYNOPSIS\n.B {NAME}\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]\n"
    about = f".SH DESCRIPTION\n{help_text(command)}{options(command)}.SH COMMANDS\n"
    return head + usage + about + "".join(sections(command, NAME)) + TAIL.lstrip("\n")


def sections(group: click.Command, path: str) -> Iterator[str]:
    """A section for each command under `group`."""
    assert isinstance(group, click.Group)
    context = click.Context(group)
    for name in group.list_commands(context):
        child = group.get_command(context, name)
        assert child is not None
        whole = f"{path} {name}"
        arguments = "".join(
            f" \\fI{escaped(parameter.metavar or parameter.human_readable_name)}\\fR"
            for parameter in child.params
            if isinstance(parameter, click.Argument)
        )
        yield f".SS {escaped(whole)} [\\fIOPTIONS\\fR]{arguments}\n{help_text(child)}{options(child)}"
        if isinstance(child, click.Group):
            yield from sections(child, whole)


def help_text(child: click.Command) -> str:
    """The help; what click leaves as it is (after a line with a backspace) stays so here."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(child.help or ""))
    return "".join(paragraph_of(paragraph) for paragraph in paragraphs)


def paragraph_of(text: str) -> str:
    if text.startswith("\b"):
        return f".PP\n.nf\n{lines(text.removeprefix(chr(8)).strip(chr(10)))}\n.fi\n"
    return f".PP\n{lines(' '.join(text.split()))}\n"


def options(child: click.Command) -> str:
    """The options in their groups, each with what it does."""
    context = click.Context(child)
    groups: dict[str, list[str]] = {}
    for parameter in child.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record:
            entry = f".TP\n\\fB{escaped(record[0])}\\fR\n{lines(record[1])}\n"
            groups.setdefault(getattr(parameter, "group", USUAL), []).append(entry)
    return "".join(f".PP\n\\fI{name}\\fR\n{''.join(entries)}" for name, entries in groups.items())


def lines(text: str) -> str:
    """Text in which no line is taken for a macro."""
    return "\n".join(re.sub(r"^(?=[.'])", r"\\&", escaped(line)) for line in text.split("\n"))


def escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")


def main(arguments: list[str]) -> None:
    made = page()
    if arguments == ["--check"]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8").split() != made.split():
            sys.exit("man/post2slides.1 is not up to date; run scripts/make_man_page.py")
    else:
        PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
