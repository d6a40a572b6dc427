"""The settings as options of commands, made from their declarations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from post2slides.cli.completion import complete_dialect, complete_theme
from post2slides.cli.grouped import GroupedOption
from post2slides.settings import Setting, settings_by_key

_COMPLETIONS = {"theme": complete_theme, "dialect": complete_dialect}
"""What completes the values of settings that are neither choices nor paths."""

Decorated = TypeVar("Decorated", bound=Callable[..., object])


def setting_options(command: Decorated) -> Decorated:
    """A decorator that gives a command an option for each setting, which arrive in one mapping by `chosen`."""
    for setting in reversed(list(settings_by_key().values())):
        command = _option(setting)(command)
    return command


def chosen(options: dict[str, Any]) -> dict[str, object]:
    """The settings among the values of options that were given."""
    return {name: value for name, value in options.items() if value is not None and value != ()}


def _option(setting: Setting) -> Callable[[Decorated], Decorated]:
    kind, about = setting.kind, setting.about
    flags = f"--{setting.key}/--no-{setting.key}" if kind.one is bool else f"--{setting.key}"
    return click.option(
        *filter(None, (about.flag, flags)),
        setting.name,
        cls=GroupedOption,
        group=about.group,
        type=_type(setting),
        metavar=about.metavar or None,
        multiple=kind.many,
        default=None,
        shell_complete=_COMPLETIONS.get(setting.name),
        help=_help(setting),
    )


def _help(setting: Setting) -> str:
    if setting.kind.many:
        return f"{setting.about.text} May be given more than once."
    usual = setting.default if isinstance(setting.default, str) else ""
    return f"{setting.about.text} Without it: {usual}." if usual else setting.about.text


def _type(setting: Setting) -> Any:
    kind = setting.kind
    if kind.choices:
        return click.Choice(kind.choices)
    return {bool: None, int: int, Path: click.Path(path_type=Path)}.get(kind.one, str)
