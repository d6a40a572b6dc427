"""The slide of pictures side by side, each with its caption under it, and what is said of all of them at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import Fitted, fit, shape
from post2slides.layout.picture_ground import ground
from post2slides.layout.picture_settings import is_small, largest
from post2slides.layout.picture_wall import Pictures, hang
from post2slides.layout.runs import captioned, link_to
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.deck import Exhibit
from post2slides.model.picture import Gallery, PictureFacts, PictureKind
from post2slides.model.placed import Paragraph, PictureShape, PlacedSlide, Shape, TextShape
from post2slides.theme.model import Layout, LayoutName, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, px

_GAP = px(16)
"""Between two pictures."""
_CAPTION_GAP = px(8)
_LARGEST, _LINES = 16.0, 3
"""Of a caption under a picture: points, and lines. What is longer is whole in the notes."""
_LAYOUTS = {
    (PictureKind.PHOTO, False): LayoutName.PICTURE_WHOLE,
    (PictureKind.PHOTO, True): LayoutName.PICTURE_WHOLE_TITLE,
    (PictureKind.GRAPHIC, False): LayoutName.PICTURE_FRAMED,
    (PictureKind.GRAPHIC, True): LayoutName.PICTURE_FRAMED_TITLE,
}


@dataclass(frozen=True, slots=True)
class _Shown:
    exhibit: Exhibit
    facts: PictureFacts


def place_pictures(draft: Draft, gallery: Gallery, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of a row of pictures."""
    row = tuple(_shown(draft.slide.exhibits, gallery))
    kind = PictureKind.GRAPHIC if any(each.facts.kind is PictureKind.GRAPHIC for each in row) else PictureKind.PHOTO
    layout = setter.theme.layouts[_LAYOUTS[kind, draft.slide.opens]]
    style = _caption_style(layout, setter)
    pictures = Pictures(
        [each.facts.aspect for each in row],
        lambda index, width: _caption_height(row[index], width, style, setter),
        _area(layout, setter),
        _GAP,
    )
    rects = hang(pictures, one_large=kind is PictureKind.PHOTO)
    shapes: list[Shape] = [*kicker(draft.slide.kicker, layout, setter)] if draft.slide.opens else []
    shapes += _words(draft, layout, setter)
    for number, (each, rect) in enumerate(zip(row, rects, strict=True), 1):
        shapes += _hung(each, rect, number, layout, setter)
    shapes += furniture(layout, footer, setter)
    return PlacedSlide(layout.name, full_title(draft), tuple(shapes), (), draft.slide.line, draft.slide.section)


def _shown(exhibits: Sequence[Exhibit], gallery: Gallery) -> Iterator[_Shown]:
    for exhibit in exhibits:
        facts = gallery.get(exhibit.picture.source)
        if isinstance(facts, PictureFacts):
            yield _Shown(exhibit, facts)


def _area(layout: Layout, setter: Typesetter) -> Rect:
    """Where pictures hang: within the layout's frame, as far from the slide's edges as its words are."""
    frame, slide = layout.placeholders[Role.PICTURE].rect, setter.theme.size
    margin = min(layout.placeholders[Role.TITLE].rect.left, px(72))
    top = max(frame.top, setter.theme.gap * 2 if frame.top < setter.theme.gap else frame.top)
    left, right = max(frame.left, margin), min(frame.right, slide.width - margin)
    return Rect(left, Emu(top), Emu(right - left), Emu(frame.bottom - top))


def _words(draft: Draft, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """The title, and what is said of all pictures where it is not the title."""
    frame = layout.placeholders[Role.TITLE]
    title = title_text(draft.slide.title, draft.mark, frame.style, setter)
    yield shape("Title", fit(title, frame.style, frame.room), frame, rtl=setter.rtl)
    below = layout.placeholders.get(Role.CAPTION)
    if below and draft.slide.caption and draft.slide.caption != draft.slide.title:
        fitted = fit(captioned(draft.slide.caption, below.style, setter), below.style, below.room)
        yield shape("Caption", fitted, below, rtl=setter.rtl)


def _caption_style(layout: Layout, setter: Typesetter) -> TextStyle:
    """That of a caption on this layout. A template's title may stand on a band that pictures do not stand on."""
    frame = layout.placeholders.get(Role.CAPTION) or layout.placeholders[Role.TITLE]
    style = setter.theme.styles[Role.CAPTION] if setter.theme.template else frame.style
    size = min(_LARGEST, style.size)
    return replace(
        style, minimum=min(style.minimum, size), size=size, maximum=size, line_spacing=100.0, max_lines=_LINES
    )


def _caption(each: _Shown, width: float, style: TextStyle, setter: Typesetter) -> Fitted:
    return fit(captioned(each.exhibit.picture.caption, style, setter), style, Rect.of(0, 0, width, px(200)))


def _caption_height(each: _Shown, width: float, style: TextStyle, setter: Typesetter) -> float:
    if not each.exhibit.picture.caption or width < px(40):
        return 0.0
    return _caption(each, width, style, setter).height + _CAPTION_GAP


def _hung(each: _Shown, rect: Rect, number: int, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """A picture and the caption under it. The first fills the layout's placeholder."""
    within = _not_blown_up(each.facts, rect, setter)
    yield from ground(each.facts, within, layout, setter.theme)
    yield PictureShape(
        f"Picture {number}",
        each.facts.key,
        each.exhibit.description,
        within,
        placeholder=layout.placeholders[Role.PICTURE].ref if number == 1 else None,
        link=link_to(each.exhibit.picture.href, setter.anchors),
    )
    if each.exhibit.picture.caption:
        style = _caption_style(layout, setter)
        fitted = _caption(each, rect.width, style, setter)
        below = Rect(rect.left, Emu(rect.bottom + _CAPTION_GAP), rect.width, fitted.height)
        runs = (
            replace(run, font=run.font or style.font, colour=None if run.link else style.colour)
            for run in fitted.text.sized(fitted.size, None)
        )
        paragraph = Paragraph(tuple(runs), line_spacing=100.0, align="right" if setter.rtl else "left", rtl=setter.rtl)
        yield TextShape(f"Caption {number}", (paragraph,), rect=below, insets=Insets())


def _not_blown_up(facts: PictureFacts, cell: Rect, setter: Typesetter) -> Rect:
    """A small picture grows only a little, in the middle of its place."""
    if not is_small(facts, setter.theme.size):
        return cell
    width, height = largest(facts)
    share = min(1.0, width / cell.width, height / cell.height)
    return Rect.of(
        cell.left + cell.width * (1 - share) / 2,
        cell.top + cell.height * (1 - share) / 2,
        cell.width * share,
        cell.height * share,
    )
