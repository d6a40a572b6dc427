"""The group of all commands, each loaded when it is asked for (https://click.palletsprojects.com/en/stable/complex/).

It knows what somebody meant who typed none of them.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from post2slides.cli.errors import stopped
from post2slides.cli.request import STANDARD, is_folder

_NAMES = ("cache", "check", "completion", "config", "convert", "inspect", "themes")
"""Each is a module of this room, with the command of the same name in it."""


class Commands(click.Group):
    """Names `convert` to those who give a post where a command belongs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in _NAMES:
            return None
        command: click.Command = getattr(import_module(f"post2slides.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """As click's, but that Ctrl-C while a command is loaded ends as it does later."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            stopped()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's; a command that there is not is answered with the one that was probably meant."""
        if args[0] not in _NAMES:
            raise click.UsageError(f"No such command {args[0]!r}.{_meant(args)}", ctx)
        return super().resolve_command(ctx, args)


def _meant(args: list[str]) -> str:
    """What somebody meant who typed `args`; nothing where it cannot be guessed."""
    if _is_post(args[0]):
        return f" Did you mean: post2slides convert {' '.join(args)}"
    from difflib import get_close_matches

    return "".join(f" Did you mean {name!r}?" for name in get_close_matches(args[0], _NAMES, 1))


def _is_post(word: str) -> bool:
    return word == STANDARD or "://" in word or Path(word).suffix != "" or is_folder(word)
