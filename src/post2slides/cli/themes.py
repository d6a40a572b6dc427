"""`post2slides themes`: the themes there are."""

from __future__ import annotations

import click

from post2slides.cli.errors import errors_explained


@click.command()
def themes() -> None:
    """List the built-in themes.

    \b
    Example:
      post2slides themes
      post2slides convert post.md -t midnight
    """
    with errors_explained():
        from post2slides.theme.load import load_theme, theme_names

        for name in theme_names():
            click.echo(f"{name:<12}{load_theme(name).title}")
