"""Bands behind the lines of code that the author stresses, with a bar in the accent colour at the panel's edge.

PowerPoint draws a line 1.2 em high whatever the font, so that the bands can be set where the lines will be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import groupby

from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Colour, PanelShape, Shape
from post2slides.theme.colour import READABLE, contrast
from post2slides.theme.model import Placeholder
from post2slides.units import Emu, Rect, pt, px

_DRAWN_LINE = 1.2
"""em: what programs draw (`LINE_HEIGHT` has a margin)."""
_BAR, _MARGIN = px(4), px(14)
_STRENGTH = 60
"""Per cent of the band's colour over the panel's: it is a hint and no gap."""
CLEAR = Colour("bg1", alpha=0)
"""A fill that lets what is behind it through: the bands lie between the panel and its text."""


def bands(
    stressed: Sequence[bool], counts: Sequence[int], size: float, rect: Rect, frame: Placeholder, setter: Typesetter
) -> tuple[Shape, ...]:
    """The panel with its bands, to lie behind the text; nothing where no line is stressed.

    `stressed` tells of each line whether it is, `counts` on how many lines of the slide it goes on; `size` in points.
    """
    if not any(stressed) or not frame.fill:
        return ()
    pitch = pt(size * _DRAWN_LINE * frame.style.line_spacing / 100)
    shapes: list[Shape] = [PanelShape("Code Panel", rect, frame.fill, frame.corner)]
    ground, accent = _ground(frame.fill, setter), setter.theme.palette.accent
    for first, count in _runs(stressed, counts):
        top = rect.top + frame.insets.top + first * pitch
        band = Rect.of(rect.left + _MARGIN, top, rect.width - 2 * _MARGIN, count * pitch)
        if ground:
            shapes.append(PanelShape("Highlight", band, ground))
        left = band.right - _BAR if setter.rtl else band.left  # mirrored later, and code begins at the left
        shapes.append(PanelShape("Highlight Bar", replace(band, left=Emu(left), width=_BAR), accent))
    return tuple(shapes)


def _runs(stressed: Sequence[bool], counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first line of the slide, number of lines) of each stretch of stressed lines."""
    position = 0
    for is_stressed, group in groupby(zip(stressed, counts, strict=True), key=lambda pair: pair[0]):
        height = sum(count for _, count in group)
        if is_stressed:
            yield position, height
        position += height


def _ground(panel: Colour, setter: Typesetter) -> Colour | None:
    """A colour beside the panel's on which all colours of code can be read, if the theme has one."""
    theme = setter.theme
    inks = [theme.rgb(theme.palette.text), *(theme.rgb(getattr(theme.code, item.name)) for item in fields(theme.code))]
    for ground in (theme.palette.rule, theme.palette.background):
        digits = theme.rgb(ground)
        if digits != theme.rgb(panel) and all(contrast(ink, digits) >= READABLE for ink in inks):
            return replace(ground, alpha=_STRENGTH)
    return None
