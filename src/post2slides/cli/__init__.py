"""What a person types: the commands, their options and their help. The only place that prints or exits.

One module per command; what they share is in `errors` (what goes wrong), `request` (from options to values) and
`terminal` (what is printed).
"""

from __future__ import annotations

import click

from post2slides.cli.commands import Commands
from post2slides.cli.terminal import COLOUR_CHOICES, wants_colour


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="post2slides")
@click.option(
    "--color",
    type=click.Choice(COLOUR_CHOICES),
    default="auto",
    help="Use colours; auto: on terminals, as NO_COLOR and FORCE_COLOR say.",
)
@click.option("--debug", is_flag=True, help="Show where in the program a bug is, for a report.")
@click.pass_context
def main(context: click.Context, color: str, debug: bool) -> None:
    """Turn a blog post in Markdown into a PowerPoint deck that is ready to present.

    One slide per heading; lines that begin with a pencil (✏️) become speaker notes; pictures fill their slides. The
    deck is native and editable, and the post needs no change.

    \b
    Examples:
      post2slides convert post.md
      post2slides convert post.md -o talk.pptx -t midnight
      post2slides convert posts -o decks
      post2slides check post.md
      post2slides inspect post.md --stage deck
      post2slides themes
      post2slides config post.md
    """
    context.color = wants_colour(color)


__all__ = ["main"]
