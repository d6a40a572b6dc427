"""Where the value of a setting comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Layer(StrEnum):
    """The sources of settings; a later one wins over those before it."""

    DEFAULT = "default"
    FILE = "file"
    """`post2slides.toml`, or `[tool.post2slides]` in `pyproject.toml`."""
    POST = "post"
    """The front matter's `slides:` key, or a comment before the first heading."""
    OPTION = "option"
    """What was typed, or handed to the Python API."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a value, and its place there."""

    layer: Layer = Layer.DEFAULT
    file: str = ""
    line: int | None = None
    folder: Path = Path()
    """What a relative path in the value starts from."""

    def __str__(self) -> str:
        """`post.md:3`, `option` or `default`."""
        return ":".join(str(part) for part in (self.file, self.line) if part) or str(self.layer)
