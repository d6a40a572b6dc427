"""One slide: `p:sld` (ECMA-376 part 1, §19.3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import assert_never

from post2slides.markup import NOTHING, Markup, document, element
from post2slides.model.placed import (
    ChartShape,
    ClipShape,
    Colour,
    DiagramShape,
    FormulaShape,
    PanelShape,
    PictureShape,
    PlacedSlide,
    Shape,
    TableShape,
    TextShape,
)
from post2slides.write.clip import clip
from post2slides.write.colour import solid_fill
from post2slides.write.picture import picture
from post2slides.write.shapes import panel, text_shape
from post2slides.write.table import table
from post2slides.write.text import TextWriter
from post2slides.write.timing import timing
from post2slides.write.transition import transition

_TREE = 1
"""The number of the shape tree itself; the shapes count on from it."""
_TREE_PROPERTIES = (
    element(
        "p:nvGrpSpPr",
        None,
        element("p:cNvPr", {"id": _TREE, "name": ""}),
        element("p:cNvGrpSpPr"),
        element("p:nvPr"),
    ),
    element("p:grpSpPr"),
)
COLOUR_MAP = element("p:clrMapOvr", None, element("a:masterClrMapping"))


def shape_tree(shapes: Iterable[Markup]) -> Markup:
    return element("p:spTree", None, *_TREE_PROPERTIES, *shapes)


@dataclass(frozen=True, slots=True)
class SlideWriter:
    """Writes the shapes of one slide."""

    text: TextWriter
    table_style: str

    def document(self, slide: PlacedSlide) -> bytes:
        """The slide's part."""
        numbered = list(zip(slide.shapes, accumulate(map(_identifiers, slide.shapes), initial=_TREE + 1), strict=False))
        shapes = [self._shape(shape, number) for shape, number in numbered]
        background = _background(slide.background) if slide.background else NOTHING
        content = element("p:cSld", None, background, shape_tree(shapes))
        change = transition(slide.transition, rtl=self.text.rtl)
        return document("p:sld", content, COLOUR_MAP, change, timing(numbered))

    def _shape(self, shape: Shape, number: int) -> Markup:
        """A shape's element. What writes the kinds that one deck in ten has is loaded for that deck."""
        match shape:
            case TextShape():
                return text_shape(shape, number, self.text)
            case PictureShape():
                return picture(shape, number, self.text.references)
            case ClipShape():
                return clip(shape, number, self.text.references)
            case PanelShape():
                return panel(shape, number)
            case TableShape():
                return table(shape, number, self.text, self.table_style)
            case ChartShape():
                from post2slides.write.chart import chart

                return chart(shape, number, self.text.references.chart(shape))
            case DiagramShape():
                from post2slides.write.diagram import diagram

                return diagram(shape, number, self.text)
            case FormulaShape():
                from post2slides.write.formula import formula

                return formula(shape, number, self.text)
            case _:
                assert_never(shape)


def _identifiers(shape: Shape) -> int:
    """How many numbers a shape needs: a group and each of its members has its own."""
    return 1 + len(shape.boxes) + len(shape.connectors) if isinstance(shape, DiagramShape) else 1


def _background(colour: Colour) -> Markup:
    """PowerPoint repairs a `p:bgPr` without a list of effects."""
    return element("p:bg", None, element("p:bgPr", None, solid_fill(colour), element("a:effectLst")))
