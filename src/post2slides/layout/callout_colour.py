"""The colour of a callout's kind: that accent of the theme which comes nearest to what readers know.

Blue for a note, green for a tip, purple for what is important, amber for a warning, red for danger, as on GitHub.
Invariant: a reference to the theme, so that it changes with it, and readable on the panel.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from post2slides.model.placed import Colour
from post2slides.model.post import CalloutKind
from post2slides.theme.colour import readable
from post2slides.theme.model import Theme

_HUES: Mapping[CalloutKind, int] = MappingProxyType(
    {"note": 210, "tip": 130, "important": 270, "warning": 40, "caution": 0, "question": 210, "example": 270}
)
"""Degrees on the colour wheel of HSL."""
_GREY = 0.12
"""A colour of less saturation has no hue to speak of."""


def callout_colour(kind: CalloutKind, theme: Theme) -> Colour:
    """The colour of bar and title on the theme's panel."""
    panel = theme.rgb(theme.palette.panel)
    return readable(Colour(_nearest(_HUES[kind], _accents(theme))), [panel], theme.scheme, dark=theme.dark)


def _accents(theme: Theme) -> tuple[tuple[str, str], ...]:
    """Without the sixth, which is the dark ground of titles and pictures."""
    return tuple((name, theme.scheme[name]) for name in (f"accent{number}" for number in range(1, 6)))


@cache
def _nearest(hue: int, accents: tuple[tuple[str, str], ...]) -> str:
    coloured = [(name, rgb) for name, rgb in accents if _hue_and_saturation(rgb)[1] >= _GREY] or list(accents)
    return min(coloured, key=lambda accent: _distance(hue, _hue_and_saturation(accent[1])[0]))[0]


def _distance(one: float, other: float) -> float:
    apart = abs(one - other) % 360
    return min(apart, 360 - apart)


def _hue_and_saturation(rgb: str) -> tuple[float, float]:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return hue * 360, saturation
