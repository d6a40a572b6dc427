"""What is shown from elsewhere: a card where it stands on its own, a link where it stands within something."""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.deck import Slide, SlideKind
from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Callout, Embed, List, Paragraph, Quote, Span
from post2slides.outline.sections import Section


def link_nested_embeds(blocks: tuple[Block, ...], _gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` in which lists, quotations and callouts hold a link in place of what is shown from elsewhere."""
    return tuple(_linked(block) for block in blocks)


def _linked(block: Block) -> Block:
    match block:
        case List():
            return replace(
                block, items=tuple(replace(item, blocks=tuple(map(_as_link, item.blocks))) for item in block.items)
            )
        case Quote() | Callout():
            return replace(block, blocks=tuple(map(_as_link, block.blocks)))
        case _:
            return block


def _as_link(block: Block) -> Block:
    if not isinstance(block, Embed):
        return _linked(block)
    title = tuple(replace(inline, href=block.address) for inline in block.title if isinstance(inline, Span))
    return Paragraph(title or (Span(block.address, href=block.address),), block.line)


def embed_slide(section: Section, embed: Embed, *, opens: bool) -> Slide:
    """A card. One that opens its heading bears the heading's title, another its own."""
    return Slide(
        SlideKind.EMBED,
        section.title if opens else embed.title or section.title,
        line=embed.line,
        heading=section.heading,
        kicker=section.kicker if opens else (),
        embed=embed,
        opens=opens,
        section=section.group,
    )
