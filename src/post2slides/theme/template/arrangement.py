"""Where things stand on the layouts that a template lacks.

They are made from the template's layout with a title alone: its title stays where it is, and what a slide shows has
the place that running text has on the template's own slides, as far as no logo or footer reaches into it. Only where
nothing is drawn behind titles may a picture take their place, with its caption as the title below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from post2slides.model.placed import Anchor, Colour
from post2slides.theme.layouts import REFERENCES
from post2slides.theme.model import Decoration, LayoutName, Level, Palette, Placeholder, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, px

Places = Mapping[Role, Placeholder]

_NONE = Insets()
_AIR, _CAPTION, _GUTTER = 16, 56, 40
"""px on a slide of 720: between a picture and its caption; a caption of two lines; between two columns."""
_CODE_INSETS, _CALLOUT_INSETS = (28, 22, 28, 22), (44, 20, 72, 22)
_CORNER = 6
_CARD_HEIGHT = 0.46
_QUOTE_INDENT, _QUOTE_HEIGHT, _CREDIT = 84, 0.72, 60
_MARK_SIZE = 88
"""Points on a slide of 720 px."""


@dataclass(frozen=True)
class Stage:
    """What a template offers to the layouts that are made for it."""

    title: Placeholder
    body: Placeholder
    """Of running text, which inherits from the template's own."""
    area: Rect
    """For everything else: the body's room, as far as it is free."""
    free: Rect | None
    """The area and the title's place together, where nothing is drawn behind titles."""
    styles: Mapping[Role, TextStyle]
    levels: tuple[Level, ...]
    palette: Palette
    scale: float
    """How high the slide is, by 720 px."""

    def px(self, length: float) -> Emu:
        return px(length * self.scale)

    def place(
        self, role: Role, rect: Rect, anchor: Anchor = "top", insets: Insets = _NONE, fill: Colour | None = None
    ) -> Placeholder:
        corner = self.px(_CORNER) if fill else None
        return Placeholder(REFERENCES[role], rect, insets, anchor, self.styles[_styled(role)], fill, corner)


def arranged(name: LayoutName, stage: Stage) -> tuple[Places, tuple[Decoration, ...]]:
    """The placeholders of a layout that is made for a template, beside its furniture; and what is drawn on it."""
    drawn = (_quotation_mark(stage),) if name is LayoutName.QUOTE else ()
    return _ARRANGEMENTS[name](stage), drawn


def _styled(role: Role) -> Role:
    return Role.CAPTION if role is Role.PICTURE else role


def _content(stage: Stage) -> Places:
    return {Role.TITLE: stage.title, Role.BODY: stage.body}


def _statement(stage: Stage) -> Places:
    return {Role.TITLE: _large_title(stage, 0.1, 0.8, "middle")}


def _code(stage: Stage) -> Places:
    return _framed(Role.CODE, stage, _CODE_INSETS)


def _callout(stage: Stage) -> Places:
    return _framed(Role.CALLOUT, stage, _CALLOUT_INSETS)


def _table(stage: Stage) -> Places:
    return _framed(Role.TABLE, stage)


def _chart(stage: Stage) -> Places:
    return _framed(Role.CHART, stage)


def _framed(role: Role, stage: Stage, insets: tuple[int, int, int, int] | None = None) -> Places:
    """Title, text, and one thing on the whole area; text above it takes from its place."""
    room, area = stage.body.room, stage.area
    lower = Rect.of(room.left, area.top, room.width, area.height).outside(stage.body.insets)
    body = replace(stage.body, rect=lower)
    fill = stage.palette.panel if insets else None
    inner = Insets(*map(stage.px, insets)) if insets else _NONE
    return {Role.TITLE: stage.title, Role.BODY: body, role: stage.place(role, area, insets=inner, fill=fill)}


def _large_title(stage: Stage, top: float, height: float, anchor: Anchor) -> Placeholder:
    """A title alone in the middle of the slide, larger than in its own place."""
    around = stage.free or stage.area
    rect = Rect.of(around.left, around.top + top * around.height, around.width, height * around.height)
    style = stage.title.style
    size = float(max(style.size, round(40 * stage.scale)))
    colour = style.colour if stage.free else stage.palette.text
    large = replace(style, size=size, maximum=size, max_lines=5, colour=colour)
    return replace(stage.title, rect=rect, insets=_NONE, anchor=anchor, style=large)


def _opening(stage: Stage) -> Places:
    around = stage.free or stage.area
    title = _large_title(stage, 0.15, 0.4, "bottom")
    rect = Rect.of(around.left, title.rect.bottom + stage.px(_AIR), around.width, 0.25 * around.height)
    line = Rect.of(around.left, around.bottom - stage.px(32), around.width, stage.px(32))
    subtitle, meta = stage.place(Role.SUBTITLE, rect), stage.place(Role.META, line, "bottom")
    align = title.style.align
    return {
        Role.TITLE: title,
        Role.SUBTITLE: replace(subtitle, style=replace(subtitle.style, align=align)),
        Role.META: replace(meta, style=replace(meta.style, align=align)),
    }


def _quote(stage: Stage) -> Places:
    area, indent = stage.area, stage.px(_QUOTE_INDENT)
    words = Rect.of(area.left + indent, area.top, area.width - 2 * indent, _QUOTE_HEIGHT * area.height)
    credit = Rect.of(words.left, area.bottom - stage.px(_CREDIT), words.width, stage.px(_CREDIT))
    return {
        Role.TITLE: stage.title,
        Role.QUOTE: stage.place(Role.QUOTE, words),
        Role.ATTRIBUTION: stage.place(Role.ATTRIBUTION, credit),
    }


def _quotation_mark(stage: Stage) -> Decoration:
    """A large one in the accent, before the quotation."""
    sign = replace(stage.styles[Role.NUMBER], colour=stage.palette.accent_text, bold=True, align="left")
    sign = replace(sign, size=float(round(_MARK_SIZE * stage.scale)))
    rect = Rect.of(stage.area.left, stage.area.top - stage.px(18), stage.px(_QUOTE_INDENT), stage.px(110))
    return Decoration(rect, stage.palette.accent, "“", sign)


def _card(stage: Stage) -> Places:
    """The title, and on a panel what stands in its place and where."""
    rect = replace(stage.area, height=Emu(round(_CARD_HEIGHT * stage.area.height)))
    body = stage.place(Role.BODY, rect, "middle", Insets(*map(stage.px, _CODE_INSETS)), stage.palette.panel)
    style = replace(stage.styles[Role.CAPTION], colour=stage.styles[Role.CALLOUT].colour, minimum=12 * stage.scale)
    return {Role.TITLE: stage.title, Role.BODY: replace(body, style=style)}


def _picture(stage: Stage) -> Places:
    """A picture whose caption is the slide's title: below it where that is free, else in the title's own place."""
    if stage.free is None:
        return {Role.TITLE: stage.title, Role.PICTURE: stage.place(Role.PICTURE, stage.area)}
    picture, strip = _above_caption(stage.free, stage)
    colour = stage.palette.text
    style = stage.styles[Role.CAPTION]
    caption = replace(style, colour=colour, font=stage.title.style.font, max_lines=2, align="center")
    title = replace(stage.title, rect=strip, insets=_NONE, anchor="top", style=caption)
    return {Role.TITLE: title, Role.PICTURE: stage.place(Role.PICTURE, picture)}


def _picture_with_title(stage: Stage) -> Places:
    picture, strip = _above_caption(stage.area, stage)
    caption = stage.place(Role.CAPTION, strip)
    caption = replace(caption, style=replace(caption.style, max_lines=2, align="center"))
    return {Role.TITLE: stage.title, Role.PICTURE: stage.place(Role.PICTURE, picture), Role.CAPTION: caption}


def _picture_beside(stage: Stage) -> Places:
    """Title and caption at the left, the picture at the right."""
    around = stage.free or stage.area
    half = (around.width - stage.px(_GUTTER)) // 2
    picture = Rect.of(around.right - half, around.top, half, around.height)
    if stage.free is None:
        words = Rect.of(around.left, around.top, half, around.height)
        return {
            Role.TITLE: stage.title,
            Role.PICTURE: stage.place(Role.PICTURE, picture),
            Role.CAPTION: stage.place(Role.CAPTION, words, "middle"),
        }
    upper = Rect.of(around.left, around.top, half, 0.5 * around.height)
    lower = Rect.of(around.left, upper.bottom + stage.px(_AIR), half, around.bottom - upper.bottom - stage.px(_AIR))
    style = stage.title.style
    size = float(min(style.size, round(36 * stage.scale)))
    smaller = replace(style, size=size, maximum=size, minimum=min(style.minimum, size), max_lines=6)
    return {
        Role.TITLE: replace(stage.title, rect=upper, insets=_NONE, anchor="bottom", style=smaller),
        Role.PICTURE: stage.place(Role.PICTURE, picture),
        Role.CAPTION: stage.place(Role.CAPTION, lower),
    }


def _above_caption(place: Rect, stage: Stage) -> tuple[Rect, Rect]:
    """`place`, divided into the picture's and that of two lines below it."""
    strip = stage.px(_CAPTION)
    picture = replace(place, height=Emu(place.height - strip - stage.px(_AIR)))
    return picture, Rect.of(place.left, place.bottom - strip, place.width, strip)


_ARRANGEMENTS: Mapping[LayoutName, Callable[[Stage], Places]] = {
    LayoutName.TITLE: _opening,
    LayoutName.TITLE_PICTURE: _opening,
    LayoutName.AGENDA: _content,
    LayoutName.SECTION: _statement,
    LayoutName.CONTENT: _content,
    LayoutName.STATEMENT: _statement,
    LayoutName.QUOTE: _quote,
    LayoutName.CODE: _code,
    LayoutName.TABLE: _table,
    LayoutName.CHART: _chart,
    LayoutName.CALLOUT: _callout,
    LayoutName.PICTURE_COVER: _picture,
    LayoutName.PICTURE_COVER_TITLE: _picture_with_title,
    LayoutName.PICTURE_WHOLE: _picture,
    LayoutName.PICTURE_WHOLE_TITLE: _picture_with_title,
    LayoutName.PICTURE_SIDE: _picture_beside,
    LayoutName.PICTURE_FRAMED: _picture,
    LayoutName.PICTURE_FRAMED_TITLE: _picture_with_title,
    LayoutName.CARD: _card,
    LayoutName.CLOSING: _opening,
}
