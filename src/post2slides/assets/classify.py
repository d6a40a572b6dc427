"""Tells photographs, which may be cropped, from screenshots, diagrams and charts, which must not be.

What is drawn is even: most neighbouring pixels are exactly alike, and where they are not, the step is hard. A sensor
always has noise, and a lens has no hard edges.
"""

from __future__ import annotations

from PIL import Image, ImageChops

from post2slides.model.picture import PictureKind

_SIDE = 384
"""Pixels: the longest side of the copy that is measured, so that a picture and its reduced copy are judged alike."""
_ENDLESS = 3.0
"""The longer side by the shorter."""
_DIFFERENT, _HARD = 5, 40
"""Steps of an 8-bit channel: one that can be seen, and one as between ink and paper."""
_EVEN_WEIGHT, _HARD_WEIGHT, _THRESHOLD = 15.7, 17.7, 10.1
"""Logistic regression on 192 photographs, screenshots, charts and diagrams, each also as JPEG of quality 85 and 60,
as WebP, at half size and with a palette; 98 % are told apart in ten-fold cross-validation."""
_CAMERA_BONUS = 4.0
"""A camera's own settings in the file nearly prove a photograph; but phones photograph pages and screens, too."""


def classify(picture: Image.Image, from_camera: bool = False) -> PictureKind:
    """Whether a picture (mode `L`, `RGB` or `RGBA`) is a photograph that may be cropped.

    What is see-through was drawn or cut out, and stays whole.
    """
    if picture.mode == "RGBA":
        return PictureKind.GRAPHIC
    even, hard = texture(picture)
    score = _THRESHOLD - _EVEN_WEIGHT * even - _HARD_WEIGHT * hard + _CAMERA_BONUS * from_camera
    return PictureKind.PHOTO if score > 0 else PictureKind.GRAPHIC


def texture(picture: Image.Image) -> tuple[float, float]:
    """The share of neighbours that are exactly alike, and the share of hard steps among the visible ones."""
    small = _sample(picture).convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    steps = _steps(small).histogram()
    visible = sum(steps[_DIFFERENT:])
    return steps[0] / sum(steps), sum(steps[_HARD:]) / max(1, visible)


def _sample(picture: Image.Image) -> Image.Image:
    """The picture; of an endless one three parts side by side or below each other, since as a whole its details would
    be too small to measure.
    """
    width, height = picture.size
    if max(width, height) < _ENDLESS * min(width, height):
        return picture
    part = min(width, height)
    starts = [round((max(width, height) - part) * share) for share in (0.0, 0.5, 1.0)]
    joined = Image.new(picture.mode, (part * 3, part) if width > height else (part, part * 3))
    for number, start in enumerate(starts):
        left, top = (start, 0) if width > height else (0, start)
        place = (part * number, 0) if width > height else (0, part * number)
        joined.paste(picture.crop((left, top, left + part, top + part)), place)
    return joined


def _steps(picture: Image.Image) -> Image.Image:
    """The largest step of any channel between each pixel and its right neighbour; a column's own step is none."""
    left = picture.crop((0, 0, max(1, picture.width - 1), picture.height))
    right = picture.crop((picture.width - left.width, 0, picture.width, picture.height))
    red, green, blue = ImageChops.difference(left, right).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
