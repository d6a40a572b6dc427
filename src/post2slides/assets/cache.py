"""The cache of fetched pictures on disk, one file for each address.

Its invariant: a file is complete or is not there, whatever other processes do meanwhile, and one that was damaged is
not used. A file is one line of JSON, what is known of the picture, and after it the picture's bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_cache_path

from post2slides.diagnostics import without_secrets

_SUFFIX, _UNFINISHED = ".picture", ".part"
_LEFT_BEHIND = 3600
"""Seconds: an unfinished file that is older belongs to a process that was ended."""
MAX_BYTES = 1_000_000_000
"""When the cache has more, the entries that have not been used for longest go."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture as it was fetched."""

    url: str
    etag: str
    last_modified: str
    digest: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CacheSummary:
    """How much a cache holds."""

    folder: Path
    pictures: int
    size: int
    """Bytes."""
    oldest: float | None = None
    """When the entry that was not used for longest was last used, in seconds since the epoch; None for none."""


@dataclass(frozen=True, slots=True)
class _Head:
    url: str
    """Without what is secret in it; the file's name tells addresses apart."""
    etag: str
    last_modified: str
    digest: str


def default_folder() -> Path:
    """The platform's usual place for a user's caches."""
    return user_cache_path("post2slides", appauthor=False) / "pictures"


class Cache:
    """The cache in one folder. A folder that cannot be written makes a cache that keeps nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or default_folder()

    def find(self, url: str) -> Entry | None:
        """The picture kept for an address."""
        path = self._path(url)
        try:
            line, _, content = path.read_bytes().partition(b"\n")
            head = _Head(**json.loads(line))
        except (OSError, ValueError, TypeError):
            return None
        if head.url != without_secrets(url) or head.digest != _digest(content):
            return None
        return Entry(**{**asdict(head), "url": url}, content=content)

    def keep(self, url: str, content: bytes, etag: str, last_modified: str) -> None:
        """Keeps a picture in place of an earlier one."""
        head = json.dumps(asdict(_Head(without_secrets(url), etag, last_modified, _digest(content))))
        path = self._path(url)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = _written(path.parent, head.encode() + b"\n" + content)
            unfinished.replace(path)
        except OSError:
            return

    def touch(self, url: str) -> None:
        """Notes that an entry was used."""
        try:
            os.utime(self._path(url))
        except OSError:
            return

    def describe(self, unused_since: float | None = None) -> CacheSummary:
        """How much the cache holds; with `unused_since` (seconds since the epoch), of what was last used before."""
        files = self._unused(unused_since)
        return CacheSummary(
            self._folder,
            len(files),
            sum(size for _, size, _ in files),
            min((used for used, _, _ in files), default=None),
        )

    def clear(self, unused_since: float | None = None) -> CacheSummary:
        """Empties the cache, or lets go of what was last used before `unused_since`; tells what went."""
        gone = self.describe(unused_since)
        for _, _, path in self._unused(unused_since):
            path.unlink(missing_ok=True)
        self._sweep()
        return gone

    def prune(self, limit: int = MAX_BYTES) -> None:
        """Lets go of the entries that were not used for longest, until `limit` bytes are left."""
        self._sweep()
        files = sorted(self._files())
        size = sum(size for _, size, _ in files)
        for _, freed, path in files:
            if size <= limit:
                return
            path.unlink(missing_ok=True)
            size -= freed

    def _unused(self, since: float | None) -> list[tuple[float, int, Path]]:
        return [file for file in self._files() if since is None or file[0] < since]

    def _sweep(self) -> None:
        """Removes what processes that were ended have left half-written."""
        for used, _, path in self._files(_UNFINISHED):
            if used < time.time() - _LEFT_BEHIND:
                path.unlink(missing_ok=True)

    def _files(self, suffix: str = _SUFFIX) -> Iterator[tuple[float, int, Path]]:
        """Time of last use, size and path of each entry; those of other processes may vanish meanwhile."""
        for path in self._folder.glob(f"*/*{suffix}"):
            try:
                facts = path.stat()
            except OSError:
                continue
            yield facts.st_mtime, facts.st_size, path

    def _path(self, url: str) -> Path:
        name = _digest(url.encode())
        return self._folder / name[:2] / f"{name}{_SUFFIX}"


def _written(folder: Path, content: bytes) -> Path:
    """A new file in `folder`, which is not left there when it cannot be written whole."""
    handle, name = tempfile.mkstemp(_UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
