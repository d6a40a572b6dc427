"""Lines of nothing but links to files beside the post: `[PNG] [SVG]` under a chart, a PDF to download.

From a deck they lead nowhere, and a slide that shows nothing else is of no use; so they are said, in the notes of what
stands before them.
"""

from __future__ import annotations

import re

from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Inline, Note, Paragraph, Span
from post2slides.regex import regex

_FILE = regex(r"(?![a-z][a-z0-9+.-]*:|//|#)[^?#]*\.\w{2,5}(?:[?#].*)?", re.IGNORECASE)
"""A path with an ending, on no other site."""
_PAGES = regex(r"\.(?:html?|md|mdx|php|aspx?)(?:[?#].*)?$", re.IGNORECASE)


def note_dead_links(blocks: tuple[Block, ...], _gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` with such lines as notes."""
    return tuple(_noted(block) for block in blocks)


def _noted(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    words = [inline for inline in block.text if isinstance(inline, Span) and any(map(str.isalnum, inline.text))]
    return Note((block,), block.line) if words and all(map(_is_dead, words)) else block


def _is_dead(inline: Inline) -> bool:
    href = inline.href if isinstance(inline, Span) else None
    return bool(href and _FILE.fullmatch(href) and not _PAGES.search(href))
