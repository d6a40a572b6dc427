"""Temporary files and folders that bear the number of their process, so that what a killed one left is swept away.

Invariant: nothing is removed that a living process may still use, and nothing that is not ours.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import secrets
import shutil
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from post2slides.regex import regex

_NAME = regex(r"\.?post2slides-(?P<machine>[0-9a-f]{8})-(?P<process>[1-9]\d*)-[0-9a-z_]+(?:\.tmp)?")
_LONG_AGO = 86_400
"""Seconds: what is older belongs to no process any more, even where that cannot be asked."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """The name of a new temporary file in the folder of `path`, where one rename puts it in place.

    The file is removed when the block ends, if it is still there.
    """
    sweep(path.parent)
    temporary = path.with_name(f".{_prefix()}{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder in the system's place for temporary files, which goes when the block ends.

    Raises OSError where there is no such place.
    """
    made = Path(new_folder())
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def new_folder() -> str:
    """A new folder in the system's place for temporary files. Raises OSError where there is no such place."""
    sweep(Path(tempfile.gettempdir()))
    return tempfile.mkdtemp(prefix=_prefix())


@cache
def sweep(place: Path) -> None:
    """Remove what ended processes have left in a folder; once in a process, for the folder may be large."""
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            if (match := _NAME.fullmatch(entry.name)) and _is_abandoned(entry, match):
                _remove(entry)


def _prefix() -> str:
    return f"post2slides-{_machine()}-{os.getpid()}-"


@cache
def _machine() -> str:
    """Tells this machine from others that write into the same folder over a network."""
    return f"{zlib.crc32(platform.node().encode('utf-8', 'surrogatepass')):08x}"


def _is_abandoned(entry: os.DirEntry[str], match: re.Match[str]) -> bool:
    facts = entry.stat(follow_symlinks=False)
    if facts.st_mtime < time.time() - _LONG_AGO:
        return True
    return match["machine"] == _machine() and not _is_alive(int(match["process"]))


def _is_alive(process: int) -> bool:
    """Whether there is such a process. On Windows it counts as alive: to ask there with `os.kill` would end it."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            Path(entry.path).unlink()
