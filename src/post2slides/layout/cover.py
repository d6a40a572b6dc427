"""A cover picture where the title slide has no place for one: it is shown on the next slide, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.model.deck import Slide, SlideKind
from post2slides.model.picture import Gallery, PictureFacts
from post2slides.model.post import Picture, Span
from post2slides.theme.model import LayoutName, Role, Theme


def covers_apart(drafts: Iterable[Draft], gallery: Gallery, theme: Theme) -> Iterator[Draft]:
    """`drafts`, with a slide for the cover where the theme's title slide shows none."""
    shows = Role.PICTURE in theme.layouts[LayoutName.TITLE_PICTURE].placeholders
    for draft in drafts:
        picture = draft.slide.picture if draft.slide.kind is SlideKind.TITLE and not shows else None
        if picture is None or not isinstance(gallery.get(picture.source), PictureFacts):
            yield draft
            continue
        yield replace(draft, slide=replace(draft.slide, picture=None))
        yield replace(draft, slide=_picture_slide(draft.slide, picture), notes=())


def _picture_slide(slide: Slide, picture: Picture) -> Slide:
    words = picture.caption or ((Span(slide.description),) if slide.description else slide.title)
    plain = replace(slide, subtitle=(), byline=(), notes=(), kicker=())
    return replace(plain, kind=SlideKind.PICTURE, title=words, opens=False)
