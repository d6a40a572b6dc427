"""Picture slides: the picture first, its words over, beside or below it."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import Fitted, fit, shape
from post2slides.layout.opening import title_shapes
from post2slides.layout.picture_settings import Setting, at_side, contained, covering, setting_of
from post2slides.layout.runs import link_to, styled
from post2slides.layout.scrim import scrim, veil
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import PictureFacts
from post2slides.model.placed import Crop, PictureShape, PlacedSlide, Shape
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role, Theme
from post2slides.units import Emu, Rect

_COVERED = 0.9
"""Of the slide, from which on a picture covers it."""
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


def place_picture(draft: Draft, facts: PictureFacts, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of a picture that can be shown, in the setting that suits it."""
    setting = _setting(draft, facts, setter.theme)
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
    if setting is not Setting.COVER:
        shapes += furniture(layout, footer, setter)
    return PlacedSlide(layout.name, full_title(draft), tuple(shapes), (), draft.slide.line, draft.slide.section)


def place_cover(draft: Draft, facts: PictureFacts, setter: Typesetter) -> PlacedSlide:
    """The deck's first slide over the post's cover picture."""
    layout = setter.theme.layouts[LayoutName.TITLE_PICTURE]
    frame = layout.placeholders[Role.PICTURE].rect
    picture = _picture(draft, facts, frame, covering(facts, frame), layout, setter)
    words = [place.rect for role, place in layout.placeholders.items() if role is not Role.PICTURE]
    veils = (veil(facts, setter.theme, frame),) if any(frame.overlaps(rect) for rect in words) else ()
    shapes = (picture, *veils, *title_shapes(draft, layout, setter))
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _setting(draft: Draft, facts: PictureFacts, theme: Theme) -> Setting:
    """The setting that suits it; a theme without a layout for it, or without words beside it, shows it whole."""
    setting, frame = setting_of(facts, theme.size), theme.layouts[LayoutName.PICTURE_COVER].placeholders[Role.PICTURE]
    covers = frame.rect.width * frame.rect.height >= _COVERED * theme.size.width * theme.size.height
    if setting is Setting.COVER:
        return setting if covers else Setting.WHOLE
    beside = theme.layouts[LayoutName.PICTURE_SIDE].placeholders
    above = beside[Role.TITLE].rect.bottom <= beside[Role.PICTURE].rect.top
    return Setting.WHOLE if setting is Setting.SIDE and above and not _has_caption(draft) else setting


def _has_caption(draft: Draft) -> bool:
    """Whether there is a caption beside the title."""
    caption = draft.slide.picture.caption if draft.slide.picture else ()
    return bool(caption) and caption != draft.slide.title


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
