"""How often Python looks for garbage in a process that converts.

A conversion makes hundreds of thousands of values, nearly all of which live until the deck is written, and looking
through them again and again takes a quarter of its time. The process ends with its work, so nothing is gained by it.
"""

from __future__ import annotations

import gc

_YOUNG = 200_000
"""Values made between two looks at the new ones; Python's own figure is 700 (2,000 from Python 3.13)."""


def collect_seldom() -> None:
    """Look for garbage seldom for the rest of the process."""
    gc.set_threshold(_YOUNG, 200, 100)
