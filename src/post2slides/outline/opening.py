"""The title slide and the document's properties, from the front matter."""

from __future__ import annotations

import re

from post2slides.model.deck import Properties, Slide, SlideKind
from post2slides.model.picture import ClipFacts, Gallery, MissingPicture, PictureFacts
from post2slides.model.post import Block, Picture, Post, Span, Text, plain

_ICON = 64
"""px: what is lower or narrower is an icon."""


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
    cover = Picture(meta.cover, "", line=1) if meta.cover and _is_shown(gallery.get(meta.cover)) else None
    return Slide(
        SlideKind.TITLE,
        deck_title(post),
        line=1,
        subtitle=meta.subtitle,
        byline=_byline(post),
        picture=cover,
        notes=asides,
    )


def _is_shown(facts: PictureFacts | MissingPicture | ClipFacts | None) -> bool:
    """Whether a picture is one, and no icon."""
    return isinstance(facts, PictureFacts) and min(facts.width, facts.height) >= _ICON


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
