"""The logo on a slide layout: a picture, on a plate where it needs one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from post2slides.markup import Markup, element
from post2slides.theme.logo import PlacedLogo
from post2slides.theme.parts.shape import shape_properties, transform
from post2slides.theme.parts.xml import a, p
from post2slides.units import px

_CORNER = px(6)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""[MS-ODRAWXML], `svgBlip`."""


def logo_shapes(logo: PlacedLogo, picture: str, drawing: str | None, ids: Iterator[int]) -> Iterable[Markup]:
    """The shapes of a logo, with the next of `ids`; `picture` and `drawing` are relationships to its files."""
    if logo.plate:
        yield p(
            "sp",
            p("nvSpPr", p("cNvPr", id=next(ids), name="Logo Plate"), p("cNvSpPr"), p("nvPr", userDrawn=True)),
            shape_properties(logo.plate, logo.plate_fill, _CORNER),
        )
    yield p(
        "pic",
        p(
            "nvPicPr",
            p("cNvPr", id=next(ids), name="Logo", descr=logo.description),
            p("cNvPicPr", a("picLocks", noChangeAspect=True)),
            p("nvPr", userDrawn=True),
        ),
        p("blipFill", a("blip", _vector(drawing), r_embed=picture), a("stretch", a("fillRect"))),
        p("spPr", a("xfrm", *transform(logo.rect)), a("prstGeom", a("avLst"), prst="rect")),
    )


def _vector(drawing: str | None) -> Markup | None:
    """The vector drawing, for programs that know drawings."""
    if drawing is None:
        return None
    blip = element("asvg:svgBlip", {"xmlns:asvg": _SVG, "r:embed": drawing})
    return a("extLst", a("ext", blip, uri=_SVG_EXTENSION))
