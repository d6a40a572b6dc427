"""The group of all commands, which knows what somebody meant who typed none of them."""

from __future__ import annotations

from pathlib import Path

import click

from post2slides.cli.request import STANDARD, is_folder


class Commands(click.Group):
    """Names `convert` to those who give a post where a command belongs."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's; a post in place of a command is answered with the command that converts it."""
        word = args[0]
        if word not in self.commands and _is_post(word):
            raise click.UsageError(f"No such command {word!r}. Did you mean: post2slides convert {' '.join(args)}", ctx)
        return super().resolve_command(ctx, args)


def _is_post(word: str) -> bool:
    return word == STANDARD or "://" in word or Path(word).suffix != "" or is_folder(word)
