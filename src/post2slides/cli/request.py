"""From what was typed to the values that a conversion takes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from post2slides.convert import Options, Source


def source_of(post: str, options: Options) -> Source:
    """The post in a file or at an address on the web, or on standard input for `-`."""
    from post2slides.convert import Source, open_source
    from post2slides.options import limits_before_reading
    from post2slides.read import decode
    from post2slides.source import is_address, open_address

    if is_address(post):
        return open_address(post, limits_before_reading(options))
    if post == "-":
        return Source(decode(sys.stdin.buffer.read(), "standard input"), "presentation")
    return open_source(Path(post))
