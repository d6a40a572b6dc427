"""Endless screen captures: a page or a chat many times as high as a screen is shown part by part, on several slides.

Each part shows the same stored picture through another crop. Parts meet where the picture is empty; where it is empty
nowhere near, they overlap a little, so that no line of text is lost between two slides.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.model.placed import Crop

_ENDLESS = 0.35
"""Width by height: phones are up to 9:22, and a single screen of one is shown whole."""
_LOWEST = 1000
"""px: what is lower is a narrow picture and no capture of a page."""
_PHONE = 700
"""px: a narrower capture is a phone's, and its parts are as high as that is."""
_PHONE_PART, _PAGE_PART, _LONG_PAGE_PART = 0.5, 1.6, 0.95
"""Width by height of the parts; those of a page are higher where there would be too many."""
_MANY = 8
_SEARCHED = 0.16
"""How far from an even division an empty place is looked for, as a share of a part's height."""
_OVERLAP = 0.03
"""Of a part's height, where no empty place is found."""


def strips(facts: PictureFacts) -> tuple[Crop, ...]:
    """The parts in which the picture is shown, from the top down; one for the whole of any but an endless capture."""
    if facts.kind is not PictureKind.GRAPHIC or facts.aspect >= _ENDLESS or facts.height < _LOWEST:
        return (Crop(),)
    count = _count(facts)
    cuts = [_cut(facts, number / count, 1 / count) for number in range(1, count)]
    return tuple(
        Crop(top=max(0.0, start - overlap), bottom=1 - end)
        for (start, overlap), (end, _) in pairwise([(0.0, 0.0), *cuts, (1.0, 0.0)])
    )


def _count(facts: PictureFacts) -> int:
    phone = facts.width < _PHONE
    count = round(_PHONE_PART / facts.aspect) if phone else round(_PAGE_PART / facts.aspect)
    if count > _MANY and not phone:
        count = max(_MANY, round(_LONG_PAGE_PART / facts.aspect))
    return max(2, count)


def _cut(facts: PictureFacts, even: float, part: float) -> tuple[float, float]:
    """Where a part ends, and how far the next one reaches back over it."""
    near = [height for height in facts.calm if abs(height - even) <= _SEARCHED * part]
    if near:
        return min(near, key=lambda height: abs(height - even)), 0.0
    return even, _OVERLAP * part


def part_of(facts: PictureFacts, strip: Crop) -> PictureFacts:
    """The facts of what a part shows, as of a picture by itself."""
    return replace(facts, height=max(1, round(facts.height * (1 - strip.top - strip.bottom))))
