"""A layout of the template becomes a layout of the theme: which of its placeholders holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from post2slides.model.placed import Colour
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role, TextStyle
from post2slides.theme.template.matching import body, contents, picture
from post2slides.theme.template.ours import is_ours, roles_of
from post2slides.theme.template.sheets import TEXTS, Holder, Sheet
from post2slides.theme.template.stage import read_placeholder
from post2slides.theme.template.styles import Type
from post2slides.units import Emu, Rect, Size, px

_LOWEST = px(18)
"""A placeholder lower than this holds no line of text."""
_KICKER, _KICKER_GAP, _EDGE = 24, 2, 4
"""px on a slide of 720: the strip for the heading above, over the title, and how near the edge it may be."""


def served(name: LayoutName, sheet: Sheet, kind: Type, background: Colour) -> Layout:
    """The layout `name`, served by a layout of the template as it is."""
    holders = {**_furniture(sheet), **(roles_of(sheet) if is_ours(sheet) else _contents(name, sheet))}
    places = {role: read_placeholder(role, holder, sheet, kind) for role, holder in holders.items()}
    return Layout(name, background, places, part=sheet.part)


def furniture_of(sheet: Sheet, kind: Type) -> dict[Role, Placeholder]:
    """Footer, date and slide number, where the template shows them."""
    return {role: read_placeholder(role, holder, sheet, kind) for role, holder in _furniture(sheet).items()}


def kicker_above(title: Placeholder, style: TextStyle, sheet: Sheet, slide: Size, kind: Type) -> Placeholder | None:
    """A place for the heading above, in the free strip over the title; None where there is no room."""
    height = round(px(_KICKER * kind.scale))
    rect = Rect.of(title.rect.left, title.rect.top - height + px(_KICKER_GAP), title.rect.width, height)
    drawn = any(found.overlaps(rect) for _, found in sheet.decorations if found.height < slide.height / 2)
    if rect.top < px(_EDGE) or drawn or title.style.align != "left":
        return None
    return Placeholder(None, rect, replace(title.insets, top=Emu(0), bottom=Emu(0)), "bottom", style)


def _furniture(sheet: Sheet) -> Mapping[Role, Holder]:
    kinds = {Role.FOOTER: "ftr", Role.DATE: "dt", Role.SLIDE_NUMBER: "sldNum"}
    found = {role: sheet.of_kind(kind) for role, kind in kinds.items()}
    return {role: holders[0] for role, holders in found.items() if holders}


def _contents(name: LayoutName, sheet: Sheet) -> Mapping[Role, Holder]:
    found = {Role.TITLE: sheet.title, **_others(name, sheet)}
    return {role: holder for role, holder in found.items() if holder is not None}


def _others(name: LayoutName, sheet: Sheet) -> Mapping[Role, Holder | None]:
    match name:
        case LayoutName.TITLE | LayoutName.TITLE_PICTURE | LayoutName.CLOSING:
            subtitle, meta = _two(_lines(sheet))
            shown = picture(sheet) if name is not LayoutName.TITLE else None
            return {Role.SUBTITLE: subtitle, Role.META: meta, Role.PICTURE: shown}
        case LayoutName.QUOTE:
            quote = body(sheet)
            credit = next((holder for holder in _lines(sheet) if quote and holder.index != quote.index), None)
            return {Role.QUOTE: quote, Role.ATTRIBUTION: credit}
        case LayoutName.SECTION | LayoutName.STATEMENT:
            return {}
    if (shown := picture(sheet)) is not None:
        return {Role.PICTURE: shown, Role.CAPTION: next(iter(sheet.of_kind("body")), None)}
    return {Role.BODY: body(sheet)}


def _lines(sheet: Sheet) -> Sequence[Holder]:
    """The places for a line or two, a subtitle before others."""
    texts = [holder for holder in contents(sheet) if holder.kind in ("subTitle", *TEXTS)]
    high = [holder for holder in texts if holder.rect and holder.rect.height >= _LOWEST]
    return sorted(high, key=lambda holder: holder.kind != "subTitle")


def _two(holders: Sequence[Holder]) -> tuple[Holder | None, Holder | None]:
    return (holders[0] if holders else None), (holders[1] if len(holders) > 1 else None)
