"""The theme part: the twelve colours, the fonts by script, and the formats that shapes may refer to."""

from __future__ import annotations

from collections.abc import Iterable

from post2slides.markup import Markup, document
from post2slides.theme.model import FontFace, Theme
from post2slides.theme.parts.language import Script, family
from post2slides.theme.parts.xml import a

_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_LINE_WIDTHS = (6350, 12700, 19050)
"""EMU: the half, one and one and a half point of Microsoft's own themes."""


def theme_part(theme: Theme, script: Script) -> bytes:
    """`a:theme`. Each list of formats has the three entries without which PowerPoint calls the file damaged."""
    name = theme.name.title()
    return document(
        "a:theme",
        a("themeElements", _colours(name, theme), _fonts(name, theme, script), _formats(name)),
        a("objectDefaults"),
        a("extraClrSchemeLst"),
        attributes={"name": name},
    )


def _colours(name: str, theme: Theme) -> Markup:
    return a("clrScheme", *(a(slot, a("srgbClr", val=theme.scheme[slot])) for slot in _SLOTS), name=name)


def _fonts(name: str, theme: Theme, script: Script) -> Markup:
    return a(
        "fontScheme",
        a("majorFont", *_font(theme.fonts["heading"], script)),
        a("minorFont", *_font(theme.fonts["body"], script)),
        name=name,
    )


def _font(face: FontFace, script: Script) -> Iterable[Markup]:
    """The deck's script is named outright as well: LibreOffice and others do not read the list of scripts."""
    yield a("latin", typeface=face.latin)
    yield a("ea", typeface=family(face, script.east_asian))
    yield a("cs", typeface=family(face, script.complex))
    for code, typeface in face.scripts.items():
        yield a("font", script=code, typeface=typeface)


def _formats(name: str) -> Markup:
    return a(
        "fmtScheme",
        a("fillStyleLst", *(_placeholder_fill() for _ in range(3))),
        a("lnStyleLst", *(_line(width) for width in _LINE_WIDTHS)),
        a("effectStyleLst", *(a("effectStyle", a("effectLst")) for _ in range(3))),
        a("bgFillStyleLst", *(_placeholder_fill() for _ in range(3))),
        name=name,
    )


def _placeholder_fill() -> Markup:
    """Filled with whatever colour the shape names."""
    return a("solidFill", a("schemeClr", val="phClr"))


def _line(width: int) -> Markup:
    return a("ln", _placeholder_fill(), a("prstDash", val="solid"), w=width, cap="flat", cmpd="sng", algn="ctr")
