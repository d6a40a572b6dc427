"""From what was typed to the values that a conversion takes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from post2slides.convert import Source


def source_of(post: str) -> Source:
    """The post in a file, or on standard input for `-`."""
    from post2slides.convert import Source, open_source
    from post2slides.read import decode

    if post == "-":
        return Source(decode(sys.stdin.buffer.read(), "standard input"), "presentation")
    return open_source(Path(post))
