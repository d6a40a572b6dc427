"""`post2slides completion`: what the shell needs to complete commands, options and their values."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ZshComplete

from post2slides.cli.errors import errors_explained

_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
_NAME = "post2slides"
_VARIABLE = "_POST2SLIDES_COMPLETE"
"""By it click is asked for completions: its rule is `_<NAME>_COMPLETE`."""


@click.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes SHELL complete commands, options, themes and the values of settings.

    \b
    Examples:
      echo 'eval "$(post2slides completion bash)"' >> ~/.bashrc
      echo 'eval "$(post2slides completion zsh)"' >> ~/.zshrc
      post2slides completion fish > ~/.config/fish/completions/post2slides.fish
    """
    with errors_explained():
        click.echo(_SHELLS[shell](context.find_root().command, {}, _NAME, _VARIABLE).source())


def complete_theme(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The built-in themes, and files and folders for one of one's own."""
    from post2slides.theme.load import theme_names

    return [*_beginning(begun, theme_names()), CompletionItem(begun, type="file")]


def complete_dialect(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The dialects there are."""
    from post2slides.read.dialects import names

    return _beginning(begun, names())


def _beginning(begun: str, names: tuple[str, ...]) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(begun)]
