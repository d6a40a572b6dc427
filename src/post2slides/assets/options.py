"""What a caller asks of this room: which pictures, films and sounds, and within which limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from post2slides.model.picture import ClipKind

MIB = 1024 * 1024


class Step(StrEnum):
    """What is done to pictures, in this order."""

    FETCHING = "fetching"
    PREPARING = "preparing"


Progress = Callable[[Step, int, int], None]
"""Told how many pictures of how many a step is done with; always called in the thread of the caller."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A picture as the post names it."""

    source: str
    """Its address, exactly as written: a path, an http(s) address or a `data:` address."""
    line: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """A film or a sound as the post names it."""

    source: str
    """Its address, exactly as written: a path, or a web address where it stays."""
    kind: ClipKind
    line: int
    poster: str = ""
    """The address of a picture of it."""


@dataclass(frozen=True, slots=True)
class PosterColours:
    """In which colours a poster is drawn: six hexadecimal digits each."""

    ground: str = "2A2D33"
    accent: str = "FFFFFF"
    on_accent: str = "2A2D33"


def is_remote(source: str) -> bool:
    """Whether an address is on the web; `//host/path` is, as in a browser."""
    return source.lower().lstrip().startswith(("http://", "https://", "//"))


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Where pictures may come from, and how much time and space they may take."""

    offline: bool = False
    """Never ask the network: what the cache holds is all there is."""
    allow_paths: tuple[Path, ...] = ()
    """Folders whose pictures may be shown although they lie outside the post's and the site's folder."""
    allow_hosts: tuple[str, ...] = ()
    """Names of hosts that may be asked although their address is private."""
    max_side: int = 2560
    """Pixels: the longest side of a prepared picture."""
    cache: Path | None = None
    """The folder of the cache of fetched pictures; None for the platform's usual place."""
    connect_seconds: float = 10
    picture_seconds: float = 30
    """How long one picture may take, retries and redirects included."""
    resolve_seconds: float = 2
    """How long the name of a host may take to look up; without a network this is the whole wait."""
    picture_bytes: int = 25 * MIB
    post_bytes: int = 500 * MIB
    redirects: int = 5
    retries: int = 2
    """Further tries after a passing fault: a broken connection, or a server that is busy or down."""
    retry_seconds: float = 0.5
    """The wait before the first further try; it doubles with each."""
    parallel: int = 8
    local_bytes: int = 200 * MIB
    """The largest local picture file that is opened."""
    clip_bytes: int = 500 * MIB
    """The largest film or sound that a deck holds."""
