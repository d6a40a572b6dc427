"""What shapes have in common: names, placeholders, positions, outlines (ECMA-376 part 1, §19.3.1, §20.1.9)."""

from __future__ import annotations

from functools import lru_cache

from post2slides.markup import Markup, element
from post2slides.model.placed import PlaceholderRef
from post2slides.units import Emu, Rect

_ROUNDEST = 50_000
"""The largest `adj` of a `roundRect`: half of the shorter side, in 100,000ths of it (presetShapeDefinitions.xml)."""

DECORATIVE = element(
    "a:extLst",
    None,
    element(
        "a:ext",
        {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"},
        element(
            "adec:decorative",
            {"xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative", "val": 1},
        ),
    ),
)
"""Tells screen readers to pass over a shape ([MS-ODRAWXML], `decorative`)."""


def identity(number: int, name: str, *children: Markup, description: str | None = None) -> Markup:
    """`p:cNvPr`: `number` is unique on the slide."""
    return element("p:cNvPr", {"id": number, "name": name, "descr": description}, *children)


@lru_cache(maxsize=256)
def placeholder(ref: PlaceholderRef | None) -> Markup:
    """`p:nvPr`, with the layout's placeholder that the shape fills. An object has no type there, a title no index."""
    if ref is None:
        return element("p:nvPr")
    kind = None if ref.type == "obj" else ref.type
    return element("p:nvPr", None, element("p:ph", {"type": kind, "idx": ref.index or None}))


def transform(tag: str, rect: Rect) -> Markup:
    """`a:xfrm`, or `p:xfrm` for a table."""
    return element(
        tag,
        None,
        element("a:off", {"x": rect.left, "y": rect.top}),
        element("a:ext", {"cx": rect.width, "cy": rect.height}),
    )


def outline(rect: Rect | None, corner: Emu | None) -> Markup:
    """A rectangle, with corners of the radius `corner` rounded: `adj` is its share of the shorter side."""
    if not corner or rect is None:
        return element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    shorter = max(1, min(rect.width, rect.height))
    share = min(_ROUNDEST, round(corner * 2 * _ROUNDEST / shorter))
    guide = element("a:gd", {"name": "adj", "fmla": f"val {share}"})
    return element("a:prstGeom", {"prst": "roundRect"}, element("a:avLst", None, guide))
