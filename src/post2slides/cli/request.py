"""What was typed, as values."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from post2slides.diagnostics import PostError

if TYPE_CHECKING:
    from post2slides.pipeline import Options, Source

STANDARD = "-"
"""Stands for standard input or output."""


@dataclass(frozen=True, slots=True)
class Request:
    """What `convert` is asked for, be it of one post or of many."""

    posts: tuple[str, ...]
    output: str | None
    chosen: Mapping[str, object]
    """The settings that were given as options."""
    force: bool
    strict: bool
    quiet: bool
    verbose: bool
    wanted: str = ""
    """The title of the post that is wanted of an export with several."""


@dataclass(frozen=True, slots=True)
class ManyRequest:
    """What is asked for of many posts together."""

    drafts: bool
    jobs: int | None
    engine: str
    scheduler: str | None
    report: Path | None


def is_folder(name: str) -> bool:
    """Whether there is a folder of that name, which may be any text."""
    try:
        return Path(name).is_dir()
    except OSError:
        return False


def source_of(post: str, options: Options, wanted: str = "") -> Source:
    """The post in a file or at an address on the web, or on standard input for `-`; of an export, the one `wanted`."""
    from post2slides.options import limits_before_reading
    from post2slides.pipeline import Source, open_source
    from post2slides.read import decode
    from post2slides.source import is_address, open_address

    if is_address(post):
        return open_address(post, limits_before_reading(options))
    if post == STANDARD:
        return Source(decode(_standard_input(), "standard input"), "presentation")
    return open_source(Path(post), wanted)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise PostError("standard input is closed", hint="Pipe a post into it, or name the post's file.")
    return sys.stdin.buffer.read()
