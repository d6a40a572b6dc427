"""Pictures: `p:pic` (ECMA-376 part 1, §19.3.1)."""

from __future__ import annotations

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.placed import Crop, PictureShape
from post2slides.write.colour import PER_CENT
from post2slides.write.frame import DECORATIVE, identity, outline, placeholder, transform
from post2slides.write.references import References

_WHOLE = 100 * PER_CENT
STRETCH = element("a:stretch", None, element("a:fillRect"))


def picture(shape: PictureShape, number: int, references: References) -> Markup:
    """In the layout's picture placeholder where there is one. Without a description it is for the eye alone."""
    return element(
        "p:pic",
        None,
        element(
            "p:nvPicPr",
            None,
            identity(
                number,
                shape.name,
                references.click(shape.link),
                NOTHING if shape.description else DECORATIVE,
                description=shape.description,
            ),
            element("p:cNvPicPr", None, element("a:picLocks", _locks(shape))),
            placeholder(shape.placeholder),
        ),
        element("p:blipFill", None, image(shape.key, references), _crop(shape.crop), STRETCH),
        element("p:spPr", None, transform("a:xfrm", shape.rect), outline(shape.rect, None)),
    )


def _locks(shape: PictureShape) -> dict[str, int | None]:
    return {"noGrp": 1 if shape.placeholder else None, "noChangeAspect": 1}


def image(key: str, references: References) -> Markup:
    """The picture, and with it the vector drawing for programs that know drawings ([MS-ODRAWXML], `svgBlip`)."""
    drawing = references.drawing(key)
    return element("a:blip", {"r:embed": references.picture(key)}, _drawing(drawing) if drawing else NOTHING)


def _drawing(relationship_id: str) -> Markup:
    return element(
        "a:extLst",
        None,
        element(
            "a:ext",
            {"uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"},
            element(
                "asvg:svgBlip",
                {
                    "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
                    "r:embed": relationship_id,
                },
            ),
        ),
    )


def _crop(crop: Crop) -> Markup:
    """`a:srcRect`: hides the edges without losing them, so that the speaker can undo it."""
    if crop == Crop():
        return NOTHING
    edges = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    return element("a:srcRect", {edge: round(share * _WHOLE) or None for edge, share in edges.items()})
