"""Picture slides: the picture first, its words over, beside or below it."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import kicker
from post2slides.layout.line_fit import Fitted, fit, shape
from post2slides.layout.opening import title_shapes
from post2slides.layout.picture_settings import Setting, at_side, contained, covering, setting_of
from post2slides.layout.runs import link_to, styled
from post2slides.layout.scrim import scrim, veil
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import PictureFacts
from post2slides.model.placed import Crop, PictureShape, PlacedSlide, Shape
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role
from post2slides.units import Emu, Rect

_LAYOUTS = {
    (Setting.COVER, False): LayoutName.PICTURE_COVER,
    (Setting.COVER, True): LayoutName.PICTURE_COVER_TITLE,
    (Setting.WHOLE, False): LayoutName.PICTURE_WHOLE,
    (Setting.WHOLE, True): LayoutName.PICTURE_WHOLE_TITLE,
    (Setting.SIDE, False): LayoutName.PICTURE_SIDE,
    (Setting.SIDE, True): LayoutName.PICTURE_SIDE,
    (Setting.FRAMED, False): LayoutName.PICTURE_FRAMED,
    (Setting.FRAMED, True): LayoutName.PICTURE_FRAMED_TITLE,
}


def place_picture(draft: Draft, facts: PictureFacts, setter: Typesetter) -> PlacedSlide:
    """The slide of a picture that can be shown, in the setting that suits it."""
    setting = setting_of(facts, setter.theme.size)
    layout = setter.theme.layouts[_LAYOUTS[setting, draft.slide.opens]]
    frame = layout.placeholders[Role.PICTURE].rect
    match setting:
        case Setting.COVER:
            rect, crop = frame, covering(facts, frame)
        case Setting.SIDE:
            rect, crop = at_side(facts, frame, setter.theme.size)
        case Setting.WHOLE | Setting.FRAMED:
            rect, crop = contained(facts, frame, setter.theme.size), Crop()
    words = list(_words(draft, layout, setter))
    shapes: list[Shape] = [_picture(draft, facts, rect, crop, layout, setter)]
    if setting is Setting.COVER and words:
        shapes.append(scrim(facts, crop, rect, _top(words), setter.theme))
    if draft.slide.opens:
        shapes += kicker(draft.slide.kicker, layout, setter)
    shapes += [shape(name, fitted, holder, rtl=setter.rtl) for name, fitted, holder in words]
    return PlacedSlide(layout.name, full_title(draft), tuple(shapes), (), draft.slide.line, draft.slide.section)


def place_cover(draft: Draft, facts: PictureFacts, setter: Typesetter) -> PlacedSlide:
    """The deck's first slide over the post's cover picture."""
    layout = setter.theme.layouts[LayoutName.TITLE_PICTURE]
    frame = layout.placeholders[Role.PICTURE].rect
    picture = _picture(draft, facts, frame, covering(facts, frame), layout, setter)
    shapes = (picture, veil(facts, setter.theme, frame), *title_shapes(draft, layout, setter))
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _words(draft: Draft, layout: Layout, setter: Typesetter) -> Iterator[tuple[str, Fitted, Placeholder]]:
    """Title and caption, fitted. A slide whose title is the caption has no other."""
    slide = draft.slide
    frame = layout.placeholders[Role.TITLE]
    title = title_text(slide.title, draft.mark, frame.style, setter)
    yield "Title", fit(title, frame.style, frame.room), frame
    caption = slide.picture.caption if slide.picture else ()
    frame_below = layout.placeholders.get(Role.CAPTION)
    if caption and caption != slide.title and frame_below:
        yield (
            "Caption",
            fit(styled(caption, frame_below.style, setter), frame_below.style, frame_below.room),
            frame_below,
        )


def _top(words: list[tuple[str, Fitted, Placeholder]]) -> Emu:
    """Where the highest of these texts begins."""
    return Emu(min(_text_top(fitted, frame) for _, fitted, frame in words))


def _text_top(fitted: Fitted, frame: Placeholder) -> int:
    match frame.anchor:
        case "top":
            return frame.room.top
        case "middle":
            return frame.room.top + (frame.room.height - fitted.height) // 2
        case "bottom":
            return frame.room.bottom - fitted.height


def _picture(
    draft: Draft, facts: PictureFacts, rect: Rect, crop: Crop, layout: Layout, setter: Typesetter
) -> PictureShape:
    return PictureShape(
        "Picture",
        facts.key,
        draft.slide.description or full_title(draft),
        rect,
        crop,
        layout.placeholders[Role.PICTURE].ref,
        link_to(draft.slide.picture.href if draft.slide.picture else None, setter.anchors),
    )
