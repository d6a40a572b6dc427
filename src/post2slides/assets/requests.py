"""Which pictures a post asks for."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.assets.options import PictureRequest
from post2slides.model.post import InlinePicture, Picture, Post, texts, walk


def requests_of(post: Post) -> list[PictureRequest]:
    """Every picture that `post` names, in its order, the cover first."""
    cover = [PictureRequest(post.meta.cover, 1)] if post.meta.cover else []
    return [*cover, *_in_blocks(post)]


def _in_blocks(post: Post) -> Iterator[PictureRequest]:
    for block in walk(post.blocks):
        if isinstance(block, Picture):
            yield PictureRequest(block.source, block.line, block.alt)
        for text in texts(block):
            inline = (part for part in text if isinstance(part, InlinePicture))
            yield from (PictureRequest(part.source, block.line, part.alt) for part in inline)
