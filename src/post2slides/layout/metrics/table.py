"""The tables of advance widths in `data/`, made by `scripts/make_metrics.py`. Each is read when it is first needed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_DATA = files(__package__) / "data"


@dataclass(frozen=True, slots=True)
class Table:
    """One font in one style, in em."""

    advances: dict[str, float]
    kerning: dict[str, dict[str, float]]
    """By the left character and then the right one."""


def exists(name: str) -> bool:
    """Whether there is a `data/NAME.json`."""
    return _path(name).is_file()


def read(name: str, style: str) -> Table:
    """The widths in `data/NAME.json` of `style`: `regular`, `bold`, `italic` or `bold-italic`."""
    data, em = style_of(name, style)
    kerning: dict[str, dict[str, float]] = {}
    for lefts, values in data["kerning"].items():
        kerning.update(dict.fromkeys(lefts, widths(values, em)))
    return Table(widths(data["advances"], em), kerning)


@cache
def advances(name: str, style: str) -> dict[str, float]:
    """The widths alone."""
    data, em = style_of(name, style)
    return widths(data["advances"], em)


def style_of(name: str, style: str) -> tuple[dict[str, Any], int]:
    """What `data/NAME.json` has for one style, and its units to the em."""
    data = _load(name)
    return data["styles"][style], data["em"]


def widths(by_width: dict[str, str], em: int, separator: str = "") -> dict[str, float]:
    """The inverse of `by_width`, which has the characters of each width, or longer texts between separators."""
    found: dict[str, float] = {}
    for width, texts in by_width.items():
        found.update(dict.fromkeys(texts.split(separator) if separator else texts, int(width) / em))
    return found


@cache
def _load(name: str) -> Any:
    return json.loads(_path(name).read_text("utf-8"))


def _path(name: str) -> Traversable:
    return _DATA / f"{name}.json"
