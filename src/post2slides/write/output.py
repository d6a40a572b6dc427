"""A file that is either written whole or not at all: an existing deck is never left half-written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from post2slides import scratch
from post2slides.diagnostics import OutputError


@contextmanager
def atomic(path: Path) -> Iterator[BinaryIO]:
    """A file to write in, which takes the place of `path` when the block ends without an exception.

    Until then it is a temporary file in the same folder, so that the change is one rename (POSIX `rename`, Windows
    `MoveFileEx`). A symbolic link stays one: the file it leads to is replaced. What a killed process left is removed.

    Raises OutputError, in plain words, for every OSError of the block or of the file itself.
    """
    destination = Path(os.path.realpath(path))
    with explained(path):
        _refuse_what_is_no_file(destination)
        with scratch.beside(destination) as temporary:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(temporary, destination)


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turns an OSError into an OutputError that says what is wrong and what to do. `path` is None for a stream."""
    try:
        yield
    except OSError as error:
        message, hint = _explanation(error, path)
        raise OutputError(message, file=str(path) if path else None, hint=hint) from error


def _refuse_what_is_no_file(destination: Path) -> None:
    if destination.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(destination))
    if destination.exists() and not destination.is_file():
        raise OSError(errno.EINVAL, "it is a device or a pipe", str(destination))


def _put_in_place(temporary: Path, destination: Path) -> None:
    if destination.exists():
        temporary.chmod(destination.stat().st_mode)
    try:
        temporary.replace(destination)
    except PermissionError as error:
        # Windows refuses to replace a file that a program has open.
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(destination)) from error


def _explanation(error: OSError, path: Path | None) -> tuple[str, str | None]:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "the deck cannot be written: there is no such folder", "Create the folder first, or choose another."
        case errno.EISDIR:
            return "the deck cannot be written: this is a folder", "Give the name of a file, such as deck.pptx."
        case errno.EBUSY:
            return "the deck cannot be written: the file is in use or protected", "Close it where it is open."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "the deck cannot be written: no permission", "Choose a folder that you may write to."
        case errno.ENOSPC | errno.EDQUOT:
            return "the deck cannot be written: the disk is full", "Free some space, or choose another disk."
        case errno.EFBIG:
            return "the deck cannot be written: it is larger than a file may be here", "Choose another disk."
        case errno.ELOOP:
            return "the deck cannot be written: its link leads in a circle", "Give the name of a file."
        case errno.ENAMETOOLONG:
            return "the deck cannot be written: the file's name is too long", "Choose a shorter name."
        case _:
            return f"the deck cannot be written: {error.strerror or error}", None
