"""Paragraph properties: direction, indents, spacing, the sign of a list item (ECMA-376 part 1, §21.1.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from post2slides.markup import NOTHING, Attributes, Markup, element, joined
from post2slides.model.placed import Align, Bullet, Paragraph
from post2slides.units import Emu
from post2slides.write.colour import PER_CENT, colour

ALIGN: Mapping[Align, str] = MappingProxyType({"left": "l", "center": "ctr", "right": "r"})
_BEGIN: Mapping[bool, Align] = MappingProxyType({False: "left", True: "right"})

_DEEPEST = 8
"""The ninth level of text is the last (ST_TextIndentLevelType)."""
_INHERITED = element("a:pPr")
_NO_BULLET = element("a:buNone")
_SIZE_OF_TEXT, _FONT_OF_TEXT = element("a:buSzPct", {"val": 100 * PER_CENT}), element("a:buFontTx")


def paragraph_properties(paragraph: Paragraph, start: int | None, *, inherited_rtl: bool | None) -> Markup:
    """`a:pPr`; nothing where all is inherited.

    `start` is the number at which the paragraph's list starts, or None where it has no number. Text against the
    inherited direction has to say where its lines begin as well, and so has text of which programs disagree what it
    inherits (None).
    """
    turned = paragraph.rtl != inherited_rtl
    align = paragraph.align or (_BEGIN[paragraph.rtl] if turned else None)
    rtl = paragraph.rtl if turned or paragraph.rtl else None
    return _set(
        _Setting(paragraph.margin, paragraph.indent, align, min(paragraph.level, _DEEPEST), rtl),
        _Spacing(paragraph.line_spacing, paragraph.space_before, paragraph.space_after),
        paragraph.bullet,
        start,
    )


class _Setting(NamedTuple):
    margin: Emu | None
    indent: Emu | None
    align: Align | None
    level: int
    rtl: bool | None


class _Spacing(NamedTuple):
    of_lines: float | None
    before: float | None
    after: float | None


@lru_cache(maxsize=1024)
def _set(setting: _Setting, spacing: _Spacing, bullet: Bullet | None, start: int | None) -> Markup:
    """`a:pPr`: a deck has thousands of paragraphs, and some dozens of ways to set them."""
    attributes: Attributes = {
        "marL": setting.margin,
        "indent": setting.indent,
        "algn": ALIGN[setting.align] if setting.align else None,
        "lvl": setting.level or None,
        "rtl": setting.rtl,
    }
    properties = element(
        "a:pPr",
        attributes,
        _percentage("a:lnSpc", spacing.of_lines),
        _points("a:spcBef", spacing.before),
        _points("a:spcAft", spacing.after),
        _bullet(bullet, start) if bullet else NOTHING,
    )
    return NOTHING if properties == _INHERITED else properties


def _percentage(tag: str, per_cent: float | None) -> Markup:
    if per_cent is None:
        return NOTHING
    return element(tag, None, element("a:spcPct", {"val": round(per_cent * PER_CENT)}))


def _points(tag: str, points: float | None) -> Markup:
    if points is None:
        return NOTHING
    return element(tag, None, element("a:spcPts", {"val": round(points * 100)}))


def _bullet(bullet: Bullet, start: int | None) -> Markup:
    """A number takes the font of its text. PowerPoint's choice, the heading font, looks foreign before body text."""
    ink = element("a:buClr", None, colour(bullet.colour)) if bullet.colour else NOTHING
    if start is not None:
        numbered = element("a:buAutoNum", {"type": "arabicPeriod", "startAt": start if start > 1 else None})
        return joined([ink, _SIZE_OF_TEXT, _FONT_OF_TEXT, numbered])
    if bullet.number is None and bullet.character:
        return joined([ink, _SIZE_OF_TEXT, _FONT_OF_TEXT, element("a:buChar", {"char": bullet.character})])
    return _NO_BULLET
