"""The slide master, and a slide layout for each of the theme's."""

from __future__ import annotations

from post2slides.markup import Markup, document
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role, TextStyle, Theme
from post2slides.theme.parts.fill import background, colour_mapping
from post2slides.theme.parts.shape import (
    Drawn,
    layout_shapes,
    numbers,
    placeholder_shape,
    prompt,
    shape_properties,
    shape_tree,
)
from post2slides.theme.parts.text import levels, list_style, placeholder_properties
from post2slides.theme.parts.xml import a, p

FIRST_ID = 2_147_483_648
"""Masters and layouts share one range of ids, which begins here (ECMA-376 part 1, §19.7.3 and §19.7.6)."""

_TYPES = {
    LayoutName.TITLE: "title",
    LayoutName.SECTION: "secHead",
    LayoutName.CONTENT: "obj",
    LayoutName.STATEMENT: "titleOnly",
    LayoutName.TABLE: "tbl",
    LayoutName.PICTURE_SIDE: "picTx",
}
"""Layouts that Microsoft has a type for (ECMA-376 part 1, §19.7.15); by it other programs find their like."""
_MASTER = {
    Role.TITLE: ("title", None),
    Role.BODY: ("body", 1),
    Role.DATE: ("dt", 2),
    Role.FOOTER: ("ftr", 3),
    Role.SLIDE_NUMBER: ("sldNum", 4),
}


def slide_master(theme: Theme, *, rtl: bool) -> bytes:
    """`p:sldMaster`. Its relationships rId1 … rIdN are the layouts, in the order of the theme."""
    content = theme.layouts[LayoutName.CONTENT]
    placed = zip(numbers(), _MASTER, strict=False)
    shapes = [_placeholder(number, role, content.placeholders[role], theme, rtl=rtl) for number, role in placed]
    return document(
        "p:sldMaster",
        p("cSld", background(theme.palette.background), shape_tree(shapes)),
        colour_mapping(dark=theme.dark),
        p(
            "sldLayoutIdLst",
            *(p("sldLayoutId", id=FIRST_ID + n, r_id=f"rId{n}") for n in range(1, len(theme.layouts) + 1)),
        ),
        p(
            "txStyles",
            _style("titleStyle", theme.styles[Role.TITLE], theme, rtl=rtl),
            _style("bodyStyle", theme.styles[Role.BODY], theme, rtl=rtl, listed=True),
            _style("otherStyle", theme.styles[Role.TABLE], theme, rtl=rtl),
        ),
    )


def slide_layout(layout: Layout, theme: Theme, logo: Drawn, *, rtl: bool) -> bytes:
    """`p:sldLayout` with the shapes of the logo. Kept by PowerPoint (`preserve`) even when no slide uses it."""
    kind = layout_type(layout.name)
    own_ground = None if layout.background == theme.palette.background else background(layout.background)
    return document(
        "p:sldLayout",
        p("cSld", own_ground, shape_tree(layout_shapes(layout, theme, logo, rtl=rtl)), name=layout.name),
        p("clrMapOvr", a("masterClrMapping")),
        attributes={"type": kind, "preserve": True, "userDrawn": None if kind else True},
    )


def layout_type(name: LayoutName) -> str | None:
    """The type by which other programs know a layout; None where Microsoft has none of the kind."""
    return _TYPES.get(name)


def _placeholder(number: int, role: Role, placeholder: Placeholder, theme: Theme, *, rtl: bool) -> Markup:
    """Titles and bodies take their style from `p:txStyles`, the small print bears its own."""
    kind, index = _MASTER[role]
    plain = role in {Role.TITLE, Role.BODY}
    return placeholder_shape(
        number,
        role.title(),
        p("ph", type=kind, sz=None if plain else "quarter", idx=index),
        shape_properties(placeholder.rect),
        placeholder_properties(placeholder),
        a("lstStyle") if plain else list_style("lstStyle", placeholder.style, theme, rtl=rtl),
        prompt(role),
    )


def _style(tag: str, style: TextStyle, theme: Theme, *, rtl: bool, listed: bool = False) -> Markup:
    """The master's styles are `a:lvlNpPr` within `p:` elements."""
    return p(tag, *levels(style, theme, rtl=rtl, listed=listed))
