"""How the time that something takes grows with what it is given."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

MOST = 2.5
"""Times as long as half of it; 4 where all of it grows with the square."""


def growth(half: Callable[[], object], whole: Callable[[], object], most: float = MOST) -> float:
    """How many times as long `whole` takes as `half`. What seems more than `most` is measured again, up to five times,
    and the least of each counts: a machine is busy at times, what is slow by itself is always slow."""
    shorter = longer = inf
    for _ in range(5):
        shorter, longer = min(shorter, seconds(half)), min(longer, seconds(whole))
        if longer <= most * shorter:
            break
    return longer / shorter


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start
