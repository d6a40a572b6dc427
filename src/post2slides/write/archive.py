"""The zip file of a deck: the same parts give the same bytes.

`[Content_Types].xml` comes first, where programs that read a stream look for it, then the parts by name. Every entry
bears one fixed date. Markup is deflated; pictures, films and sounds, which are compressed already, are stored as they
are. What lies on disk is copied a block at a time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from post2slides.diagnostics import OutputError

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_UNIX = 3
"""The system that every entry is said to be made on, wherever it is made (APPNOTE 4.4.2)."""
BLOCK = 1 << 20
"""Bytes of a file that are in memory at a time."""

_COMPRESSED = frozenset({"png", "jpeg", "jpg", "gif", "mp4", "mov", "m4v", "m4a", "mp3", "wav", "wma", "wmv", "xlsx"})
"""Endings of what deflating makes no smaller, our own and those of templates; of a wave file, not by much."""

Content = bytes | Path
"""What an entry holds: bytes, or a file on disk."""


def write_archive(target: BinaryIO, entries: Iterable[tuple[str, Content]], date: datetime) -> None:
    """Write `entries` (name and content) as a zip file.

    `date` has to lie between 1980 and 2107, which is all that the format can say.

    Raises OutputError when a file cannot be read, and OSError when `target` cannot be written.
    """
    with ZipFile(target, "w") as archive:
        for name, content in sorted(entries, key=_order):
            entry = _entry(name, date)
            if isinstance(content, bytes):
                archive.writestr(entry, content)
            else:
                _copy(archive, entry, content)


def _order(entry: tuple[str, Content]) -> tuple[int, str]:
    name, _ = entry
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _entry(name: str, date: datetime) -> ZipInfo:
    entry = ZipInfo(name, date.timetuple()[:6])
    entry.compress_type = ZIP_STORED if name.rpartition(".")[2].lower() in _COMPRESSED else ZIP_DEFLATED
    entry.create_system = _UNIX
    return entry


def _copy(archive: ZipFile, entry: ZipInfo, file: Path) -> None:
    with opened(file) as source:
        entry.file_size = file.stat().st_size
        with archive.open(entry, "w") as target:
            shutil.copyfileobj(source, target, BLOCK)


def opened(file: Path) -> BinaryIO:
    """A picture's file. Raises OutputError where it is gone."""
    try:
        return file.open("rb")
    except OSError as error:
        raise OutputError(f"a picture of the deck cannot be read: {error.strerror}", file=str(file)) from error
