"""Addresses on cards: on one line, with their beginning and their end."""

from __future__ import annotations

_LONGEST = 72
"""Characters."""


def shortened(address: str) -> str:
    """An address that a line can hold."""
    if len(address) <= _LONGEST:
        return address
    return f"{address[: _LONGEST // 2]}…{address[-_LONGEST // 3 :]}"
