"""The notes master: the slide above, what the speaker says below.

Its body has index 1, which is what PowerPoint gives the notes of a slide. Keynote refuses decks whose notes lack a
master.
"""

from __future__ import annotations

from collections.abc import Iterable

from post2slides.markup import Markup, document, text
from post2slides.model.placed import Colour
from post2slides.theme.model import TextStyle, Theme
from post2slides.theme.parts.fill import background, colour_mapping
from post2slides.theme.parts.shape import SLIDE_NUMBER_FIELD, numbers, placeholder_shape, shape_properties, shape_tree
from post2slides.theme.parts.text import body_properties, levels, list_style
from post2slides.theme.parts.xml import a, p
from post2slides.units import Insets, Rect, Size, pt, px

PAGE = Size(px(720), px(960))
"""7.5 by 10 inches, as PowerPoint's notes pages are."""
_MARGIN = px(60)
_STRIP = px(36)
_TEXT = TextStyle(12, 12, 12, "body", Colour("tx1"), line_spacing=105, paragraph_spacing=0.5)
_SMALL = TextStyle(10, 10, 10, "body", Colour("tx2"))
_SMALL_RIGHT = TextStyle(10, 10, 10, "body", Colour("tx2"), align="right")


def notes_master(theme: Theme, *, rtl: bool) -> bytes:
    """`p:notesMaster`. Printed on paper, so it is light whatever the theme."""
    return document(
        "p:notesMaster",
        p("cSld", background(Colour("bg1")), shape_tree(_shapes(theme, rtl=rtl))),
        colour_mapping(dark=False),
        p("notesStyle", *levels(_TEXT, theme, rtl=rtl, listed=True)),
    )


def _shapes(theme: Theme, *, rtl: bool) -> Iterable[Markup]:
    width = PAGE.width - 2 * _MARGIN
    half, bottom = width // 2, PAGE.height - _MARGIN
    picture = Rect.of(_MARGIN, px(96), width, width / theme.size.aspect)
    text_top = picture.bottom + _STRIP
    ids = numbers()

    def strip(name: str, kind: str, index: int | None, left: int, top: int, style: TextStyle) -> Markup:
        return placeholder_shape(
            next(ids),
            name,
            p("ph", type=kind, sz="quarter", idx=index),
            shape_properties(Rect.of(left, top, half, _STRIP)),
            body_properties("middle", Insets()),
            list_style("lstStyle", style, theme, rtl=rtl),
            _paragraph(kind),
        )

    yield strip("Header", "hdr", None, _MARGIN, px(36), _SMALL)
    yield strip("Date", "dt", 3, _MARGIN + half, px(36), _SMALL_RIGHT)
    yield _slide_image(next(ids), picture)
    yield placeholder_shape(
        next(ids),
        "Notes",
        p("ph", type="body", sz="quarter", idx=1),
        shape_properties(Rect.of(_MARGIN, text_top, width, bottom - text_top - _STRIP)),
        body_properties("top", Insets()),
        a("lstStyle"),
        a("p", a("r", a("rPr", lang="en-US"), a("t", text("Notes")))),
    )
    yield strip("Footer", "ftr", 4, _MARGIN, bottom - _STRIP // 2, _SMALL)
    yield strip("Slide Number", "sldNum", 5, _MARGIN + half, bottom - _STRIP // 2, _SMALL_RIGHT)


def _slide_image(number: int, rect: Rect) -> Markup:
    return p(
        "sp",
        p(
            "nvSpPr",
            p("cNvPr", id=number, name="Slide Image"),
            p("cNvSpPr", a("spLocks", noGrp=True, noRot=True, noChangeAspect=True)),
            p("nvPr", p("ph", type="sldImg", idx=2)),
        ),
        shape_properties(rect, None, None, a("noFill"), a("ln", a("solidFill", a("schemeClr", val="tx2")), w=pt(0.5))),
    )


def _paragraph(kind: str) -> Markup:
    if kind != "sldNum":
        return a("p", a("endParaRPr", lang="en-US"))
    return a("p", a("fld", a("rPr", lang="en-US"), a("t", text("‹#›")), id=SLIDE_NUMBER_FIELD, type="slidenum"))
