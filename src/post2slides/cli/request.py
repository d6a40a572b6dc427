"""From what was typed to the values that a conversion takes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from post2slides.convert import Options, Source


def options_of(
    theme: str | None,
    prose: str | None,
    *,
    offline: bool,
    paths: tuple[Path, ...] = (),
    hosts: tuple[str, ...] = (),
) -> Options:
    from post2slides.assets import FetchOptions
    from post2slides.convert import Options
    from post2slides.model.deck import Prose

    return Options(theme, Prose(prose) if prose else None, FetchOptions(offline, paths, hosts))


def source_of(post: str, dialect: str | None) -> Source:
    from post2slides.convert import Source, open_source
    from post2slides.read import decode

    if post == "-":
        return Source(decode(sys.stdin.buffer.read(), "standard input"), "presentation", dialect=dialect)
    return open_source(Path(post), dialect)
