"""`post2slides inspect`: what each stage makes of a post, as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from post2slides.cli.errors import errors_explained
from post2slides.cli.grouped import GroupedCommand
from post2slides.cli.request import source_of
from post2slides.cli.setting_options import chosen, setting_options
from post2slides.cli.terminal import say
from post2slides.diagnostics import Diagnostic


@click.command(cls=GroupedCommand)
@click.argument("post", metavar="POST", type=click.Path())
@click.option(
    "--stage",
    type=click.Choice(["tokens", "post", "deck", "placed"]),
    default="deck",
    show_default=True,
    help="Markdown's tokens; the post as read; the deck as outlined; the slides as set.",
)
@click.option("--post", "wanted", metavar="TITLE", default="", help="As for convert.")
@setting_options
def inspect(post: str, stage: str, wanted: str, **options: Any) -> None:
    """Print what a stage of the conversion makes of POST, one line per thing with its source line.

    \b
    Examples:
      post2slides inspect post.md --stage post         what was understood of the post
      post2slides inspect post.md                      which slides it makes, and why
      post2slides inspect post.md --stage placed       sizes and places of everything
    """
    with errors_explained():
        say(_inspected(post, wanted, stage, chosen(options)), nl=False)


def _inspected(post: str, wanted: str, stage: str, settings: Mapping[str, object]) -> str:
    from post2slides import inspect as dump
    from post2slides import scratch
    from post2slides.options import settings_of
    from post2slides.pipeline import Options, prepare, read_source
    from post2slides.read import page_tokens, settings_in, tokens
    from post2slides.source import Form, site_around

    def ignore(_diagnostic: Diagnostic) -> None:
        """Inspecting shows the values; converting tells what is wrong with them."""

    options = Options(settings)
    source = source_of(post, options, wanted)
    if stage == "tokens" and source.form is Form.PAGE:
        return dump.dump_tokens(page_tokens(source.text))
    if stage == "tokens":
        dialect = settings_of(source, settings_in(source.text), options, ignore).dialect
        return dump.dump_tokens(tokens(source.text, site_around(source.path), dialect or None))
    if stage == "post":
        return dump.dump_post(read_source(source, options, ignore))
    with scratch.folder() as workdir:
        stages = prepare(source, options, workdir, ignore)
    return dump.dump_deck(stages.deck) if stage == "deck" else dump.dump_placed(stages.placed)
