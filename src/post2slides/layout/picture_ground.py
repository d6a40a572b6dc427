"""A panel under see-through line art that would vanish: dark ink needs a light ground, and light ink a dark one."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.model.picture import PictureFacts
from post2slides.model.placed import Colour, PanelShape
from post2slides.theme.colour import luminance
from post2slides.theme.model import Layout, Theme
from post2slides.units import Emu, Rect, Size, px

_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.11, for graphical objects."""
_DARK = 0.18
"""Luminance: what is below is seen as dark."""
GROUND_AIR = px(24)
"""Of the panel around the picture."""
_CORNER = px(10)


def needs_ground(facts: PictureFacts, layout: Layout, theme: Theme) -> bool:
    """Whether a picture, or the dark words in it, would hardly be seen on the layout's background.

    What blogs draw is drawn for a light page, so in a dark theme its darkest ink counts; on a light one all its ink.
    """
    if not facts.transparent:
        return False
    behind = luminance(theme.rgb(layout.background))
    vanishes = behind < _DARK and _ratio(facts.darkest, behind) < _CONTRAST
    return vanishes or _ratio(facts.ink, behind) < _CONTRAST


def ground(facts: PictureFacts, rect: Rect, layout: Layout, theme: Theme) -> Iterator[PanelShape]:
    """The panel behind a picture in `rect`, if it needs one."""
    if not needs_ground(facts, layout, theme):
        return
    palette = theme.palette
    grounds = (palette.background, palette.panel, palette.dark, palette.on_dark, palette.text)
    fill = max(grounds, key=lambda colour: _worst(facts, colour, theme))
    yield PanelShape("Picture Ground", _with_air(rect, theme.size), fill, _CORNER)


def _worst(facts: PictureFacts, ground: Colour, theme: Theme) -> float:
    behind = luminance(theme.rgb(ground))
    return min(_ratio(facts.ink, behind), _ratio(facts.darkest, behind))


def _ratio(one: float, other: float) -> float:
    """The contrast of two luminances (WCAG 2.2)."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _with_air(rect: Rect, slide: Size) -> Rect:
    """`rect` with air around it, as far as the slide has any."""
    left, top = max(0, rect.left - GROUND_AIR), max(0, rect.top - GROUND_AIR)
    right, bottom = min(slide.width, rect.right + GROUND_AIR), min(slide.height, rect.bottom + GROUND_AIR)
    return Rect(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top))
