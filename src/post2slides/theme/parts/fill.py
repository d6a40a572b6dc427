"""Colours and fills, by reference to the theme."""

from __future__ import annotations

from post2slides.markup import Markup
from post2slides.model.placed import Colour
from post2slides.theme.colour import colour_map
from post2slides.theme.parts.xml import a, p

_PER_CENT = 1000
"""DrawingML writes percentages in thousandths (ECMA-376 part 1, §20.1.10.40)."""


def solid(colour: Colour) -> Markup:
    """`a:solidFill`."""
    return a("solidFill", colour_element(colour))


def colour_element(colour: Colour) -> Markup:
    """`a:schemeClr` (or `a:srgbClr` for a fixed colour) with its changes, in the order in which they are applied."""
    changes = (
        a("lumMod", val=colour.shade * _PER_CENT) if colour.shade != 100 else None,
        a("lumOff", val=colour.tint * _PER_CENT) if colour.tint else None,
        a("alpha", val=colour.alpha * _PER_CENT) if colour.alpha != 100 else None,
    )
    if colour.rgb:
        return a("srgbClr", *changes, val=colour.rgb)
    return a("schemeClr", *changes, val=colour.scheme)


def background(colour: Colour) -> Markup:
    """`p:bg`. PowerPoint repairs a `bgPr` that has no `effectLst`."""
    return p("bg", p("bgPr", solid(colour), a("effectLst")))


def colour_mapping(*, dark: bool) -> Markup:
    """`p:clrMap`: on a dark ground the light colour is the one for text."""
    same = {slot: slot for slot in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")}
    return p("clrMap", **colour_map(dark=dark), **same)
