"""The card that stands for a picture which cannot be shown: what it is, and where."""

from __future__ import annotations

from post2slides.layout.card_text import card_paragraphs, shortened
from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import fit, shape
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import MissingPicture
from post2slides.model.placed import Paragraph, PlacedSlide, TextShape
from post2slides.model.post import Picture, Span
from post2slides.theme.model import LayoutName, Placeholder, Role


def place_card(draft: Draft, missing: MissingPicture, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of a picture that cannot be shown."""
    layout = setter.theme.layouts[LayoutName.CARD]
    frame, below = layout.placeholders[Role.TITLE], layout.placeholders[Role.BODY]
    title = fit(title_text(draft.slide.title, draft.mark, frame.style, setter), frame.style, frame.room)
    shapes = (
        *kicker(draft.slide.kicker, layout, setter),
        shape("Title", title, frame, rtl=setter.rtl),
        TextShape("Picture", _lines(draft, missing, below, setter), below.ref),
        *furniture(layout, footer, setter),
    )
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _lines(draft: Draft, missing: MissingPicture, frame: Placeholder, setter: Typesetter) -> tuple[Paragraph, ...]:
    """The caption where it is not the title already, and on one line what is wrong and where the picture is."""
    picture = draft.slide.picture or Picture("", "", draft.slide.line)
    caption = picture.caption if draft.slide.opens else ()
    where = f"{missing.reason}: {shortened(picture.source)}" if picture.source else missing.reason
    href = picture.source if picture.source.startswith(("http:", "https:")) else None
    words = (Span(where[:1].upper() + where[1:], href=picture.href or href),)
    return card_paragraphs(caption, words, frame, setter)
