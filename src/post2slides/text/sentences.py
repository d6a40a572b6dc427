"""Where sentences begin and end."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|(?<=[。！？])[”」』）]*")


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of `text`; together they cover it."""
    bounds = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return tuple((start, end) for start, end in zip(bounds, bounds[1:], strict=False) if end > start)
