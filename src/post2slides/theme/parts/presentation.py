"""The presentation part and its small companions: properties, view, table style, document properties."""

from __future__ import annotations

from collections.abc import Iterable

from post2slides.markup import Markup, document, element, plain_document, text
from post2slides.model.placed import Colour
from post2slides.theme.levels import LEVELS
from post2slides.theme.model import Theme
from post2slides.theme.parts.fill import colour_element, solid
from post2slides.theme.parts.master import FIRST_ID
from post2slides.theme.parts.notes import PAGE
from post2slides.theme.parts.xml import a, p
from post2slides.units import pt, px

TABLE_STYLE_ID = "{8E4B1C52-6B0E-5D3A-9C51-2F7A0D6E4B13}"
"""The id of the table style, the same in every theme, so that tables follow a change of theme."""

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_TEXT_SIZE = 1800
_HEADER_RULE, _ROW_RULE = pt(1.5), pt(0.75)


def presentation(theme: Theme, *, rtl: bool) -> bytes:
    """`p:presentation` without slides. Relationships: rId1 is the slide master, rId2 the notes master.

    The size bears no type: the types that there are name other sizes, and Keynote refuses a wrong one.
    """
    return document(
        "p:presentation",
        p("sldMasterIdLst", p("sldMasterId", id=FIRST_ID, r_id="rId1")),
        p("notesMasterIdLst", p("notesMasterId", r_id="rId2")),
        p("sldSz", cx=theme.size.width, cy=theme.size.height),
        p("notesSz", cx=PAGE.width, cy=PAGE.height),
        p("defaultTextStyle", *_default_text(rtl=rtl)),
        attributes={"saveSubsetFonts": True, "autoCompressPictures": False, "rtl": True if rtl else None},
    )


def presentation_properties() -> bytes:
    """`p:presentationPr`, all as by default."""
    return document("p:presentationPr")


def view_properties() -> bytes:
    """`p:viewPr`: the normal view with room for the notes."""
    return document(
        "p:viewPr",
        p("normalViewPr", p("restoredLeft", sz=15_620), p("restoredTop", sz=80_000)),
        p("gridSpacing", cx=px(8), cy=px(8)),
    )


def table_styles(theme: Theme) -> bytes:
    """`a:tblStyleLst` with one style: a header in the accent over a rule, thin lines between rows, no fills."""
    palette = theme.palette
    style = a(
        "tblStyle",
        a(
            "wholeTbl",
            _cell_text(palette.text),
            a(
                "tcStyle",
                a("tcBdr", _border("bottom", palette.rule, _ROW_RULE), _border("insideH", palette.rule, _ROW_RULE)),
            ),
        ),
        a("firstCol", _cell_text(palette.text, bold=True), a("tcStyle", a("tcBdr"))),
        a("lastRow", _cell_text(palette.text, bold=True), a("tcStyle", a("tcBdr"))),
        a(
            "firstRow",
            _cell_text(palette.accent_text, bold=True),
            a("tcStyle", a("tcBdr", _border("bottom", palette.accent, _HEADER_RULE))),
        ),
        styleId=TABLE_STYLE_ID,
        styleName=f"{theme.name.title()} Table",
    )
    return document("a:tblStyleLst", style, attributes={"def": TABLE_STYLE_ID})


def core_properties() -> bytes:
    """`docProps/core.xml`, empty: who wrote a deck and when is for its writer to say."""
    return plain_document(element("cp:coreProperties", {"xmlns:cp": _CORE}))


def extended_properties() -> bytes:
    """`docProps/app.xml` with the name of the program."""
    return plain_document(
        element("Properties", {"xmlns": _EXTENDED}, element("Application", None, text("post2slides")))
    )


def _default_text(*, rtl: bool) -> Iterable[Markup]:
    """Text in shapes that somebody draws on a slide."""
    for level in range(1, LEVELS + 1):
        yield a(
            f"lvl{level}pPr",
            a(
                "defRPr",
                solid(Colour("tx1")),
                a("latin", typeface="+mn-lt"),
                a("ea", typeface="+mn-ea"),
                a("cs", typeface="+mn-cs"),
                sz=_TEXT_SIZE,
                kern=1200,
            ),
            marL=px(48) * (level - 1),
            algn="r" if rtl else "l",
            defTabSz=914400,
            rtl=rtl,
            eaLnBrk=True,
            latinLnBrk=False,
            hangingPunct=False,
        )


def _cell_text(colour: Colour, *, bold: bool = False) -> Markup:
    return a("tcTxStyle", a("fontRef", idx="minor"), colour_element(colour), b="on" if bold else None)


def _border(side: str, colour: Colour, width: int) -> Markup:
    return a(side, a("ln", solid(colour), w=width, cmpd="sng"))
