"""The shapes of masters and layouts: placeholders, and what is drawn behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from post2slides.markup import Markup, text
from post2slides.model.placed import Colour
from post2slides.theme.layouts import REFERENCES
from post2slides.theme.model import Decoration, Layout, Placeholder, Role, Theme
from post2slides.theme.parts.fill import solid
from post2slides.theme.parts.text import (
    alignment,
    body_properties,
    list_style,
    placeholder_properties,
    run_properties,
)
from post2slides.theme.parts.xml import a, p
from post2slides.units import Emu, Insets, Rect

_PROMPTS = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.META: "Author · date",
    Role.KICKER: "Heading above",
    Role.BODY: "Text",
    Role.CODE: "Code",
    Role.TABLE: "Table",
    Role.CHART: "Chart",
    Role.CALLOUT: "Note",
    Role.PICTURE: "Picture",
    Role.CAPTION: "Caption",
    Role.QUOTE: "Quote",
    Role.ATTRIBUTION: "Who said it",
    Role.NUMBER: "1",
    Role.FOOTER: "Footer",
    Role.DATE: "Date",
    Role.SLIDE_NUMBER: "‹#›",
}
_TREE = 1
"""The id of the tree itself."""

Drawn = Callable[[Iterator[int]], Iterable[Markup]]
"""Shapes that take their ids from an iterator."""

SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_BUILT_IN = {"title", "ctrTitle", "subTitle", "ftr", "dt", "sldNum", "obj"}
"""Placeholders for which PowerPoint shows a prompt of its own, in the language of its menus."""


def shape_tree(shapes: Iterable[Markup]) -> Markup:
    """`p:spTree` with shapes that have their `numbers`."""
    return p(
        "spTree",
        p("nvGrpSpPr", p("cNvPr", id=_TREE, name=""), p("cNvGrpSpPr"), p("nvPr")),
        p("grpSpPr", a("xfrm", *transform(Rect(*(Emu(0),) * 4)), a("chOff", x=0, y=0), a("chExt", cx=0, cy=0))),
        *shapes,
    )


def numbers() -> Iterator[int]:
    """The ids of the shapes of a tree: their positions, so that they are unique."""
    return count(_TREE + 1)


def layout_shapes(layout: Layout, theme: Theme, logo: Drawn, *, rtl: bool) -> Iterable[Markup]:
    """From back to front: decorations, the logo, the picture, then text, which is read in this order too."""
    ids = numbers()
    for position, decoration in enumerate(layout.decorations, 1):
        yield decoration_shape(next(ids), position, decoration, theme)
    yield from logo(ids)
    for role in (Role.PICTURE, *(role for role in Role if role is not Role.PICTURE)):
        if placeholder := layout.placeholders.get(role):
            yield placeholder_of(next(ids), role, placeholder, theme, rtl=rtl)


def placeholder_shape(number: int, name: str, ph: Markup, geometry: Markup, *body: Markup) -> Markup:
    """`p:sp` with a placeholder; `body` is what belongs into `p:txBody`."""
    return p(
        "sp",
        p("nvSpPr", p("cNvPr", id=number, name=name), p("cNvSpPr", a("spLocks", noGrp=True)), p("nvPr", ph)),
        geometry,
        p("txBody", *body),
    )


def shape_properties(rect: Rect, fill: Colour | None = None, corner: Emu | None = None, *more: Markup) -> Markup:
    """`p:spPr`: place, form and fill, and what follows them. Nothing has an outline of itself."""
    return p(
        "spPr",
        a("xfrm", *transform(rect)),
        _form(rect, corner),
        solid(fill) if fill else None,
        a("ln", a("noFill")) if fill else None,
        *more,
    )


def prompt(role: Role) -> Markup:
    """The paragraph that an empty placeholder shows."""
    words = a("t", text(_PROMPTS[role]))
    if role is Role.SLIDE_NUMBER:
        return a("p", a("fld", a("rPr", lang="en-US"), words, id=SLIDE_NUMBER_FIELD, type="slidenum"))
    return a("p", a("r", a("rPr", lang="en-US"), words))


def placeholder_of(number: int, role: Role, placeholder: Placeholder, theme: Theme, *, rtl: bool) -> Markup:
    """A placeholder of a layout, with its prompt."""
    return placeholder_shape(
        number,
        role.title(),
        _reference(role, placeholder),
        shape_properties(placeholder.rect, placeholder.fill, placeholder.corner),
        placeholder_properties(placeholder),
        list_style(
            "lstStyle",
            placeholder.style,
            theme,
            rtl=rtl and role is not Role.CODE,
            listed=role in {Role.BODY, Role.QUOTE, Role.CALLOUT},
            sign=placeholder.sign,
        ),
        prompt(role),
    )


def _reference(role: Role, placeholder: Placeholder) -> Markup:
    """`p:ph`. A content placeholder is the one without a type."""
    ref = placeholder.ref or REFERENCES[role]
    kind = ref.type
    return p(
        "ph",
        type=None if kind == "obj" else kind,
        sz="quarter"
        if role in {Role.FOOTER, Role.DATE, Role.SLIDE_NUMBER, Role.KICKER, Role.CAPTION, Role.META}
        else None,
        idx=ref.index or None,
        hasCustomPrompt=None if kind in _BUILT_IN else True,
    )


def decoration_shape(number: int, position: int, decoration: Decoration, theme: Theme) -> Markup:
    """What a layout shows behind everything else; `position` tells it from the others in its name."""
    style = decoration.style
    return p(
        "sp",
        p("nvSpPr", p("cNvPr", id=number, name=f"Decoration {position}"), p("cNvSpPr"), p("nvPr", userDrawn=True)),
        shape_properties(decoration.rect, None if style else decoration.fill, decoration.corner),
        p(
            "txBody",
            body_properties("top", Insets()),
            a("lstStyle"),
            a(
                "p",
                a("pPr", algn=alignment(style.align) if style else None),
                a("r", run_properties("rPr", style, theme, lang="en-US"), a("t", text(decoration.text)))
                if style
                else None,
                None if style else a("endParaRPr", lang="en-US"),
            ),
        ),
    )


def transform(rect: Rect) -> tuple[Markup, Markup]:
    """What `a:xfrm` holds."""
    return a("off", x=rect.left, y=rect.top), a("ext", cx=rect.width, cy=rect.height)


def _form(rect: Rect, corner: Emu | None) -> Markup:
    if not corner:
        return a("prstGeom", a("avLst"), prst="rect")
    share = round(corner / min(rect.width, rect.height) * 100_000)
    return a("prstGeom", a("avLst", a("gd", name="adj", fmla=f"val {share}")), prst="roundRect")
