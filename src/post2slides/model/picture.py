"""What the stages may know of a picture, a film or a sound without opening it. `assets` finds these facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal


class PictureKind(StrEnum):
    PHOTO = "photo"
    """May be cropped to cover the slide."""
    GRAPHIC = "graphic"
    """A screenshot, diagram, chart or animation, or anything with text in it: never cropped."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture that can be shown."""

    key: str
    """Names the prepared picture for the writer; equal pictures have equal keys."""
    width: int
    """Pixels, after its orientation is applied and before it is reduced: the natural size."""
    height: int
    kind: PictureKind
    transparent: bool = False
    """Whether the background shows through it."""
    ink: float = 0.5
    """The mean luminance (0 black to 1 white) of its opaque pixels."""
    darkest: float = 0.5
    """The luminance that all but a few of its opaque pixels exceed."""
    focus: tuple[float, float] = (0.5, 0.5)
    """Where the eye goes, as shares of width and height: what a crop must keep."""
    luminance: tuple[tuple[float, ...], ...] = ()
    """Rows of cells: the relative luminance (WCAG 2.2) that 95 % of the cell's pixels stay under."""
    calm: tuple[float, ...] = ()
    """Of a tall picture: the heights, as shares from the top down, at which nothing stands."""

    @property
    def aspect(self) -> float:
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class MissingPicture:
    """A picture that cannot be shown. `reason` is one short clause for the card: `not found`, `no network`."""

    reason: str


ClipKind = Literal["video", "audio"]


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """A film or a sound: the picture that stands for it, and the file that plays, where the deck holds it."""

    kind: ClipKind
    poster: PictureFacts
    """Bears the sign of playing; where nobody has made a picture, it is drawn."""
    key: str = ""
    """Names the file for the writer; empty where it stays on the web."""
    seconds: int = 0
    """How long it plays; 0 where that is not known."""


Gallery = Mapping[str, PictureFacts | MissingPicture | ClipFacts]
"""The pictures, films and sounds of a post by the address written there."""


def qr_code_source(address: str) -> str:
    """By what a gallery knows the code that leads a phone to `address`."""
    return f"qr:{address}"


@dataclass(frozen=True, slots=True)
class Media:
    """A prepared picture file, or that of a film or a sound, for the writer.

    It stays on disk until it is written, so memory holds one at a time.
    """

    path: Path
    extension: str
    """`png`, `jpeg` or `gif`, which every program shows; of a film or a sound, `mp4`, `mp3` and the like."""
    content_type: str
    svg: Path | None = None
    """The vector drawing of which `path` is the fallback."""
