"""The logo of a theme: which of its files a layout shows, and where.

A logo keeps its shape. On a ground from which it would not stand out, and where the theme has no other for dark
grounds, it lies on a small plate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from post2slides.model.picture import Media, PictureFacts
from post2slides.model.placed import Colour
from post2slides.theme.colour import contrast, luminance
from post2slides.theme.fields import Field
from post2slides.theme.model import Layout, Logo, Theme
from post2slides.units import Emu, Insets, Rect, px

_NAMES = ("file", "on_dark", "description")
_DARK = 0.179
"""The luminance under which white stands out more than black (WCAG 2.2, "contrast ratio")."""
_VISIBLE = 3.0
"""The contrast that graphics need (WCAG 2.2, success criterion 1.4.11)."""
_PLATE = Insets.even(px(10))
"""How far the plate goes beyond the logo."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A logo's file, ready for a deck."""

    facts: PictureFacts
    media: Media


Marks = Mapping[Path, Mark]
"""By the file that the theme names."""


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    mark: Mark
    rect: Rect
    description: str
    plate: Rect | None
    """The ground laid under it, where that of the layout hides it."""
    plate_fill: Colour


def read_logo(field: Field) -> Logo:
    """The `logo` of a theme file: a picture file, or names and values. Paths are relative to the theme's folder."""
    if field.is_single:
        path = field.path()
        return Logo(path, path, "Logo")
    section = field.fields(_NAMES)
    path, dark, description = section["file"].path(), section.get("on_dark"), section.get("description")
    return Logo(path, dark.path() if dark else path, description.text() if description else "Logo")


def placed_logo(layout: Layout, theme: Theme, marks: Marks) -> PlacedLogo | None:
    """The logo as `layout` shows it; None where it does not, or the theme has none."""
    if theme.logo is None or layout.logo is None:
        return None
    ground = _ground(layout.logo, layout)
    mark = marks[theme.logo.on_dark if luminance(theme.rgb(ground)) < _DARK else theme.logo.file]
    hidden = mark.facts.transparent and _contrast(mark.facts, ground, theme) < _VISIBLE
    room = layout.logo.inside(_PLATE) if hidden else layout.logo
    rect = _contained(mark.facts, room, theme)
    return PlacedLogo(mark, rect, theme.logo.description, _around(rect) if hidden else None, _plate(mark.facts, theme))


def _ground(room: Rect, layout: Layout) -> Colour:
    """The colour that the logo stands on."""
    behind = [shape.fill for shape in layout.decorations if not shape.text and shape.rect.holds(room)]
    return behind[-1] if behind else layout.background


def _contrast(facts: PictureFacts, ground: Colour, theme: Theme) -> float:
    """How much what can be seen of a logo stands out from a ground."""
    grey = round(facts.ink * 255)
    return contrast(f"{grey:02X}" * 3, theme.rgb(ground))


def _plate(facts: PictureFacts, theme: Theme) -> Colour:
    """The ground of the theme from which the logo stands out most."""
    grounds = (theme.palette.background, theme.palette.dark, theme.palette.on_dark)
    return max(grounds, key=lambda ground: _contrast(facts, ground, theme))


def _contained(facts: PictureFacts, room: Rect, theme: Theme) -> Rect:
    """As large as `room` allows, at that side of it which is nearer to the slide's edge."""
    width = min(room.width, room.height * facts.aspect)
    height = width / facts.aspect
    at_right = room.left + room.right > theme.size.width
    left = room.right - width if at_right else room.left
    return Rect.of(left, room.top + (room.height - height) / 2, width, height)


def _around(rect: Rect) -> Rect:
    plate = _PLATE
    return Rect(
        Emu(rect.left - plate.left),
        Emu(rect.top - plate.top),
        Emu(rect.width + plate.left + plate.right),
        Emu(rect.height + plate.top + plate.bottom),
    )
