"""The speaker notes of a slide: `p:notes` (ECMA-376 part 1, §19.3.1).

PowerPoint, Keynote and LibreOffice look for the text in the placeholder of type `body` with index 1, whatever the notes
master's has, and draw the slide in the one of type `sldImg`.
"""

from __future__ import annotations

from post2slides.markup import Markup, document, element
from post2slides.model.placed import Paragraph, PlaceholderRef
from post2slides.write.frame import identity, placeholder
from post2slides.write.slide import COLOUR_MAP, shape_tree
from post2slides.write.text import TextWriter

_INHERITED = element("p:spPr")


def notes_document(notes: tuple[Paragraph, ...], writer: TextWriter) -> bytes:
    """The part of the notes."""
    shapes = shape_tree([_SLIDE_IMAGE, _text(notes, writer)])
    return document("p:notes", element("p:cSld", None, shapes), COLOUR_MAP)


_SLIDE_IMAGE = element(
    "p:sp",
    None,
    element(
        "p:nvSpPr",
        None,
        identity(2, "Slide Image"),
        element("p:cNvSpPr", None, element("a:spLocks", {"noGrp": 1, "noRot": 1, "noChangeAspect": 1})),
        placeholder(PlaceholderRef("sldImg", 0)),
    ),
    _INHERITED,
)


def _text(notes: tuple[Paragraph, ...], writer: TextWriter) -> Markup:
    return element(
        "p:sp",
        None,
        element(
            "p:nvSpPr",
            None,
            identity(3, "Notes"),
            element("p:cNvSpPr", None, element("a:spLocks", {"noGrp": 1})),
            placeholder(PlaceholderRef("body", 1)),
        ),
        _INHERITED,
        element("p:txBody", None, element("a:bodyPr"), element("a:lstStyle"), writer.in_placeholder(notes)),
    )
