"""Text styles as DrawingML's list styles, so that text in a placeholder needs no formatting of its own."""

from __future__ import annotations

from collections.abc import Iterable

from post2slides.markup import Markup
from post2slides.model.placed import Align, Anchor, FontRole
from post2slides.theme.levels import levels_of
from post2slides.theme.model import Level, Placeholder, Sign, TextStyle, Theme
from post2slides.theme.parts.fill import colour_element, solid
from post2slides.theme.parts.xml import Value, a
from post2slides.units import Insets

_ALIGNS: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r"}
_ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
_KERN = 1200
"""Kern from 12 pt on (in hundredths of a point), as Microsoft's own templates do."""


def list_style(
    tag: str, style: TextStyle, theme: Theme, *, rtl: bool, listed: bool = False, sign: Sign | None = None
) -> Markup:
    """`style` for the nine levels. Plain text on each; where `listed`, level 1 is plain text and 2 to 9 are bulleted.

    So a paragraph has no bullet until someone asks for a list, with the Tab key. A `sign` is the bullet of level 1.
    """
    return a(tag, *levels(style, theme, rtl=rtl, listed=listed, sign=sign))


def levels(
    style: TextStyle, theme: Theme, *, rtl: bool, listed: bool = False, sign: Sign | None = None
) -> Iterable[Markup]:
    """What a list style holds: `a:lvl1pPr` and so on."""
    shown = levels_of(style)[: None if listed else 1]
    return (_level(number, level, style, theme, sign, rtl=rtl) for number, level in enumerate(shown, 1))


def body_properties(anchor: Anchor, insets: Insets) -> Markup:
    """`a:bodyPr` of a frame that shrinks its text when somebody types too much."""
    return a(
        "bodyPr",
        a("normAutofit"),
        vert="horz",
        wrap="square",
        lIns=insets.left,
        tIns=insets.top,
        rIns=insets.right,
        bIns=insets.bottom,
        rtlCol=False,
        anchor=_ANCHORS[anchor],
    )


def placeholder_properties(placeholder: Placeholder) -> Markup:
    """`a:bodyPr` of a placeholder."""
    return body_properties(placeholder.anchor, placeholder.insets)


def run_properties(tag: str, style: TextStyle, theme: Theme, size: float | None = None, **more: Value) -> Markup:
    """`a:defRPr` or `a:rPr`: size, weight, colour and face."""
    return a(
        tag,
        solid(style.colour),
        *_faces(style.font, theme),
        **more,
        sz=round((size or style.size) * 100),
        b=style.bold,
        i=style.italic,
        kern=_KERN,
    )


def alignment(align: Align) -> str:
    """`algn`. It names the side of the slide for either direction of writing."""
    return _ALIGNS[align]


def _level(number: int, level: Level, style: TextStyle, theme: Theme, sign: Sign | None, *, rtl: bool) -> Markup:
    hang = sign.hang if sign and number == 1 else 0
    return a(
        f"lvl{number}pPr",
        a("lnSpc", a("spcPct", val=round(style.line_spacing * 1000))),
        a("spcBef", a("spcPts", val=round(level.space_before * 100))),
        a("spcAft", a("spcPts", val=0)),
        *_before(number, level, style, theme, sign),
        run_properties("defRPr", style, theme, level.size),
        marL=level.margin + hang,
        indent=level.indent - hang,
        algn=alignment(style.align),
        defTabSz=914400,
        rtl=rtl,
        eaLnBrk=True,
        latinLnBrk=False,
        hangingPunct=False,
    )


def _before(number: int, level: Level, style: TextStyle, theme: Theme, sign: Sign | None) -> Iterable[Markup]:
    """What stands before the text of a level."""
    if level.bulleted:
        return _bullet(number, theme)
    return _hanging(sign, style, theme) if sign and number == 1 else (a("buNone"),)


def _hanging(sign: Sign, style: TextStyle, theme: Theme) -> Iterable[Markup]:
    yield a("buClr", colour_element(sign.colour))
    yield a("buFont", typeface=theme.fonts["code"].latin if style.font == "code" else _BULLET_FONTS[style.font])
    yield a("buChar", char=sign.text)


def _bullet(number: int, theme: Theme) -> Iterable[Markup]:
    sign = theme.bullets[min(number - 2, len(theme.bullets) - 1)]
    yield a("buClr", colour_element(theme.palette.accent_text))
    yield a("buFont", typeface="Arial")
    yield a("buChar", char=sign)


def _faces(font: FontRole, theme: Theme) -> Iterable[Markup]:
    """By reference to the theme's two fonts; only the third, for code, has to be named."""
    match font:
        case "heading" | "body" if not theme.fonts[font].named:
            prefix = "+mj" if font == "heading" else "+mn"
            return (a(kind, typeface=f"{prefix}-{short}") for kind, short in _THEME_FACES)
        case _:
            family = theme.fonts[font].latin
            return a("latin", typeface=family), a("ea", typeface="+mn-ea"), a("cs", typeface=family)


_BULLET_FONTS = {"heading": "+mj-lt", "body": "+mn-lt"}
_THEME_FACES = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
