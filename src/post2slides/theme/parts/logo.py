"""The logo on a slide layout: a picture, on a plate where it needs one."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from post2slides.theme.logo import PlacedLogo
from post2slides.theme.parts.shape import shape_properties, transform
from post2slides.theme.parts.xml import NAMESPACES, Element, a, p
from post2slides.units import px

_CORNER = px(6)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""[MS-ODRAWXML], `svgBlip`."""


def logo_shapes(logo: PlacedLogo, picture: str, drawing: str | None) -> Iterable[Element]:
    """The shapes of a logo. `picture` and `drawing` are the ids of the layout's relationships to its files."""
    if logo.plate:
        yield p(
            "sp",
            p("nvSpPr", p("cNvPr", id=0, name="Logo Plate"), p("cNvSpPr"), p("nvPr", userDrawn=True)),
            shape_properties(logo.plate, logo.plate_fill, _CORNER),
        )
    yield p(
        "pic",
        p(
            "nvPicPr",
            p("cNvPr", id=0, name="Logo", descr=logo.description),
            p("cNvPicPr", a("picLocks", noChangeAspect=True)),
            p("nvPr", userDrawn=True),
        ),
        p("blipFill", a("blip", _vector(drawing), r_embed=picture), a("stretch", a("fillRect"))),
        p("spPr", a("xfrm", *transform(logo.rect)), a("prstGeom", a("avLst"), prst="rect")),
    )


def _vector(drawing: str | None) -> Element | None:
    """The vector drawing, for programs that know drawings."""
    if drawing is None:
        return None
    blip = etree.Element(f"{{{_SVG}}}svgBlip", nsmap={"asvg": _SVG})
    blip.set(f"{{{NAMESPACES['r']}}}embed", drawing)
    extension = a("ext", uri=_SVG_EXTENSION)
    extension.append(blip)
    return a("extLst", extension)
