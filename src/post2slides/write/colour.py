"""Colours (ECMA-376 part 1, §20.1.2.3) and fills (§20.1.8)."""

from __future__ import annotations

from functools import lru_cache

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.placed import Colour, GradientStop

PER_CENT = 1000
"""DrawingML writes percentages in thousandths (ST_PositiveFixedPercentage)."""
_DOWNWARDS = 90 * 60_000
"""The direction of a gradient from the top down, in 60,000ths of a degree (ST_PositiveFixedAngle)."""

NO_FILL = element("a:noFill")
NO_LINE = element("a:ln", None, NO_FILL)


@lru_cache(maxsize=1024)
def colour(value: Colour) -> Markup:
    """By reference to the theme where it is one, so that a change of theme changes it."""
    changes = (
        element("a:lumMod", {"val": value.shade * PER_CENT}) if value.shade != 100 else NOTHING,
        element("a:lumOff", {"val": value.tint * PER_CENT}) if value.tint else NOTHING,
        element("a:alpha", {"val": value.alpha * PER_CENT}) if value.alpha != 100 else NOTHING,
    )
    if value.scheme:
        return element("a:schemeClr", {"val": value.scheme}, *changes)
    return element("a:srgbClr", {"val": value.rgb.upper()}, *changes)


@lru_cache(maxsize=1024)
def solid_fill(value: Colour) -> Markup:
    return element("a:solidFill", None, colour(value))


def gradient_fill(stops: tuple[GradientStop, ...]) -> Markup:
    """From the top down."""
    return element(
        "a:gradFill",
        {"rotWithShape": 1},
        element(
            "a:gsLst",
            None,
            *[element("a:gs", {"pos": round(stop.at * 100 * PER_CENT)}, colour(stop.colour)) for stop in stops],
        ),
        element("a:lin", {"ang": _DOWNWARDS, "scaled": 0}),
    )


def fill(value: Colour | tuple[GradientStop, ...]) -> Markup:
    return solid_fill(value) if isinstance(value, Colour) else gradient_fill(value)
