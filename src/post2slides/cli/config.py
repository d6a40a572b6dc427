"""`post2slides config`: which settings hold, and where each comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from post2slides.cli.errors import errors_explained
from post2slides.cli.grouped import GroupedCommand
from post2slides.cli.request import source_of
from post2slides.cli.setting_options import chosen, setting_options
from post2slides.cli.terminal import print_diagnostics, say
from post2slides.diagnostics import Diagnostic, Report
from post2slides.settings import Settings, settings_by_key

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command(cls=GroupedCommand)
@click.argument("post", metavar="[POST]", required=False, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs.")
@setting_options
def config(post: str | None, as_json: bool, **options: Any) -> None:
    """Show the settings that hold for POST, and where each value comes from.

    Options win over the post's `slides:` key, that over post2slides.toml or [tool.post2slides] in pyproject.toml, which
    is looked for in the post's folder and those above it. Without POST: what holds for a post in this folder.

    \b
    Examples:
      post2slides config
      post2slides config post.md
      post2slides config post.md -t midnight --json
    """
    with errors_explained():
        found: list[Diagnostic] = []
        settings = _settings(post, chosen(options), found.append)
        say(_as_json(settings) if as_json else _table(settings))
        print_diagnostics(found, post or "", verbose=True)


def _settings(post: str | None, options: Mapping[str, object], report: Report) -> Settings:
    from post2slides.options import settings_of
    from post2slides.pipeline import Options, Source, read_source

    source = source_of(post, Options(options)) if post else Source("", "", Path("post.md"))
    asked = read_source(source, Options(options), lambda _: None).meta.settings if post else {}
    return settings_of(source, asked, Options(options), report)


def _rows(settings: Settings) -> list[tuple[str, object, str]]:
    return [
        (key, getattr(settings, setting.name), str(settings.origin(setting.name)))
        for key, setting in settings_by_key().items()
    ]


def _table(settings: Settings) -> str:
    rows = [(key, _shown(value), origin) for key, value, origin in _rows(settings)]
    key_width, value_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    return "\n".join(f"{key:<{key_width}}  {value:<{value_width}}  {origin}" for key, value, origin in rows)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "-"
    return str(value).lower() if isinstance(value, bool) else str(value) or "-"


def _as_json(settings: Settings) -> str:
    values = {key: {"value": value, "from": origin} for key, value, origin in _rows(settings)}
    return json.dumps(values, indent=2, default=str, ensure_ascii=False)
