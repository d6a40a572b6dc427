"""The slide of a film or a sound: its picture with the sign of playing, and under it what it is.

What the deck holds plays there; what stays on the web is a picture that leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.layout.card_text import shortened
from post2slides.layout.draft import Draft
from post2slides.layout.embed import description
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import fit, shape
from post2slides.layout.picture_settings import contained
from post2slides.layout.runs import captioned, styled
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import ClipFacts, PictureFacts
from post2slides.model.placed import ClipShape, Crop, PictureShape, PlacedSlide, Shape, WebLink
from post2slides.model.post import Embed, Span, Text
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role
from post2slides.units import Emu, Rect, px

_UPRIGHT = 0.8
"""Width by height: a film of a phone that was held upright stands at the side, as high as the slide."""
_AIR = 0.06
_SIGN = px(104)
_SIGN_GAP = px(28)


def place_clip(draft: Draft, clip: ClipFacts, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of a film or a sound."""
    return _sound(draft, clip, setter, footer) if clip.kind == "audio" else _film(draft, clip, setter)


def _film(draft: Draft, clip: ClipFacts, setter: Typesetter) -> PlacedSlide:
    upright = clip.poster.aspect < _UPRIGHT
    layout = setter.theme.layouts[LayoutName.PICTURE_SIDE if upright else LayoutName.PICTURE_WHOLE_TITLE]
    frame = layout.placeholders[Role.PICTURE].rect
    return _placed(
        draft,
        layout,
        *kicker(draft.slide.kicker, layout, setter),
        *_words(draft, clip, layout, setter),
        _screen(draft, clip, _place(clip.poster, frame, setter, upright=upright), layout),
    )


def _place(poster: PictureFacts, frame: Rect, setter: Typesetter, *, upright: bool) -> Rect:
    """Where the film is shown: as large as it can be; the small picture of a site grows only a little."""
    air = round(frame.height * _AIR) if upright else 0
    inner = Rect.of(frame.left, frame.top + air, frame.width - air, frame.height - 2 * air)
    return contained(poster, inner, setter.theme.size)


def _words(draft: Draft, clip: ClipFacts, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    frame, below = layout.placeholders[Role.TITLE], layout.placeholders.get(Role.CAPTION)
    title = title_text(draft.slide.title, draft.mark, frame.style, setter)
    yield shape("Title", fit(title, frame.style, frame.room), frame, rtl=setter.rtl)
    if below:
        words = captioned(_caption(draft, clip, setter), below.style, setter)
        yield shape("Caption", fit(words, below.style, below.room), below, rtl=setter.rtl)


def _caption(draft: Draft, clip: ClipFacts, setter: Typesetter) -> Text:
    """What it is; and where, if it is not in the deck. The picture is the link, for the theme's colour of links would
    not be seen on the dark ground of these slides.
    """
    embed = _embed(draft)
    what = description(draft.slide, embed, setter.language, clip.seconds)
    return what if clip.key else (*what, Span(f" · {shortened(embed.address)}"))


def _screen(draft: Draft, clip: ClipFacts, rect: Rect, layout: Layout) -> Shape:
    """What is clicked: the picture of what plays, or of what is elsewhere."""
    says = draft.slide.description or full_title(draft)
    if clip.key:
        return ClipShape("Film" if clip.kind == "video" else "Sound", clip.kind, clip.key, clip.poster.key, says, rect)
    ref = layout.placeholders[Role.PICTURE].ref
    return PictureShape("Video", clip.poster.key, says, rect, Crop(), ref, WebLink(_embed(draft).address))


def _sound(draft: Draft, clip: ClipFacts, setter: Typesetter, footer: str) -> PlacedSlide:
    """A card: the title, the sign right above what it is."""
    layout = setter.theme.layouts[LayoutName.CARD]
    frame, below = layout.placeholders[Role.TITLE], layout.placeholders[Role.BODY]
    room = below.room
    words = fit(styled(_caption(draft, clip, setter), below.style, setter), below.style, room)
    foot = replace(
        room, top=Emu(room.bottom - words.height if below.anchor == "bottom" else room.top), height=words.height
    )
    sign = Rect.of(room.left, foot.top - _SIGN_GAP - _SIGN, _SIGN, _SIGN)
    above = _above(sign, frame)
    title = fit(title_text(draft.slide.title, draft.mark, frame.style, setter), frame.style, above.inside(frame.inner))
    return _placed(
        draft,
        layout,
        *kicker(draft.slide.kicker, layout, setter),
        shape("Title", title, frame, above, rtl=setter.rtl),
        _screen(draft, clip, sign, layout),
        shape("Caption", words, below, foot.outside(below.inner), rtl=setter.rtl),
        *furniture(layout, footer, setter),
    )


def _above(sign: Rect, frame: Placeholder) -> Rect:
    """What is left of the title's frame."""
    bottom = min(frame.rect.bottom, sign.top - _SIGN_GAP)
    return Rect(frame.rect.left, frame.rect.top, frame.rect.width, Emu(bottom - frame.rect.top))


def _embed(draft: Draft) -> Embed:
    return draft.slide.embed or Embed("video", "", draft.slide.line)


def _placed(draft: Draft, layout: Layout, *shapes: Shape) -> PlacedSlide:
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)
