"""Formulas on slides: an equation for programs that know Office's, else the same in characters.

The whole shape stands in `mc:AlternateContent` (ECMA-376 part 3, §10.2), as PowerPoint writes it ([MS-ODRAWXML], `m`):
Google Slides and Keynote show the fallback, and would show nothing without one. LibreOffice shows an equation only
where it is alone in its shape.
"""

from __future__ import annotations

from post2slides.markup import Markup, element
from post2slides.model.placed import FormulaShape
from post2slides.units import Rect
from post2slides.write.frame import identity, outline, placeholder, transform
from post2slides.write.omml import Equation
from post2slides.write.paragraph import ALIGN
from post2slides.write.text import TextWriter

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING_2010 = "http://schemas.microsoft.com/office/drawing/2010/main"
_NO_INSETS = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}


def formula(shape: FormulaShape, number: int, writer: TextWriter) -> Markup:
    """`mc:AlternateContent` with the shape in both ways; both bear one number, since only one is ever there."""
    equation = Equation(shape.size, shape.colour).paragraph(shape.math, shape.align)
    properties = element("a:pPr", {"algn": ALIGN[shape.align]})
    native = element("a:p", None, properties, element("a14:m", None, equation))
    return element(
        "mc:AlternateContent",
        {"xmlns:mc": _COMPATIBILITY},
        element(
            "mc:Choice",
            {"xmlns:a14": _DRAWING_2010, "Requires": "a14"},
            _box(shape, number, shape.rect, "none", native),
        ),
        element("mc:Fallback", None, _box(shape, number, shape.text_rect, "square", writer.in_box(shape.text))),
    )


def _box(shape: FormulaShape, number: int, rect: Rect, wrap: str, content: Markup) -> Markup:
    return element(
        "p:sp",
        None,
        element(
            "p:nvSpPr",
            None,
            identity(number, shape.name, description=shape.description),
            element("p:cNvSpPr", {"txBox": 1}),
            placeholder(None),
        ),
        element("p:spPr", None, transform("a:xfrm", rect), outline(rect, None), element("a:noFill")),
        element(
            "p:txBody",
            None,
            element("a:bodyPr", {"wrap": wrap, **_NO_INSETS, "rtlCol": 0, "anchor": "ctr"}, element("a:noAutofit")),
            element("a:lstStyle"),
            content,
        ),
    )
