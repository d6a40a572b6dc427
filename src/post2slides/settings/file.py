"""The settings file: `post2slides.toml`, or the table `[tool.post2slides]` in `pyproject.toml`.

It is looked for in the post's folder and in those above it; the first one found counts, and none above it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from post2slides.diagnostics import SettingsError
from post2slides.model.choice import Asked
from post2slides.regex import regex
from post2slides.settings.layers import Said
from post2slides.settings.origin import Layer

NAME = "post2slides.toml"
_SHARED = "pyproject.toml"
_PLACE = regex(r" \(at line (\d+), column \d+\)")


def from_file(folder: Path) -> Said:
    """What the settings file for posts in `folder` says; nothing where there is none.

    Raises SettingsError where it cannot be read.
    """
    path = settings_file(folder)
    return _said(path, path.stat().st_mtime_ns) if path else Said(Layer.FILE, {})


def settings_file(folder: Path) -> Path | None:
    """The settings file that holds for posts in `folder`."""
    return next((file for file in possible_files(folder) if _is_one(file)), None)


def possible_files(folder: Path) -> Iterator[Path]:
    """Where a settings file for posts in `folder` may be, the nearest first."""
    here = Path(os.path.realpath(folder))
    for place in (here, *here.parents):
        yield from (place / NAME, place / _SHARED)


def _is_one(file: Path) -> bool:
    return _has_table(file) if file.name == _SHARED else file.is_file()


def _has_table(path: Path) -> bool:
    try:
        return re.search(r"^\s*\[tool\.post2slides\]", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


@cache
def _said(path: Path, _changed: int) -> Said:
    import tomllib  # few posts have a settings file

    shown = _as_typed(path)
    try:
        source = path.read_text(encoding="utf-8")
        table: Mapping[str, object] = tomllib.loads(source)
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror})", file=shown) from None
    except UnicodeDecodeError:
        raise SettingsError("is not text in UTF-8", file=shown) from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        message = f"is no TOML ({_PLACE.sub('', str(error))})"
        raise SettingsError(message, file=shown, line=int(place[1]) if place else None) from None
    start = 0
    if path.name == _SHARED:
        table = table["tool"]["post2slides"]  # type: ignore[index]
        start = source.index("[tool.post2slides]")
    values = {key: Asked(value, _line(source, key, start)) for key, value in table.items()}
    return Said(Layer.FILE, values, shown, path.parent)


def _line(source: str, key: str, start: int) -> int | None:
    """The line of a key: `tomllib` keeps none."""
    match = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", re.MULTILINE).search(source, start)
    return source.count("\n", 0, match.start()) + 1 if match else None


def _as_typed(path: Path) -> str:
    """The path as short as it can be said from the current folder."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
