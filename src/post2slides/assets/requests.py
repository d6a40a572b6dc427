"""Which pictures, films and sounds a post asks for."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.assets.options import ClipRequest, PictureRequest
from post2slides.model.post import Embed, InlinePicture, Picture, Post, texts, walk

Request = PictureRequest | ClipRequest


def requests_of(post: Post) -> list[Request]:
    """Every picture, film and sound that `post` names, in its order, the cover first."""
    cover = [PictureRequest(post.meta.cover, 1)] if post.meta.cover else []
    return [*cover, *_in_blocks(post)]


def _in_blocks(post: Post) -> Iterator[Request]:
    for block in walk(post.blocks):
        match block:
            case Picture():
                yield PictureRequest(block.source, block.line, block.alt)
            case Embed(kind="video" | "audio" as kind):
                yield ClipRequest(block.address, kind, block.line, block.poster)
            case _:
                pass
        for text in texts(block):
            inline = (part for part in text if isinstance(part, InlinePicture))
            yield from (PictureRequest(part.source, block.line, part.alt) for part in inline)
