"""The mirror image of a theme, for languages written from right to left."""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.placed import Align
from post2slides.theme.model import Decoration, Layout, Placeholder, Role, TextStyle, Theme
from post2slides.units import Insets, Rect

_OTHER_SIDE: dict[Align, Align] = {"left": "right", "center": "center", "right": "left"}


def mirrored(theme: Theme) -> Theme:
    """`theme` with every rectangle, inset and alignment at the other side. Code begins at the left in any language."""
    return replace(
        theme,
        layouts={name: _layout(layout, theme) for name, layout in theme.layouts.items()},
        styles={role: style if role is Role.CODE else _style(style) for role, style in theme.styles.items()},
    )


def _layout(layout: Layout, theme: Theme) -> Layout:
    return replace(
        layout,
        placeholders={role: _placeholder(role, frame, theme) for role, frame in layout.placeholders.items()},
        decorations=tuple(_decoration(decoration, theme) for decoration in layout.decorations),
        logo=_rect(layout.logo, theme) if layout.logo else None,
    )


def _placeholder(role: Role, placeholder: Placeholder, theme: Theme) -> Placeholder:
    insets = placeholder.insets
    return replace(
        placeholder,
        rect=_rect(placeholder.rect, theme),
        insets=Insets(insets.right, insets.top, insets.left, insets.bottom),
        style=placeholder.style if role is Role.CODE else _style(placeholder.style),
    )


def _decoration(decoration: Decoration, theme: Theme) -> Decoration:
    style = decoration.style
    return replace(decoration, rect=_rect(decoration.rect, theme), style=_style(style) if style else None)


def _rect(rect: Rect, theme: Theme) -> Rect:
    return Rect.of(theme.size.width - rect.right, rect.top, rect.width, rect.height)


def _style(style: TextStyle) -> TextStyle:
    return replace(style, align=_OTHER_SIDE[style.align])
