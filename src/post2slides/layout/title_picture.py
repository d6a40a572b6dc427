"""The deck's first slide with the post's cover picture: under the words where it can bear that, else beside them."""

from __future__ import annotations

from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.opening import title_shapes
from post2slides.layout.picture_ground import ground
from post2slides.layout.picture_settings import at_side, contained, covering, is_small
from post2slides.layout.scrim import veil
from post2slides.layout.titles import full_title
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.model.placed import Crop, PictureShape, PlacedSlide, PlaceholderRef, Shape, TextShape
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role
from post2slides.units import Emu, Insets, Rect, Size, px

_LEAST_WIDTH = 800
"""px: a smaller photograph would be blurred."""
_NARROWEST, _WIDEST = 1.0, 3.0
"""Width by height: what is cut away beyond these is most of the picture."""
_SIDE = 0.42
"""The share of the slide's width for a picture beside the title."""
_BAND = 0.42
"""The share of the slide's height for a panorama above the title."""
_AIR = px(56)


def place_cover(draft: Draft, facts: PictureFacts, setter: Typesetter) -> PlacedSlide:
    """The title slide with a picture."""
    layout = setter.theme.layouts[LayoutName.TITLE_PICTURE]
    frame = layout.placeholders[Role.PICTURE].rect
    words = [holder.rect for role, holder in layout.placeholders.items() if role is not Role.PICTURE]
    if not any(frame.overlaps(rect) for rect in words):
        shapes = _in_its_place(draft, facts, layout, setter)
    elif _bears_words(facts):
        shapes = _over(draft, facts, layout, setter)
    else:
        shapes = _beside(draft, facts, layout, setter)
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _bears_words(facts: PictureFacts) -> bool:
    """Whether words can lie on a picture: on a photograph that is large enough and not too far from the slide's shape.
    A screenshot or a drawing would be cut, and would fight with the words.
    """
    large = facts.width >= _LEAST_WIDTH and _NARROWEST <= facts.aspect <= _WIDEST
    return facts.kind is PictureKind.PHOTO and large


def _in_its_place(draft: Draft, facts: PictureFacts, layout: Layout, setter: Typesetter) -> tuple[Shape, ...]:
    """The theme keeps the picture and the words apart."""
    frame, slide = layout.placeholders[Role.PICTURE].rect, setter.theme.size
    fills = facts.kind is PictureKind.PHOTO and not is_small(facts, slide)
    rect, crop = (frame, covering(facts, frame)) if fills else (contained(facts, frame, slide), Crop())
    picture = _picture(draft, facts, rect, crop, layout)
    return (*ground(facts, rect, layout, setter.theme), picture, *title_shapes(draft, layout, setter))


def _over(draft: Draft, facts: PictureFacts, layout: Layout, setter: Typesetter) -> tuple[Shape, ...]:
    frame = layout.placeholders[Role.PICTURE].rect
    picture = _picture(draft, facts, frame, covering(facts, frame), layout)
    return (picture, veil(facts, setter.theme, frame), *title_shapes(draft, layout, setter))


def _beside(draft: Draft, facts: PictureFacts, layout: Layout, setter: Typesetter) -> tuple[Shape, ...]:
    """The picture at the far side, a portrait at full height, a panorama along the top; the words in what is left."""
    slide = setter.theme.size
    frame = Rect.of(slide.width * (1 - _SIDE), 0, slide.width * _SIDE, slide.height)
    if facts.kind is PictureKind.PHOTO and facts.aspect > _WIDEST:
        rect = Rect.of(0, 0, slide.width, min(slide.width / facts.aspect, slide.height * _BAND))
        crop = covering(facts, rect)
        narrow = {role: _lowered(holder, rect.bottom) for role, holder in layout.placeholders.items()}
    else:
        rect, crop = _at_side(facts, frame, slide)
        narrow = {role: _narrowed(holder, frame.left) for role, holder in layout.placeholders.items()}
    words = title_shapes(draft, replace(layout, placeholders=narrow), setter)
    places: dict[PlaceholderRef | None, Rect] = {holder.ref: holder.rect for holder in narrow.values()}
    return (
        *ground(facts, rect, layout, setter.theme),
        _picture(draft, facts, rect, crop, layout),
        *(replace(text, rect=places[text.placeholder]) for text in words if isinstance(text, TextShape)),
    )


def _at_side(facts: PictureFacts, frame: Rect, slide: Size) -> tuple[Rect, Crop]:
    if facts.kind is PictureKind.PHOTO and facts.aspect <= 1 and not is_small(facts, slide):
        return at_side(facts, frame, slide)
    return contained(facts, frame.inside(Insets(Emu(0), _AIR, _AIR, _AIR)), slide), Crop()


def _narrowed(holder: Placeholder, right: Emu) -> Placeholder:
    """A placeholder that ends before the picture begins."""
    rect = holder.rect
    width = min(rect.width, right - _AIR - rect.left)
    return replace(holder, rect=Rect(rect.left, rect.top, Emu(max(width, _AIR)), rect.height))


def _lowered(holder: Placeholder, bottom: Emu) -> Placeholder:
    """A placeholder that begins below the picture."""
    rect = holder.rect
    top = min(max(rect.top, bottom + _AIR // 2), rect.bottom - _AIR // 2)
    return replace(holder, rect=Rect(rect.left, Emu(top), rect.width, Emu(rect.bottom - top)))


def _picture(draft: Draft, facts: PictureFacts, rect: Rect, crop: Crop, layout: Layout) -> PictureShape:
    words = draft.slide.description or full_title(draft)
    return PictureShape("Picture", facts.key, words, rect, crop, layout.placeholders[Role.PICTURE].ref)
