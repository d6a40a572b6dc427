"""The conversion of one post."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from post2slides.cli.errors import FAILED
from post2slides.cli.request import STANDARD, Request, is_folder, source_of
from post2slides.cli.terminal import counted, echo_error, print_diagnostics, say
from post2slides.diagnostics import Diagnostic, OutputError, Severity

if TYPE_CHECKING:
    from post2slides.pipeline import Stages


@dataclass(frozen=True, slots=True)
class Made:
    """The deck of one post."""

    stages: Stages
    deck: Path | None
    """None for standard output."""
    exit_code: int


def convert_one(request: Request, *, explain: bool) -> Made:
    """Make the deck of the one post that is asked for, and tell of it.

    Raises Post2SlidesError where no deck can be made.
    """
    from post2slides.cli.progress import picture_progress
    from post2slides.pipeline import Options, convert, title_of

    post = request.posts[0]
    found: list[Diagnostic] = []
    with picture_progress(shown=not request.quiet) as progress:
        options = Options(request.chosen, force=request.force, progress=progress)
        source = source_of(post, options, request.wanted)
        target = target_of(request, lambda: title_of(source, options), among_others=source.among_others)
        stages = convert(source, target or _standard_output(), options, found.append)
    if explain:
        from post2slides.inspect import explain as explained

        say(explained(stages.placed), nl=False, err=target is None)
    if not request.quiet:
        print_diagnostics(found, post, verbose=request.verbose)
        if target:
            say(_summary(stages, found, target).replace("\n", "\\n"))
    failed = request.strict and any(diagnostic.severity is Severity.WARNING for diagnostic in found)
    return Made(stages, target, FAILED if failed else 0)


def open_deck(made: Made) -> None:
    """Open the deck in the system's program for it."""
    if made.deck and click.launch(str(made.deck)):
        echo_error(f"Warning: no program was found that opens {made.deck}.")


def target_of(request: Request, title: Callable[[], str], *, among_others: bool = False) -> Path | None:
    """The deck's file; None for standard output.

    A post from the web, or one of several in an export, has a deck that is named by its title: in the current folder,
    or beside the export.
    """
    from post2slides.source import file_name, is_address

    post, output = request.posts[0], request.output
    if output == STANDARD:
        return None
    if output is None and post == STANDARD:
        raise OutputError("a post from standard input needs a place for its deck", hint="Name it with -o DECK.pptx.")
    if (is_address(post) or among_others) and (output is None or is_folder(output)):
        beside = Path(post).parent if among_others else Path()
        return Path(output or beside, f"{file_name(title())}.pptx")
    if output is None:
        return Path(post).with_suffix(".pptx")
    if is_folder(output) and post != STANDARD:
        from post2slides.batch.targets import Found, targets

        return targets([Found(Path(post))], Path(output))[Path(post)]
    if post != STANDARD and os.path.realpath(output) == os.path.realpath(post):
        raise OutputError("the deck would replace the post itself", file=output, hint="Give it another name.")
    return _deck_named(Path(output))


def _deck_named(output: Path) -> Path:
    """The file as it was named, unless no program would open it under that name. Devices are named as they are."""
    if output.suffix.lower() != ".pptx" and (output.is_file() or not output.exists()):
        raise OutputError("a deck's name ends with .pptx", file=str(output), hint=f"Name it {output.stem}.pptx.")
    return output


def _summary(stages: Stages, found: list[Diagnostic], target: Path) -> str:
    from post2slides.model.placed import PictureShape

    slides = stages.placed.slides
    pictures = sum(isinstance(shape, PictureShape) for slide in slides for shape in slide.shapes)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in found)
    counts = [
        counted(len(slides), "slide"),
        counted(pictures, "picture"),
        counted(sum(bool(slide.notes) for slide in slides), "slide with notes", "slides with notes"),
        counted(warnings, "warning"),
    ]
    return f"{target}: {', '.join(counts)}"


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise OutputError("standard output is closed", hint="Name the deck's file with -o DECK.pptx.")
    return sys.stdout.buffer
