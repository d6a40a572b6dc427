"""Films and sounds: which file plays in the deck, and which picture stands for it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from post2slides.assets.container import Contents, look_into
from post2slides.assets.faults import PictureFault
from post2slides.assets.locate import Locator
from post2slides.assets.options import MIB, ClipRequest, PosterColours, is_remote
from post2slides.assets.prepared import Clip, Prepared
from post2slides.model.picture import ClipFacts, Media


@dataclass(frozen=True, slots=True)
class Desk:
    """What clips are made with."""

    workdir: Path
    colours: PosterColours
    limit: int
    """The largest file that a deck holds, in bytes."""


def clips(
    requests: Sequence[ClipRequest], posters: Mapping[str, Path | PictureFault], locator: Locator, desk: Desk
) -> dict[str, Clip | PictureFault]:
    """Each film and sound by its address, or why it is not shown; `posters` has the pictures that are named for them.

    What is on the web stays there, and is here only where a picture of it could be had.
    """
    made: dict[str, Clip | PictureFault] = {}
    for request in sorted(requests, key=lambda request: bool(request.poster)):  # of two, the one with a poster holds
        poster = posters.get(request.poster)
        picture = poster if isinstance(poster, Path) else None
        try:
            if not is_remote(request.source):
                made[request.source] = _playing(_found(request.source, locator), picture, desk)
            elif picture and (shown := _poster(picture, None, desk)):
                made[request.source] = Clip(ClipFacts(request.kind, shown.facts), {shown.facts.key: shown.media})
        except PictureFault as fault:
            made[request.source] = fault
    return made


def _playing(path: Path, picture: Path | None, desk: Desk) -> Clip:
    """The clip of a file beside the post. Raises `PictureFault` where it is nothing that plays."""
    from post2slides.assets.poster import drawn_poster, sound_sign  # one post in fifty has a film

    contents = _contents(path, desk.limit)
    size = (contents.width, contents.height) if contents.width and contents.height else None
    if contents.kind == "audio":
        poster = sound_sign(desk.workdir, desk.colours)
    else:
        poster = (_poster(picture, size, desk) if picture else None) or drawn_poster(size, desk.workdir, desk.colours)
    key = f"clip-{hashlib.sha256(str(path).encode()).hexdigest()[:20]}"
    facts = ClipFacts(contents.kind, poster.facts, key, contents.seconds)
    return Clip(facts, {key: Media(path, contents.extension, contents.content_type), poster.facts.key: poster.media})


def _poster(picture: Path, size: tuple[int, int] | None, desk: Desk) -> Prepared | None:
    """The poster made of a picture, for a film of this size; None where it is none."""
    from post2slides.assets.poster import poster_from

    try:
        return poster_from(picture, size, desk.workdir)
    except (OSError, PictureFault):
        return None


def _found(source: str, locator: Locator) -> Path:
    try:
        return locator.find(source)
    except PictureFault as fault:
        code = fault.code.replace("picture", "media")
        raise PictureFault(code, fault.reason, fault.detail) from fault


def _contents(path: Path, limit: int) -> Contents:
    try:
        size = path.stat().st_size
        contents = look_into(path)
    except OSError as error:
        raise PictureFault("media-missing", "cannot be read", str(error)) from error
    if contents is None:
        raise PictureFault("media-unplayable", "neither a film nor a sound")
    if contents.unplayable:
        raise PictureFault("media-unplayable", f"PowerPoint does not play {contents.unplayable}")
    if size > limit:
        raise PictureFault("media-unplayable", "too large", f"the file has more than {limit // MIB} MB")
    return contents
