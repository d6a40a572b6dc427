"""How a picture is set: covering the slide, whole on a dark ground, beside its caption, or framed by air.

A photograph may lose a little at its edges to cover the slide; anything with text in it is never cropped. No picture
changes its aspect ratio.
"""

from __future__ import annotations

from enum import Enum, auto

from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.model.placed import Crop
from post2slides.units import Rect, Size, pixels, px

_MOST_CROPPED = 0.15
"""How much of a photograph may be cut away to cover the slide."""
_PORTRAIT = 1.12
"""Width by height: a photograph up to this is higher than half a slide is wide."""
_PANORAMA = 2.8
_TALL_GRAPHIC = 0.8
_ENLARGED = 1.5
"""A picture smaller than half the slide grows no more than this."""


class Setting(Enum):
    COVER = auto()
    WHOLE = auto()
    SIDE = auto()
    FRAMED = auto()


def setting_of(facts: PictureFacts, slide: Size) -> Setting:
    """The setting that suits the picture on a slide of this size."""
    if is_small(facts, slide):
        return Setting.FRAMED
    if facts.kind is PictureKind.GRAPHIC:
        return Setting.SIDE if facts.aspect < _TALL_GRAPHIC else Setting.FRAMED
    if facts.aspect < _PORTRAIT:
        return Setting.SIDE
    lost = 1 - min(facts.aspect / slide.aspect, slide.aspect / facts.aspect)
    return Setting.COVER if lost <= _MOST_CROPPED else Setting.WHOLE


def is_small(facts: PictureFacts, slide: Size) -> bool:
    """Whether the picture is smaller than half the slide."""
    return facts.width < pixels(slide.width) / 2 and facts.height < pixels(slide.height) / 2


def covering(facts: PictureFacts, frame: Rect) -> Crop:
    """What is cut away so that the picture fills `frame`, keeping what matters in sight."""
    aspect = frame.width / frame.height
    x, y = facts.focus
    if facts.aspect > aspect:
        left, right = _cut(1 - aspect / facts.aspect, x)
        return Crop(left=left, right=right)
    top, bottom = _cut(1 - facts.aspect / aspect, y)
    return Crop(top=top, bottom=bottom)


def _cut(lost: float, focus: float) -> tuple[float, float]:
    """How the share `lost` is divided between the two edges, with `focus` as near the middle as it can be."""
    before = min(lost, max(0.0, focus - (1 - lost) / 2))
    return before, lost - before


def largest(facts: PictureFacts) -> tuple[float, float]:
    """Width and height (EMU) up to which a small picture may grow."""
    return px(facts.width) * _ENLARGED, px(facts.height) * _ENLARGED


def contained(facts: PictureFacts, frame: Rect, slide: Size) -> Rect:
    """The largest rectangle of the picture's shape in the middle of `frame`; a small picture grows only a little."""
    width = min(frame.width, frame.height * facts.aspect)
    if is_small(facts, slide):
        width = min(width, largest(facts)[0])
    height = width / facts.aspect
    return Rect.of(frame.left + (frame.width - width) / 2, frame.top + (frame.height - height) / 2, width, height)


def whole(facts: PictureFacts, frame: Rect, slide: Size) -> Rect:
    """Where a photograph that is shown whole stands; a panorama is a band over the whole width of the slide."""
    if facts.aspect < _PANORAMA:
        return contained(facts, frame, slide)
    height = slide.width / facts.aspect
    return Rect.of(0, frame.top + (frame.height - height) / 2, slide.width, height)


def at_side(facts: PictureFacts, frame: Rect, slide: Size) -> tuple[Rect, Crop]:
    """Where a portrait stands: full height at the slide's edge where that is no wider than `frame`."""
    if facts.kind is PictureKind.GRAPHIC:
        air = frame.height * 0.06
        inner = Rect.of(frame.left, frame.top + air, frame.width - air, frame.height - 2 * air)
        return contained(facts, inner, slide), Crop()
    width = frame.height * facts.aspect
    if width <= frame.width:
        return Rect.of(frame.right - width, frame.top, width, frame.height), Crop()
    if 1 - frame.width / width <= _MOST_CROPPED:
        return frame, covering(facts, frame)
    return contained(facts, frame, slide), Crop()
