"""The title slide and the document's properties, from the front matter."""

from __future__ import annotations

import re

from post2slides.model.deck import Properties, Slide, SlideKind
from post2slides.model.picture import ClipFacts, Gallery, MissingPicture, PictureFacts, PictureKind
from post2slides.model.post import Block, Picture, Post, Span, Text, plain, walk

_LEAST_WIDTH = 800
"""px: a smaller photograph would be blurred."""
_NARROWEST, _WIDEST = 1.0, 3.0
"""Width by height: what is cut away beyond these is most of the picture."""


def deck_title(post: Post) -> Text:
    """The post's title, or its file's name made readable: `2023-03-05-my_first-post` gives `My first post`."""
    return post.meta.title or (Span(readable_name(post.name)),)


def readable_name(name: str) -> str:
    words = re.sub(r"^\d{4}-\d{1,2}-\d{1,2}[-_]?", "", name)
    words = re.sub(r"[-_\s]+", " ", words).strip() or name
    return words[:1].upper() + words[1:]


def title_slide(post: Post, gallery: Gallery, asides: tuple[Block, ...]) -> Slide:
    """The first slide, with what the presenter says before anything else."""
    meta = post.meta
    cover = Picture(meta.cover, "", line=1) if meta.cover and _can_cover(gallery.get(meta.cover)) else None
    return Slide(
        SlideKind.TITLE,
        deck_title(post),
        line=1,
        subtitle=meta.subtitle,
        byline=_byline(post),
        picture=cover,
        notes=asides,
    )


def cover_slides(post: Post, gallery: Gallery) -> list[Slide]:
    """A slide for a cover picture that cannot lie under the title, where the post does not show it anyway."""
    cover = post.meta.cover
    shown = [gallery.get(block.source) for block in walk(post.blocks) if isinstance(block, Picture)]
    facts = gallery.get(cover) if cover else None
    if not cover or not isinstance(facts, PictureFacts) or facts in shown or _can_cover(facts):
        return []
    title = deck_title(post)
    picture = Picture(cover, "", line=1)
    return [Slide(SlideKind.PICTURE, title, line=1, picture=picture, description=plain(title))]


def _can_cover(facts: PictureFacts | MissingPicture | ClipFacts | None) -> bool:
    """Whether a picture can lie under the title: a photograph that is large enough and not too far from the slide's
    shape. A screenshot or a drawing would be cut, and would fight with the words.
    """
    if not isinstance(facts, PictureFacts) or facts.kind is not PictureKind.PHOTO:
        return False
    return facts.width >= _LEAST_WIDTH and _NARROWEST <= facts.aspect <= _WIDEST


def _byline(post: Post) -> Text:
    parts = [", ".join(post.meta.authors), post.meta.date_text]
    words = " · ".join(part for part in parts if part)
    return (Span(words),) if words else ()


def properties(post: Post) -> Properties:
    meta = post.meta
    return Properties(
        title=plain(deck_title(post)),
        authors=meta.authors,
        subject=meta.description or plain(meta.subtitle),
        keywords=meta.tags,
        language=meta.language,
        published=meta.published,
    )
