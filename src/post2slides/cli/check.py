"""`post2slides check`: what is wrong with a post's deck, or with any deck."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from post2slides.cli.errors import FAILED, WRONG_USE, errors_explained
from post2slides.cli.grouped import GroupedCommand
from post2slides.cli.request import is_folder, source_of
from post2slides.cli.setting_options import chosen, setting_options
from post2slides.cli.terminal import counted, say
from post2slides.diagnostics import Severity

if TYPE_CHECKING:
    from post2slides.check import Checked, Finding

_DECKS = {".pptx", ".pptm", ".ppsx", ".potx"}
_NEVER = "never"
_HEAD = ("where", "slide", "severity", "code", "what")


@click.command(cls=GroupedCommand)
@click.argument("files", metavar="POST|FOLDER|DECK...", nargs=-1, required=True)
@setting_options
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, (Severity.WARNING, Severity.INFO)), _NEVER]),
    default=str(Severity.WARNING),
    show_default=True,
    help="From which severity on a finding makes the exit code 1.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print warnings alone.")
def check(files: tuple[str, ...], as_json: bool, fail_on: str, quiet: bool, **options: Any) -> None:
    """Tell what a careful colleague would say of the slides: text that overflows or is too small, low contrast, missing
    descriptions and titles, blurred pictures, what of the post could not be shown, and how long the talk takes.

    A POST is converted, and nothing is written; a FOLDER stands for the posts in it. A DECK (.pptx) may come from any
    program. Exit codes: 0 when all is well, 1 when something was found, 2 when a file cannot be checked.

    \b
    Examples:
      post2slides check post.md
      post2slides check talk.pptx --json
      post2slides check posts --fail-on never
    """
    with errors_explained(WRONG_USE):
        found = [_checked(file, options) for name in files for file in _in_folder(name)]
    if as_json:
        say(json.dumps({"files": [_as_data(one) for one in found]}, ensure_ascii=False, indent=2))
    else:
        say("\n\n".join("\n".join(_table(one, quiet=quiet)) for one in found))
    if any(_fails(finding, fail_on) for one in found for finding in one.findings):
        raise SystemExit(FAILED)


def _in_folder(name: str) -> list[str]:
    """The posts of a folder, or what was named itself."""
    if not is_folder(name):
        return [name]
    from post2slides.batch.find import posts_of_folder

    return [str(post) for post in posts_of_folder(Path(name))]


def _checked(file: str, options: dict[str, Any]) -> Checked:
    from post2slides.check import check_deck, check_post
    from post2slides.pipeline import Options

    if Path(file).suffix.lower() in _DECKS:
        return check_deck(Path(file))
    request = Options(chosen(options))
    return check_post(source_of(file, request), file, request)


def _fails(finding: Finding, fail_on: str) -> bool:
    """How long the talk takes is told always, and is no fault."""
    if finding.code == "talk-length" or fail_on == _NEVER:
        return False
    return fail_on == Severity.INFO or finding.severity is Severity.WARNING


def _as_data(checked: Checked) -> dict[str, object]:
    return {
        "file": checked.file,
        "slides": checked.slides,
        "minutes": round(checked.minutes, 1),
        "findings": [asdict(finding) for finding in checked.findings],
    }


def _table(checked: Checked, *, quiet: bool) -> list[str]:
    """A line for each finding, with what to do below it, and a summary."""
    told = [finding for finding in checked.findings if not quiet or finding.severity is Severity.WARNING]
    rows = [_HEAD, *(_cells(finding, checked.file) for finding in told)] if told else []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    remedies = ["", *(f"    {finding.remedy}" for finding in told)]
    explained = [line for pair in zip(lines, remedies, strict=False) for line in pair if line]
    return [*explained, _summary(checked)]


def _cells(finding: Finding, file: str) -> tuple[str, ...]:
    place = f"{file}:{finding.line}" if finding.line else file
    return place, str(finding.slide or ""), str(finding.severity), finding.code, finding.message


def _summary(checked: Checked) -> str:
    severities = [finding.severity for finding in checked.findings]
    slides = counted(checked.slides, "slide")
    length = counted(max(1, round(checked.minutes)), "minute")
    warnings = counted(severities.count(Severity.WARNING), "warning")
    return f"{checked.file}: {slides}, about {length}, {warnings}"
