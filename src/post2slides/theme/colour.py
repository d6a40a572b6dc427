"""What colours of a theme come to, and whether text in them can be read.

Colours are six hexadecimal digits (sRGB). Lightness is changed in HSL, as DrawingML does it.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import replace

from post2slides.model.placed import Colour

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, success criterion 1.4.3)."""
READABLE_LARGE = 3.0
"""The contrast that large text needs: 18 pt and over, or 14 pt and over where bold (as before)."""

_LIGHT_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_DARK_MAP = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
_STEP = 5


def colour_map(*, dark: bool) -> Mapping[str, str]:
    """Which slots of the scheme `bg1 tx1 bg2 tx2` stand for: the slide master's `p:clrMap`."""
    return _DARK_MAP if dark else _LIGHT_MAP


def resolve(colour: Colour, scheme: Mapping[str, str], *, dark: bool) -> str:
    """The six hexadecimal digits that `colour` comes to, without its opacity.

    `lumMod` multiplies the lightness of HSL and `lumOff` adds to it (ECMA-376 part 1, §20.1.2.3.20 and .21).
    """
    digits = colour.rgb or scheme[colour_map(dark=dark).get(colour.scheme, colour.scheme)]
    if colour.shade == 100 and colour.tint == 0:
        return digits.upper()
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(digits))
    lightness = min(1.0, max(0.0, lightness * colour.shade / 100 + colour.tint / 100))
    return "".join(f"{round(channel * 255):02X}" for channel in colorsys.hls_to_rgb(hue, lightness, saturation))


def darker(colour: Colour, per_cent: int) -> Colour:
    """`colour`, as PowerPoint's palette names it: Darker 25 % keeps 75 % of the lightness."""
    return replace(colour, shade=100 - per_cent, tint=0)


def lighter(colour: Colour, per_cent: int) -> Colour:
    """`colour`, as PowerPoint's palette names it: Lighter 40 % goes 40 % of the way to white."""
    return replace(colour, shade=100 - per_cent, tint=per_cent)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker_one, lighter_one = sorted((luminance(one), luminance(other)))
    return (lighter_one + 0.05) / (darker_one + 0.05)


def luminance(digits: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(channel) for channel in _channels(digits))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: Colour, grounds: Iterable[str], scheme: Mapping[str, str], *, dark: bool) -> Colour:
    """`colour`, darkened (on a dark theme lightened) as little as gives it 4.5:1 on each of `grounds`."""
    grounds = tuple(grounds)
    change = lighter if dark else darker
    for per_cent in range(0, 100, _STEP):
        candidate = change(colour, per_cent) if per_cent else colour
        if all(contrast(resolve(candidate, scheme, dark=dark), ground) >= READABLE for ground in grounds):
            return candidate
    return Colour("tx1")


def _channels(digits: str) -> tuple[float, float, float]:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
