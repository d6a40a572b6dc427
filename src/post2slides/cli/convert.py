"""`post2slides convert`: a post becomes a deck."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from post2slides.cli.errors import FAILED, errors_explained
from post2slides.cli.grouped import GroupedCommand
from post2slides.cli.request import source_of
from post2slides.cli.setting_options import chosen, setting_options
from post2slides.cli.terminal import counted, print_diagnostics
from post2slides.diagnostics import Diagnostic, OutputError, Severity

if TYPE_CHECKING:
    from post2slides.convert import Stages


@click.command(cls=GroupedCommand)
@click.argument("post", metavar="POST")
@click.option(
    "-o",
    "--output",
    metavar="DECK.pptx",
    help="Where the deck goes. Without it: beside the post. `-` is standard output.",
)
@setting_options
@click.option(
    "--force",
    is_flag=True,
    help="Replace the deck there even where somebody has worked on it, or where post2slides did not make it.",
)
@click.option(
    "--strict", is_flag=True, help="Fail (exit code 1) when there are warnings. The deck is written all the same."
)
@click.option(
    "--explain", is_flag=True, help="Tell for each slide how full it is, how large its type, and why it is continued."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Also tell what was changed without harm: slides continued, text made smaller.",
)
def convert(
    post: str,
    output: str | None,
    force: bool,
    strict: bool,
    explain: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Convert POST, a Markdown file or an HTML page, into a PowerPoint deck.

    POST may be an address on the web; then the deck lands in this folder, named by its title. It may be `-` for
    standard input; then -o says where the deck goes. Pictures are looked for beside the post, then
    in the folders where blogs keep them; those on the web are fetched and kept for the next time. A picture that cannot
    be had becomes a card with its address, and a warning. A deck that was edited since it was made is not replaced
    without --force. What the options under Deck, Post and Pictures choose can also be said in the post's front matter
    or in post2slides.toml; `post2slides config` shows what holds.

    \b
    Examples:
      post2slides convert post.md                      the deck lands in post.pptx
      post2slides convert post.md -t midnight          in another theme
      post2slides convert post.md --prose full         every word on slides
      post2slides convert https://example.org/post/    the post at an address
      cat post.md | post2slides convert - -o deck.pptx
    """
    with errors_explained():
        from post2slides.cli.progress import picture_progress
        from post2slides.convert import Options, title_of
        from post2slides.convert import convert as make_deck

        found: list[Diagnostic] = []
        with picture_progress(shown=not quiet) as progress:
            request = Options(chosen(options), force=force, progress=progress)
            source = source_of(post, request)
            target = _target(post, output, lambda: title_of(source, request))
            stages = make_deck(source, target or sys.stdout.buffer, request, found.append)
        if explain:
            from post2slides.inspect import explain as explained

            click.echo(explained(stages.placed), nl=False, err=target is None)
        if not quiet:
            print_diagnostics(found, post, verbose=verbose)
            if target:
                click.echo(_summary(stages, found, target))
    if strict and any(diagnostic.severity is Severity.WARNING for diagnostic in found):
        raise SystemExit(FAILED)


def _target(post: str, output: str | None, title: Callable[[], str]) -> Path | None:
    """The deck's file; None for standard output. A post from the web has its deck, named by its title, right here."""
    if output == "-":
        return None
    from post2slides.source import file_name, is_address

    if output:
        target = Path(output)
        if post != "-" and target.resolve() == Path(post).resolve():
            raise OutputError("the deck would replace the post itself", file=output, hint="Give it another name.")
        return target
    if post == "-":
        raise OutputError("a post from standard input needs a place for its deck", hint="Name it with -o DECK.pptx.")
    if is_address(post):
        return Path(f"{file_name(title())}.pptx")
    return Path(post).with_suffix(".pptx")


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
