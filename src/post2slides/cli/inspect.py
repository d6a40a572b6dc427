"""`post2slides inspect`: what each stage makes of a post, as text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from post2slides.cli.errors import errors_explained
from post2slides.cli.request import options_of, source_of
from post2slides.diagnostics import Diagnostic

if TYPE_CHECKING:
    from post2slides.convert import Options, Source


@click.command()
@click.argument("post", metavar="POST")
@click.option(
    "--stage",
    type=click.Choice(["tokens", "post", "deck", "placed"]),
    default="deck",
    show_default=True,
    help="Markdown's tokens; the post as read; the deck as outlined; the slides as set.",
)
@click.option("-t", "--theme", help="The theme that `placed` is set in.")
@click.option("--prose", type=click.Choice(["fit", "full", "notes"]), help="As for convert.")
@click.option("--offline", is_flag=True, help="Fetch no pictures from the web; use those fetched before.")
@click.option("--dialect", metavar="NAME", help="As for convert.")
def inspect(post: str, stage: str, theme: str | None, prose: str | None, offline: bool, dialect: str | None) -> None:
    """Print what a stage of the conversion makes of POST, one line per thing with its source line.

    \b
    Examples:
      post2slides inspect post.md --stage post         what was understood of the post
      post2slides inspect post.md                      which slides it makes, and why
      post2slides inspect post.md --stage placed       sizes and places of everything
    """
    with errors_explained():
        source = source_of(post, dialect)
        click.echo(_inspected(source, stage, lambda: options_of(theme, prose, offline=offline)), nl=False)


def _inspected(source: Source, stage: str, options: Callable[[], Options]) -> str:
    from post2slides import inspect as dump
    from post2slides.convert import prepare, read_source, site_around
    from post2slides.read import tokens

    def ignore(_diagnostic: Diagnostic) -> None:
        """Inspecting shows the values; converting tells what is wrong with them."""

    if stage == "tokens":
        return dump.dump_tokens(tokens(source.text, site_around(source.path), source.dialect))
    if stage == "post":
        return dump.dump_post(read_source(source, ignore))
    with tempfile.TemporaryDirectory(prefix="post2slides-") as workdir:
        stages = prepare(source, options(), Path(workdir), ignore)
    return dump.dump_deck(stages.deck) if stage == "deck" else dump.dump_placed(stages.placed)
