"""What is in a theme, as text for a terminal: fonts, type sizes, colours with their contrast, and layouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from post2slides.model.placed import Colour
from post2slides.theme.colour import contrast
from post2slides.theme.model import CodeColours, Layout, Palette, Placeholder, Role, TextStyle, Theme
from post2slides.units import Rect, pixels

_GROUNDS = {"on_dark": "dark", "on_dark_muted": "dark", "on_accent": "accent", "on_second": "second"}
"""What a colour stands on where that is not the background."""


def described(theme: Theme) -> str:
    """A theme's name and title, then a paragraph each for fonts, styles, colours, code and layouts."""
    paragraphs = (
        (f"{theme.name}: {theme.title}", _size(theme)),
        ("Fonts", *_fonts(theme)),
        ("Type sizes (pt)", *_styles(theme)),
        ("Colours, with their contrast to the ground they stand on", *_colours(theme)),
        ("Colours of code, with their contrast to the panel", *_code(theme)),
        ("Layouts, with places in px: left, top, width x height", *_layouts(theme)),
    )
    return "\n".join("\n".join((head, *(f"  {line}" for line in lines))) + "\n" for head, *lines in paragraphs)


def _size(theme: Theme) -> str:
    width, height = pixels(theme.size.width), pixels(theme.size.height)
    return f"Slides of {width:g} x {height:g} px, {'light on dark' if theme.dark else 'dark on light'}"


def _fonts(theme: Theme) -> Iterator[str]:
    for role, face in theme.fonts.items():
        scripts = ", ".join(f"{code} {family}" for code, family in face.scripts.items())
        yield f"{role:<14}{face.latin} ({scripts})"


def _styles(theme: Theme) -> Iterator[str]:
    for role, style in theme.styles.items():
        yield f"{role:<14}{_sizes(style):<18}{_manner(style)}"


def _sizes(style: TextStyle) -> str:
    if style.minimum == style.maximum:
        return f"{style.size:g}"
    return f"{style.size:g} ({style.minimum:g} to {style.maximum:g})"


def _manner(style: TextStyle) -> str:
    marks = [name for name, on in (("bold", style.bold), ("italic", style.italic)) if on]
    return " ".join((style.font, *marks))


def _colours(theme: Theme) -> Iterator[str]:
    for field in fields(Palette):
        colour: Colour = getattr(theme.palette, field.name)
        ground: Colour = getattr(theme.palette, _GROUNDS.get(field.name, "background"))
        yield _colour(field.name, colour, ground, theme, "" if field.name == "background" else field.name)


def _code(theme: Theme) -> Iterator[str]:
    for field in fields(CodeColours):
        yield _colour(field.name, getattr(theme.code, field.name), theme.palette.panel, theme, field.name)


def _colour(name: str, colour: Colour, ground: Colour, theme: Theme, compared: str) -> str:
    digits = theme.rgb(colour)
    ratio = f"{contrast(digits, theme.rgb(ground)):>5.1f}:1" if compared else ""
    return f"{name:<14}{digits}{ratio:>9}".rstrip()


def _layouts(theme: Theme) -> Iterator[str]:
    for layout in theme.layouts.values():
        yield f"{layout.name}{_background(layout, theme)}"
        yield from (f"  {role:<14}{_placeholder(role, place)}" for role, place in layout.placeholders.items())


def _background(layout: Layout, theme: Theme) -> str:
    return "" if layout.background == theme.palette.background else f", on {theme.rgb(layout.background)}"


def _placeholder(role: Role, placeholder: Placeholder) -> str:
    place = _place(placeholder.rect)
    return place if role is Role.PICTURE else f"{place:<24}{_sizes(placeholder.style)} pt"


def _place(rect: Rect) -> str:
    left, top, width, height = (pixels(length) for length in (rect.left, rect.top, rect.width, rect.height))
    return f"{left:g}, {top:g}, {width:g} x {height:g}"
