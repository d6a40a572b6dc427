"""The closing slide: thanks, the post's address with its code, and who spoke."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.layout.draft import Draft
from post2slides.layout.line_fit import fit, shape, whole_words
from post2slides.layout.opening import joined_lines
from post2slides.layout.runs import captioned, styled
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.picture import MissingPicture, PictureFacts
from post2slides.model.placed import Link, PictureShape, PlacedSlide, Shape
from post2slides.model.post import Text
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role
from post2slides.units import Rect


def place_closing(draft: Draft, code: PictureFacts | MissingPicture, setter: Typesetter) -> PlacedSlide:
    """The last slide. `code` is missing where there is no address, or none that a code can hold."""
    layout, slide = setter.theme.layouts[LayoutName.CLOSING], draft.slide
    frame = layout.placeholders[Role.TITLE]
    words = title_text(slide.title, draft.mark, frame.style, setter)
    shapes: list[Shape] = [shape("Title", fit(words, whole_words(words, frame), frame.room), frame, rtl=setter.rtl)]
    apart = Role.META in layout.placeholders
    lines = slide.subtitle if apart else joined_lines([text for text in (slide.subtitle, slide.byline) if text])
    shapes += _line(Role.SUBTITLE, "Address", lines, layout, setter)
    shapes += _line(Role.META, "Author and Title", slide.byline, layout, setter)
    panel = layout.placeholders.get(Role.PICTURE)
    if panel and isinstance(code, PictureFacts):
        shapes.append(_code(code, slide.description, _address(slide.subtitle, setter), panel))
    return PlacedSlide(layout.name, full_title(draft), tuple(shapes), (), slide.line, slide.section)


def _line(role: Role, name: str, text: Text, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    frame = layout.placeholders.get(role)
    if text and frame:
        words = captioned(text, frame.style, setter)
        yield shape(name, fit(words, frame.style, frame.room), frame, rtl=setter.rtl)


def _address(text: Text, setter: Typesetter) -> Link | None:
    style = setter.theme.layouts[LayoutName.CLOSING].placeholders[Role.TITLE].style
    return next((run.link for run in styled(text, style, setter).runs if run.link), None)


def _code(facts: PictureFacts, description: str, link: Link | None, frame: Placeholder) -> PictureShape:
    """The code as large a square as the frame holds, in its middle: a stretched one cannot be read."""
    side = min(frame.rect.width, frame.rect.height)
    left = frame.rect.left + (frame.rect.width - side) / 2
    top = frame.rect.top + (frame.rect.height - side) / 2
    return PictureShape(
        "QR Code", facts.key, description, Rect.of(left, top, side, side), placeholder=frame.ref, link=link
    )
