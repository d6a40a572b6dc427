"""What is shown from elsewhere: a card where it stands on its own, a link where it stands within something."""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.deck import Slide, SlideKind
from post2slides.model.picture import ClipFacts, Gallery
from post2slides.model.post import Block, Callout, Embed, List, Paragraph, Quote, Span, plain
from post2slides.outline.sections import Section


def link_nested_embeds(blocks: tuple[Block, ...], gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` in which lists, quotations and callouts hold a link in place of what is shown from elsewhere. What plays
    in the deck stays, to come out of them like a picture.
    """
    return tuple(_linked(block, gallery) for block in blocks)


def _linked(block: Block, gallery: Gallery) -> Block:
    match block:
        case List() if any(_may_hold_embeds(item.blocks) for item in block.items):
            items = (replace(item, blocks=_without_embeds(item.blocks, gallery)) for item in block.items)
            return replace(block, items=tuple(items))
        case Quote() | Callout() if _may_hold_embeds(block.blocks):
            return replace(block, blocks=_without_embeds(block.blocks, gallery))
        case _:
            return block


def _may_hold_embeds(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Embed | List | Quote | Callout) for block in blocks)


def _without_embeds(blocks: tuple[Block, ...], gallery: Gallery) -> tuple[Block, ...]:
    return tuple(_as_link(block, gallery) for block in blocks)


def _as_link(block: Block, gallery: Gallery) -> Block:
    if not isinstance(block, Embed):
        return _linked(block, gallery)
    facts = gallery.get(block.address)
    if isinstance(facts, ClipFacts) and facts.key:
        return block
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
        description=plain(embed.title),
        opens=opens,
        section=section.group,
    )
