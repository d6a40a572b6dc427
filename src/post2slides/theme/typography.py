"""Reads the type of a theme: its families, and the style that each role is set in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from post2slides.model.placed import Align, FontRole
from post2slides.theme.fields import Field, Fields
from post2slides.theme.model import FontFace, Role, TextStyle
from post2slides.theme.palette import Colours

STYLE_NAMES = (
    "font",
    "size",
    "min",
    "max",
    "colour",
    "bold",
    "italic",
    "align",
    "line_spacing",
    "paragraph_spacing",
    "lines",
)
STYLED = tuple(role for role in Role if role is not Role.PICTURE)
"""The roles that have a style of their own."""
SCRIPTS = ("Hang", "Jpan", "Hans", "Hant", "Arab", "Hebr", "Thai", "Deva")

_FONT_ROLES: tuple[FontRole, ...] = get_args(FontRole)
_ALIGNS: Mapping[str, Align] = {align: align for align in get_args(Align)}
_SMALLEST, _LARGEST = 6, 400


def read_fonts(section: Fields) -> dict[FontRole, FontFace]:
    """The `fonts` section of a theme file."""
    return {role: _face(section[role].fields(("latin", "scripts"))) for role in _FONT_ROLES}


def read_styles(section: Fields, colours: Colours) -> dict[Role, TextStyle]:
    """The `styles` section of a theme file."""
    return {role: _style(section[role], colours) for role in STYLED}


def restyled(style: TextStyle, changes: Fields, colours: Colours) -> TextStyle:
    """`style` with what `changes` says of it; a size beyond its limits moves the limit."""
    values = {_ATTRIBUTES[name]: _read(name, changes[name], colours) for name in changes if name in STYLE_NAMES}
    style = replace(style, **values)
    return replace(style, minimum=min(style.minimum, style.size), maximum=max(style.maximum, style.size))


_ATTRIBUTES = {name: name for name in STYLE_NAMES} | {"min": "minimum", "max": "maximum", "lines": "max_lines"}


def _style(field: Field, colours: Colours) -> TextStyle:
    section = field.fields(STYLE_NAMES)
    for name in ("font", "size", "min", "max", "colour"):
        section[name]
    style = TextStyle(**{_ATTRIBUTES[name]: _read(name, section[name], colours) for name in section})
    if not style.minimum <= style.size <= style.maximum:
        section["size"].fail(f"{style.size:g} is not between min {style.minimum:g} and max {style.maximum:g}")
    return style


def _read(name: str, field: Field, colours: Colours) -> Any:
    match name:
        case "colour":
            return colours.read(field)
        case "font":
            return field.choice(_FONT_ROLES)
        case "align":
            return _ALIGNS[field.choice(_ALIGNS)]
        case "bold" | "italic":
            return field.truth()
        case "lines":
            return round(field.number(least=1))
        case "line_spacing":
            return field.number(least=70, most=200)
        case "paragraph_spacing":
            return field.number(most=3)
        case _:
            return field.number(least=_SMALLEST, most=_LARGEST)


def _face(section: Fields) -> FontFace:
    scripts = section["scripts"].fields(SCRIPTS)
    return FontFace(section["latin"].text(), {script: scripts[script].text() for script in SCRIPTS})
