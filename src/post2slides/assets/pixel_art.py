"""Pixel art stays crisp: programs smooth what they enlarge, so its pixels are made larger before."""

from __future__ import annotations

from PIL import Image

from post2slides.model.picture import PictureKind

_LARGEST = 256
"""px, of the longest side."""
_COLOURS = 32
"""Smoothed drawings of this size have more."""
_TIMES = 6


def is_pixel_art(picture: Image.Image, kind: PictureKind) -> bool:
    """Whether a picture is small, drawn and of few colours, so that each of its pixels was meant."""
    if kind is not PictureKind.GRAPHIC or max(picture.size) > _LARGEST:
        return False
    colours = picture.getcolors(_COLOURS)
    return colours is not None and len(colours) > 1


def enlarged(picture: Image.Image) -> Image.Image:
    """The picture with each pixel as a square of several."""
    return picture.resize((picture.width * _TIMES, picture.height * _TIMES), Image.Resampling.NEAREST)
