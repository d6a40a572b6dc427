"""Reads the slide layouts of a theme: which placeholders each has, where they stand, and what is drawn behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from post2slides.model.placed import Anchor, Colour, PlaceholderRef
from post2slides.theme.colour import READABLE, READABLE_LARGE, contrast
from post2slides.theme.fields import Field, Fields, merged
from post2slides.theme.levels import levels_of
from post2slides.theme.model import Decoration, Layout, LayoutName, Placeholder, Role, Sign, TextStyle
from post2slides.theme.palette import Colours
from post2slides.theme.typography import STYLE_NAMES, STYLED, restyled
from post2slides.units import Emu, Insets, Rect, Size, px

REFERENCES: Mapping[Role, PlaceholderRef] = {
    Role.TITLE: PlaceholderRef("title", 0),
    Role.SUBTITLE: PlaceholderRef("subTitle", 1),
    Role.BODY: PlaceholderRef("body", 1),
    Role.QUOTE: PlaceholderRef("body", 1),
    Role.DATE: PlaceholderRef("dt", 10),
    Role.FOOTER: PlaceholderRef("ftr", 11),
    Role.SLIDE_NUMBER: PlaceholderRef("sldNum", 12),
    Role.KICKER: PlaceholderRef("body", 13),
    Role.CODE: PlaceholderRef("body", 14),
    Role.TABLE: PlaceholderRef("tbl", 15),
    Role.PICTURE: PlaceholderRef("pic", 16),
    Role.CAPTION: PlaceholderRef("body", 17),
    Role.ATTRIBUTION: PlaceholderRef("body", 18),
    Role.META: PlaceholderRef("body", 19),
    Role.NUMBER: PlaceholderRef("body", 20),
    Role.CHART: PlaceholderRef("chart", 21),
    Role.CALLOUT: PlaceholderRef("body", 22),
}
"""The placeholder of each role: type and index, the same on every layout, so that changing a slide's layout keeps its
texts. Indexes as Microsoft's own templates have them: 1 for the content, 10 to 12 for the footers, own ones from 13."""

_ANCHORS: Mapping[str, Anchor] = {anchor: anchor for anchor in get_args(Anchor)}
LAYOUT_NAMES = ("background", "standard", "placeholders", "decorations", "logo")
PLACEHOLDER_NAMES = ("at", "anchor", "insets", "fill", "corner", "sign", "style", *STYLE_NAMES)
DECORATION_NAMES = ("at", "fill", "corner", "text", *STYLE_NAMES)
_LARGE, _LARGE_BOLD = 18, 14
_UNREAD = {Role.PICTURE, Role.NUMBER}
"""Holds no text, or text that only adorns: a section's number is also in its place."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What layouts are read with: the parts of the theme that they refer to."""

    size: Size
    colours: Colours
    styles: Mapping[Role, TextStyle]
    standard: Fields
    """Where placeholders stand unless their layout says otherwise."""


def read_layouts(section: Fields, setting: Setting) -> dict[LayoutName, Layout]:
    """The `layouts` section of a theme file: every layout that slides may need."""
    return {name: _layout(name, section[name], setting) for name in LayoutName}


def _layout(name: LayoutName, field: Field, setting: Setting) -> Layout:
    section = field.fields(LAYOUT_NAMES)
    background = section.get("background")
    decorations = section.get("decorations")
    layout = Layout(
        name,
        background=setting.colours.read(background) if background else setting.colours.roles["background"],
        placeholders={},
        decorations=tuple(_decoration(item, setting) for item in decorations.items()) if decorations else (),
        logo=_rect(logo, setting.size) if (logo := section.get("logo")) else None,
    )
    described = _described(section, setting)
    if Role.TITLE not in described:
        field.fail("a placeholder for the title is missing", hint="Every slide needs one; add title to `placeholders`.")
    return replace(
        layout,
        placeholders={role: _placeholder(role, described[role], layout, setting) for role in Role if role in described},
    )


def _described(section: Fields, setting: Setting) -> dict[str, Field]:
    """What is said of each placeholder of a layout: the standard, the layout's own words, or both."""
    standard, own = section.get("standard"), section.get("placeholders")
    fields = {name: setting.standard[name] for name in _names(standard, setting)} if standard else {}
    for name in (changes := own.fields(Role)) if own else ():
        base = fields.get(name)
        fields[name] = Field(changes[name].name, merged(base.node, changes[name].node)) if base else changes[name]
    return fields


def _names(standard: Field, setting: Setting) -> tuple[str, ...]:
    return tuple(item.choice(setting.standard) for item in standard.items())


def _placeholder(role: Role, field: Field, layout: Layout, setting: Setting) -> Placeholder:
    section = field.fields(PLACEHOLDER_NAMES)
    fill, style = section.get("fill"), _style(role, section, setting)
    placeholder = Placeholder(
        ref=_reference(role, layout.name),
        rect=_rect(section["at"], setting.size),
        insets=_insets(section.get("insets")),
        anchor=_ANCHORS[anchor.choice(_ANCHORS)] if (anchor := section.get("anchor")) else "top",
        style=style,
        fill=setting.colours.read(fill) if fill else None,
        corner=_corner(section),
        sign=_sign(section.get("sign"), setting),
        levels=levels_of(style) if role is Role.BODY else (),
    )
    if role not in _UNREAD:
        _check(placeholder, layout, section, setting.colours)
    return placeholder


def _reference(role: Role, layout: LayoutName) -> PlaceholderRef:
    """Title slides have a centred title and contents take anything, as on Microsoft's own layouts."""
    match role, layout:
        case Role.TITLE, LayoutName.TITLE | LayoutName.TITLE_PICTURE:
            return PlaceholderRef("ctrTitle", 0)
        case Role.BODY, LayoutName.CONTENT:
            return PlaceholderRef("obj", 1)
        case _:
            return REFERENCES[role]


def _style(role: Role, section: Fields, setting: Setting) -> TextStyle:
    base = section.get("style")
    default = Role.CAPTION if role is Role.PICTURE else role
    return restyled(setting.styles[Role(base.choice(STYLED)) if base else default], section, setting.colours)


def _decoration(field: Field, setting: Setting) -> Decoration:
    section = field.fields(DECORATION_NAMES)
    rect = _rect(section["at"], setting.size)
    if text := section.get("text"):
        style = restyled(setting.styles[Role.TITLE], section, setting.colours)
        return Decoration(rect, style.colour, text.text(), replace(style, max_lines=1))
    return Decoration(rect, setting.colours.read(section["fill"]), corner=_corner(section))


def _rect(field: Field, size: Size) -> Rect:
    rect = Rect(*(px(length) for length in field.numbers(4)))
    if not Rect(Emu(0), Emu(0), size.width, size.height).holds(rect):
        field.fail("reaches beyond the slide")
    return rect


def _sign(field: Field | None, setting: Setting) -> Sign | None:
    if field is None:
        return None
    section = field.fields(("text", "hang", "colour"))
    return Sign(section["text"].text(), px(section["hang"].number()), setting.colours.read(section["colour"]))


def _insets(field: Field | None) -> Insets:
    return Insets(*(px(length) for length in field.numbers(4))) if field else Insets()


def _corner(section: Fields) -> Emu | None:
    return px(field.number()) if (field := section.get("corner")) else None


def _check(placeholder: Placeholder, layout: Layout, section: Fields, colours: Colours) -> None:
    """Text must be readable on what it stands on."""
    style = placeholder.style
    ratio = contrast(colours.rgb(style.colour), colours.rgb(ground(placeholder, layout)))
    large = style.minimum >= (_LARGE_BOLD if style.bold else _LARGE)
    needed = READABLE_LARGE if large else READABLE
    if ratio < needed:
        field = section.get("colour") or section.get("fill") or section.whole
        field.fail(f"text of the layout {str(layout.name)!r} has {ratio:.1f}:1 on its ground, and needs {needed}:1")


def ground(placeholder: Placeholder, layout: Layout) -> Colour:
    """The colour that a placeholder's text stands on: its own, that of the panel drawn behind it, or the layout's."""
    panels = [shape.fill for shape in layout.decorations if not shape.text and shape.rect.holds(placeholder.rect)]
    return placeholder.fill or (panels[-1] if panels else layout.background)
