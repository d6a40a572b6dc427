"""The card that stands for a picture which cannot be shown: what it is, and where."""

from __future__ import annotations

from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import fit, shape
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import MissingPicture
from post2slides.model.placed import Paragraph, PlacedSlide, TextShape
from post2slides.model.post import Picture, Span
from post2slides.theme.model import LayoutName, Placeholder, Role

_LONGEST_ADDRESS = 200
"""Characters; a longer one (a picture inside an address, say) is no use to a reader."""


def place_card(draft: Draft, missing: MissingPicture, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of a picture that cannot be shown."""
    layout = setter.theme.layouts[LayoutName.CARD]
    frame, below = layout.placeholders[Role.TITLE], layout.placeholders[Role.BODY]
    title = fit(title_text(draft.slide.title, draft.mark, frame.style, setter), frame.style, frame.rect)
    shapes = (
        *kicker(draft.slide.kicker, layout, setter),
        shape("Title", title, frame, rtl=setter.rtl),
        TextShape("Picture", _lines(draft, missing, below, setter), below.ref),
        *furniture(layout, footer, setter),
    )
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _lines(draft: Draft, missing: MissingPicture, frame: Placeholder, setter: Typesetter) -> tuple[Paragraph, ...]:
    picture = draft.slide.picture or Picture("", "", draft.slide.line)
    texts = [styled(picture.caption, frame.style, setter)] if draft.slide.opens and picture.caption else []
    texts.append(styled((Span(f"Picture: {missing.reason}"),), frame.style, setter))
    if len(picture.source) <= _LONGEST_ADDRESS:
        href = picture.source if picture.source.startswith(("http:", "https:")) else None
        texts.append(styled((Span(picture.source, href=picture.href or href),), frame.style, setter))
    return tuple(_paragraph(text, frame, setter) for text in texts if text.text)


def _paragraph(text: StyledText, frame: Placeholder, setter: Typesetter) -> Paragraph:
    fitted = fit(text, replace(frame.style, max_lines=2), frame.rect)
    return Paragraph(fitted.text.sized(fitted.size, frame.style.size), rtl=setter.rtl)
