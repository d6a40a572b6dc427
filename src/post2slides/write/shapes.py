"""Text shapes and panels: `p:sp` (ECMA-376 part 1, §19.3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.placed import Anchor, PanelShape, TextShape
from post2slides.units import Insets
from post2slides.write.colour import NO_FILL, NO_LINE, fill, solid_fill
from post2slides.write.frame import DECORATIVE, identity, outline, placeholder, transform
from post2slides.write.text import TextWriter

ANCHORS: Mapping[Anchor, str] = MappingProxyType({"top": "t", "middle": "ctr", "bottom": "b"})

_LIST_STYLE = element("a:lstStyle")
_PLACEHOLDER_LOCKS = element("p:cNvSpPr", None, element("a:spLocks", {"noGrp": 1}))
_TEXT_BOX = element("p:cNvSpPr", {"txBox": 1})
_EMPTY_TEXT = element("p:txBody", None, element("a:bodyPr"), _LIST_STYLE, element("a:p"))


def text_shape(shape: TextShape, number: int, writer: TextWriter) -> Markup:
    """In the layout's placeholder where there is one, else in a text box."""
    body = _body_properties(shape.anchor, shape.insets, in_placeholder=shape.placeholder is not None)
    return element(
        "p:sp",
        None,
        element(
            "p:nvSpPr",
            None,
            identity(number, shape.name, DECORATIVE if shape.decorative else NOTHING),
            _PLACEHOLDER_LOCKS if shape.placeholder else _TEXT_BOX,
            placeholder(shape.placeholder),
        ),
        _placeholder_properties(shape) if shape.placeholder else _box_properties(shape),
        element("p:txBody", None, body, _LIST_STYLE, _text(shape, writer)),
    )


def panel(shape: PanelShape, number: int) -> Markup:
    """A rectangle. PowerPoint gives each shape a text, be it empty, and so does this."""
    return element(
        "p:sp",
        None,
        element("p:nvSpPr", None, identity(number, shape.name, DECORATIVE), element("p:cNvSpPr"), element("p:nvPr")),
        element(
            "p:spPr",
            None,
            transform("a:xfrm", shape.rect),
            outline(shape.rect, shape.corner),
            fill(shape.fill),
            NO_LINE,
        ),
        _EMPTY_TEXT,
    )


def _text(shape: TextShape, writer: TextWriter) -> Markup:
    if shape.field:
        return writer.field(shape.field, shape.paragraphs)
    return writer.in_placeholder(shape.paragraphs) if shape.placeholder else writer.in_box(shape.paragraphs)


def _placeholder_properties(shape: TextShape) -> Markup:
    """Only what differs from the layout's placeholder, so that *Reset Slide* has little to take away."""
    return element(
        "p:spPr",
        None,
        transform("a:xfrm", shape.rect) if shape.rect else NOTHING,
        outline(shape.rect, shape.corner) if shape.corner and shape.rect else NOTHING,
        solid_fill(shape.fill) if shape.fill else NOTHING,
    )


def _box_properties(shape: TextShape) -> Markup:
    return element(
        "p:spPr",
        None,
        transform("a:xfrm", shape.rect) if shape.rect else NOTHING,
        outline(shape.rect, shape.corner),
        solid_fill(shape.fill) if shape.fill else NO_FILL,
    )


@lru_cache(maxsize=256)
def _body_properties(anchor: Anchor | None, insets: Insets | None, *, in_placeholder: bool) -> Markup:
    anchored = ANCHORS[anchor] if anchor else None
    if in_placeholder:
        return element("a:bodyPr", {**_insets(insets), "anchor": anchored})
    attributes = {"wrap": "square", **_insets(insets), "rtlCol": 0, "anchor": anchored}
    return element("a:bodyPr", attributes, element("a:noAutofit"))


def _insets(insets: Insets | None) -> Mapping[str, int]:
    if insets is None:
        return {}
    return {"lIns": insets.left, "tIns": insets.top, "rIns": insets.right, "bIns": insets.bottom}
