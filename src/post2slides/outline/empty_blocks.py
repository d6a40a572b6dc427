"""Blocks that show nothing: a fence without code is an order to a site's generator, and an empty item a slip."""

from __future__ import annotations

from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Code, Paragraph, plain


def drop_empty(blocks: tuple[Block, ...], _gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` without code and paragraphs that have no words."""
    return tuple(block for block in blocks if not _is_empty(block))


def _is_empty(block: Block) -> bool:
    match block:
        case Code():
            return not block.text.strip()
        case Paragraph():
            return not plain(block.text).strip()
        case _:
            return False
