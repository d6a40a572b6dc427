"""Waits until files change.

They are looked at a few times a second: for the few files of a post that is cheap, works on network drives, and needs
nothing installed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Stamp = tuple[int, int] | None
"""Time of the last change (ns) and size; None where there is no such file."""

PAUSE = 0.3
"""Seconds between two looks. What changes is waited for until it has been quiet for as long: programs save in steps."""


def snapshot(files: Iterable[Path]) -> dict[Path, Stamp]:
    """How each of `files` is now."""
    return {file: _stamp(file) for file in files}


def next_change(
    before: Mapping[Path, Stamp], files: Callable[[], Iterable[Path]], pause: float = PAUSE
) -> dict[Path, str]:
    """Waits until something is otherwise than `before`, and quiet again; what became of each file: `changed`, `new` or
    `gone`. `files` says each time which are to be looked at.
    """
    while not (found := _differences(before, now := snapshot(files()))):
        time.sleep(pause)
    while True:
        time.sleep(pause)
        last, now = now, snapshot(files())
        if now == last:
            return _differences(before, now) or found


def _differences(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> dict[Path, str]:
    files = sorted({*before, *now})
    return {file: _word(before.get(file), now.get(file)) for file in files if before.get(file) != now.get(file)}


def _word(before: Stamp, now: Stamp) -> str:
    if before is None:
        return "new"
    return "gone" if now is None else "changed"


def _stamp(file: Path) -> Stamp:
    try:
        facts = file.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size
