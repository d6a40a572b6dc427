"""Picture slides: the picture first, its words over, beside or below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import Fitted, fit, shape
from post2slides.layout.picture_ground import GROUND_AIR, ground, needs_ground
from post2slides.layout.picture_settings import Setting, at_side, contained, covering, setting_of, whole
from post2slides.layout.picture_strips import part_of
from post2slides.layout.runs import captioned, link_to
from post2slides.layout.scrim import scrim
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import PictureFacts
from post2slides.model.placed import Crop, PictureShape, PlacedSlide, Shape
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role, Theme
from post2slides.units import Emu, Insets, Rect, Size

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

_LINES_OVER = 2
"""Lines of a caption that may lie on a photograph; a longer one stands under it, and covers nothing."""


def place_picture(draft: Draft, facts: PictureFacts, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of a picture that can be shown, in the setting that suits it and its words."""
    shown = part_of(facts, draft.strip)
    setting = _setting(draft, shown, setter.theme)
    layout = setter.theme.layouts[_LAYOUTS[setting, draft.slide.opens]]
    words = list(_words(draft, layout, setter))
    if setting is Setting.COVER and not draft.slide.opens and any(fitted.lines > _LINES_OVER for _, fitted, _ in words):
        setting = Setting.WHOLE
        layout = setter.theme.layouts[_LAYOUTS[setting, False]]
        words = list(_words(draft, layout, setter))
    frame = layout.placeholders[Role.PICTURE].rect
    if needs_ground(shown, layout, setter.theme):
        frame = frame.inside(Insets.even(GROUND_AIR))
    rect, crop = _at(setting, shown, frame, setter.theme.size)
    shapes: list[Shape] = [*ground(shown, rect, layout, setter.theme)]
    shapes.append(_picture(draft, facts, rect, draft.strip if crop == Crop() else crop, layout, setter))
    if setting is Setting.COVER and words:
        shapes.append(scrim(facts, crop, rect, _top(words), setter.theme))
    if draft.slide.opens:
        shapes += kicker(draft.slide.kicker, layout, setter)
    shapes += [
        shape(name, fitted, holder, _grown(fitted, holder, layout), rtl=setter.rtl) for name, fitted, holder in words
    ]
    if setting is not Setting.COVER:
        shapes += furniture(layout, footer, setter)
    return PlacedSlide(layout.name, full_title(draft), tuple(shapes), (), draft.slide.line, draft.slide.section)


def _at(setting: Setting, facts: PictureFacts, frame: Rect, slide: Size) -> tuple[Rect, Crop]:
    """Where the picture stands, and what is cut away of it."""
    match setting:
        case Setting.COVER:
            return frame, covering(facts, frame)
        case Setting.SIDE:
            return at_side(facts, frame, slide)
        case Setting.WHOLE:
            return whole(facts, frame, slide), Crop()
        case Setting.FRAMED:
            return contained(facts, frame, slide), Crop()


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
    frame = _title_frame(layout, opens=slide.opens)
    title = title_text(slide.title, draft.mark, frame.style, setter)
    yield "Title", fit(title, frame.style, frame.room), frame
    caption = slide.picture.caption if slide.picture else ()
    frame_below = layout.placeholders.get(Role.CAPTION)
    if caption and caption != slide.title and frame_below:
        yield (
            "Caption",
            fit(captioned(caption, frame_below.style, setter), frame_below.style, frame_below.room),
            frame_below,
        )


def _title_frame(layout: Layout, *, opens: bool) -> Placeholder:
    """The title's frame. Beside a picture, a caption that is the title may be as long as the room below allows."""
    frame, below = layout.placeholders[Role.TITLE], layout.placeholders.get(Role.CAPTION)
    if opens or layout.name is not LayoutName.PICTURE_SIDE or below is None:
        return frame
    rect = replace(frame.rect, height=Emu(max(frame.rect.bottom, below.rect.bottom) - frame.rect.top))
    return replace(frame, rect=rect, style=replace(frame.style, max_lines=None))


def _grown(fitted: Fitted, holder: Placeholder, layout: Layout) -> Rect | None:
    """The place of a text that is too high for its placeholder on the layout; None for where that is."""
    usual = next((frame for frame in layout.placeholders.values() if frame.ref == holder.ref), holder)
    return holder.rect if fitted.height > usual.room.height else None


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
