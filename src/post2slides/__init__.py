"""Turn a Markdown post into a native, editable PowerPoint deck.

    import post2slides

    result = post2slides.convert("post.md", theme="midnight")
    print(result.deck, result.slides, result.warnings)

These names are all that is promised to stay; `docs/api.md` tells of each. They are loaded when they are used, so that
the command is quick to tell what it can do.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from post2slides.api import Result, convert, prepare, save
    from post2slides.diagnostics import (
        Diagnostic,
        OutputError,
        Post2SlidesError,
        PostError,
        SettingsError,
        Severity,
        ThemeError,
    )
    from post2slides.pipeline import Stages
    from post2slides.settings import Settings
    from post2slides.source import Source
    from post2slides.theme.load import load_theme, theme_names
    from post2slides.theme.model import Theme

__all__ = [
    "Diagnostic",
    "OutputError",
    "Post2SlidesError",
    "PostError",
    "Result",
    "Settings",
    "SettingsError",
    "Severity",
    "Source",
    "Stages",
    "Theme",
    "ThemeError",
    "convert",
    "load_theme",
    "prepare",
    "save",
    "theme_names",
]

_HOMES = {
    **dict.fromkeys(("Result", "convert", "prepare", "save"), "api"),
    "Settings": "settings",
    "Source": "source",
    "Stages": "pipeline",
    "Theme": "theme.model",
    **dict.fromkeys(("load_theme", "theme_names"), "theme.load"),
}
"""The module of each name; that of the others is `diagnostics`."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"post2slides.{_HOMES.get(name, 'diagnostics')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
