"""Picture slides: which title they bear and what a blind listener is told."""

from __future__ import annotations

from post2slides.model.deck import Slide, SlideKind
from post2slides.model.post import Picture, Span, Text, plain
from post2slides.outline.sections import Section
from post2slides.text.description import is_description


def description(picture: Picture, fallback: Text) -> str:
    """What the picture shows, for those who cannot see it: alternative text, else caption, else the heading."""
    candidates = (picture.alt if is_description(picture.alt) else "", plain(picture.caption), plain(fallback))
    return next((" ".join(words.split()) for words in candidates if words.strip()), "")


def picture_slide(section: Section, picture: Picture, *, opens: bool) -> Slide:
    """A slide of its own for `picture`. One that opens its heading bears the heading's title, another its caption."""
    title = section.title if opens else _own_title(picture) or section.title
    return Slide(
        SlideKind.PICTURE,
        title,
        line=picture.line,
        heading=section.heading,
        kicker=section.kicker if opens else (),
        picture=picture,
        description=description(picture, section.title),
        opens=opens,
        section=section.group,
    )


def _own_title(picture: Picture) -> Text:
    if picture.caption:
        return picture.caption
    return (Span(" ".join(picture.alt.split())),) if is_description(picture.alt) else ()
