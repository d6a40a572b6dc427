"""Content slides: title, then text, code and tables below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from post2slides.layout.draft import Draft
from post2slides.layout.flows import is_framed
from post2slides.layout.footnotes import Feet
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import shape
from post2slides.layout.paging import Page, Room, called, total_height
from post2slides.layout.text import TextFlow
from post2slides.layout.titles import LONGEST_MARK, fit_title, full_title, lowered, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Fit, PlacedSlide, Shape
from post2slides.model.post import Block, Footnote, Text
from post2slides.theme.model import Layout, LayoutName, Role
from post2slides.units import Emu, Rect


def room(title: Text, setter: Typesetter, blocks: Sequence[Block] = ()) -> Room:
    """What a content slide with this title offers to `blocks`, whether or not it bears a mark in the end: the title is
    higher with one where that is its last line, and without where the mark makes it smaller.
    """
    layout = setter.theme.layouts[LayoutName.CODE if any(map(is_framed, blocks)) else LayoutName.CONTENT]
    frame = layout.placeholders[Role.TITLE]
    marked = fit_title(title_text(title, LONGEST_MARK, frame.style, setter), frame, setter.theme)
    bare = fit_title(title_text(title, "", frame.style, setter), frame, setter.theme) if marked.lines > 1 else marked
    higher = max(marked, bare, key=lambda fitted: (fitted.lines > 1, fitted.height))
    body = lowered(layout.placeholders[Role.BODY].room, higher, frame, setter.theme)
    return Room(body.height, setter.theme.gap, Feet(setter) if any(isinstance(b, Footnote) for b in blocks) else None)


def place_content(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """A content slide with everything in its place."""
    layout = setter.theme.layouts[_layout_name(draft.page)]
    frame = layout.placeholders[Role.TITLE]
    title = fit_title(title_text(draft.slide.title, draft.mark, frame.style, setter), frame, setter.theme)
    room = frame.room
    grown = Rect(room.left, room.top, room.width, max(room.height, title.height)).outside(frame.inner)
    body = lowered(layout.placeholders[Role.BODY].room, title, frame, setter.theme)
    feet, footnotes = Feet(setter), called(draft.page)
    shapes: list[Shape] = [
        *kicker(draft.slide.kicker, layout, setter),
        shape("Title", title, frame, None if grown == frame.rect else grown, rtl=setter.rtl),
        *_stacked(draft, layout, feet.above(footnotes, body), setter),
        *feet.shapes(footnotes, body),
        *furniture(layout, footer, setter),
    ]
    return PlacedSlide(
        layout.name,
        full_title(draft),
        tuple(shapes),
        (),
        draft.slide.line,
        draft.slide.section,
        fit=_fit(draft, Room(body.height, setter.theme.gap, feet)),
    )


def _fit(draft: Draft, space: Room) -> Fit:
    needed = total_height(draft.page, draft.rung, space)
    return Fit(Emu(round(needed)), space.height, Emu(round(draft.needs)), draft.slides, draft.rung.step)


_LAYOUTS = {
    Role.TABLE: LayoutName.TABLE,
    Role.CODE: LayoutName.CODE,
    Role.CHART: LayoutName.CHART,
    Role.CALLOUT: LayoutName.CALLOUT,
}
"""The layouts for one thing beside text; of several things on a slide, the first here has its placeholder."""


def _layout_name(page: Page) -> LayoutName:
    roles = [stretch.flow.role for stretch in page]
    return next((layout for role, layout in _LAYOUTS.items() if role in roles), LayoutName.CONTENT)


def _stacked(draft: Draft, layout: Layout, body: Rect, setter: Typesetter) -> Iterator[Shape]:
    """The flows of the page below each other, the first of a kind in the placeholder for it."""
    free = dict(layout.placeholders)
    top = float(body.top)
    spare = _spare_for_charts(draft, body, setter)
    for stretch in draft.page:
        flow = stretch.flow
        placeholder = free.pop(flow.role, None) if flow.role else None
        height = flow.height(stretch.first, stretch.last, draft.rung)
        if flow.role is Role.CHART:
            height = min(height + spare, body.height)
        alone = len(draft.page) == 1 and flow.spreads
        width = body.width if isinstance(flow, TextFlow) else flow.width
        rect = Rect.of(body.left, top, width, body.height if alone else height)
        yield from flow.place(stretch.first, stretch.last, draft.rung, rect, placeholder)
        top += height + setter.theme.gap


def _spare_for_charts(draft: Draft, body: Rect, setter: Typesetter) -> float:
    """What each chart of the page gets of the height (EMU) that the page leaves free."""
    charts = sum(stretch.flow.role is Role.CHART for stretch in draft.page)
    free = body.height - total_height(draft.page, draft.rung, Room(body.height, setter.theme.gap))
    return max(0.0, free) / charts if charts else 0.0
