"""Tells photographs, which may be cropped, from screenshots, diagrams and charts, which must not be."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops

from post2slides.model.picture import PictureKind

_TILE = 32
_TILES = 12
"""Tiles along each side of the sample: at most 147,000 pixels, spread over the picture, at their natural size."""
_FLAT = 2
_STRONG = 48


@dataclass(frozen=True, slots=True)
class Texture:
    """What a sample of a picture's pixels looks like; every number is a share of the sample."""

    flat: float
    """Neighbours of the same colour: drawn areas are even, while a sensor always has noise."""
    hard: float
    """Neighbours with a strong edge between them, of those that differ: text and lines have little else."""
    plain: float
    """Pixels of the eight commonest colours."""


def classify(picture: Image.Image, from_camera: bool = False) -> PictureKind:
    """Whether a picture (mode `L`, `RGB` or `RGBA`) is a photograph; when in doubt it is not, and stays whole."""
    texture = measure(picture)
    return PictureKind.PHOTO if _photo_score(texture) + from_camera > 0 else PictureKind.GRAPHIC


def _photo_score(texture: Texture) -> float:
    return 0.5 - texture.flat


def measure(picture: Image.Image) -> Texture:
    """The texture of a picture."""
    sample = _sample(picture)
    steps = _steps(sample).histogram()
    count = sum(steps)
    differing = sum(steps[_FLAT + 1 :])
    return Texture(
        flat=1 - differing / count,
        hard=sum(steps[_STRONG:]) / differing if differing else 0.0,
        plain=_plain_share(sample),
    )


def _sample(picture: Image.Image) -> Image.Image:
    """Tiles from all over the picture, side by side, not resampled: resampling would smooth what is measured."""
    flat = picture.convert("RGB")
    columns, rows = (min(_TILES, max(1, side // _TILE)) for side in flat.size)
    sample = Image.new("RGB", (columns * _TILE, rows * _TILE))
    for row in range(rows):
        for column in range(columns):
            left = column * max(0, flat.width - _TILE) // max(1, columns - 1)
            top = row * max(0, flat.height - _TILE) // max(1, rows - 1)
            sample.paste(flat.crop((left, top, left + _TILE, top + _TILE)), (column * _TILE, row * _TILE))
    return sample


def _steps(sample: Image.Image) -> Image.Image:
    """The largest step of any channel between each pixel and its right neighbour."""
    step = ImageChops.difference(sample, ImageChops.offset(sample, 1, 0))
    red, green, blue = step.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _plain_share(sample: Image.Image) -> float:
    colours = sample.getcolors(sample.width * sample.height) or []
    counts = sorted((count for count, _ in colours), reverse=True)
    return sum(counts[:8]) / (sample.width * sample.height)
