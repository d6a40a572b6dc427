"""The cache of fetched pictures on disk, one file for each address.

Its invariant: a file is complete or is not there, whatever other processes do meanwhile, and one that was damaged is
not used. A file is one line of JSON, what is known of the picture, and after it the picture's bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_cache_path

_SUFFIX = ".picture"
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


@dataclass(frozen=True, slots=True)
class _Head:
    url: str
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
        if head.url != url or head.digest != _digest(content):
            return None
        return Entry(**asdict(head), content=content)

    def keep(self, url: str, content: bytes, etag: str, last_modified: str) -> None:
        """Keeps a picture in place of an earlier one."""
        head = json.dumps(asdict(_Head(url, etag, last_modified, _digest(content))))
        path = self._path(url)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(head.encode() + b"\n" + content)
            Path(file.name).replace(path)
        except OSError:
            return

    def touch(self, url: str) -> None:
        """Notes that an entry was used."""
        try:
            os.utime(self._path(url))
        except OSError:
            return

    def describe(self) -> CacheSummary:
        """How much the cache holds."""
        sizes = [size for _, size, _ in self._files()]
        return CacheSummary(self._folder, len(sizes), sum(sizes))

    def clear(self) -> CacheSummary:
        """Empties the cache and tells what it held."""
        held = self.describe()
        for _, _, path in self._files():
            path.unlink(missing_ok=True)
        return held

    def prune(self, limit: int = MAX_BYTES) -> None:
        """Lets go of the entries that were not used for longest, until `limit` bytes are left."""
        files = sorted(self._files())
        size = sum(size for _, size, _ in files)
        for _, freed, path in files:
            if size <= limit:
                return
            path.unlink(missing_ok=True)
            size -= freed

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """Time of last use, size and path of each entry; those of other processes may vanish meanwhile."""
        for path in self._folder.glob(f"*/*{_SUFFIX}"):
            try:
                facts = path.stat()
            except OSError:
                continue
            yield facts.st_mtime, facts.st_size, path

    def _path(self, url: str) -> Path:
        name = _digest(url.encode())
        return self._folder / name[:2] / f"{name}{_SUFFIX}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
