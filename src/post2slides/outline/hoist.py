"""What a list item, quotation or callout holds besides text — code, a table, a picture — comes out of it, in its place.

What held it goes on after it, and an ordered list goes on counting: a slide has no frame inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, takewhile

from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Callout, Heading, List, ListItem, Note, Paragraph, Quote, Span, Text


def hoist(blocks: tuple[Block, ...], gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` with lists, quotations and callouts that hold nothing but text."""
    return tuple(flat for block in blocks for flat in _hoisted(block, gallery))


def _hoisted(block: Block, gallery: Gallery) -> Iterator[Block]:
    match block:
        case List() if not _is_flat(block):
            yield from _split(block, gallery)
        case Quote():
            yield from _divided(block, gallery)
        case Callout():
            yield from _opened(block, gallery)
        case _:
            yield block


def _is_flat(whole: List) -> bool:
    """Whether a list holds nothing that would have to come out of it, and begins with its first item."""
    begins = bool(whole.items) and whole.line == whole.items[0].line
    return begins and all(_stays(inner) for item in whole.items for inner in item.blocks)


def _split(whole: List, gallery: Gallery) -> Iterator[Block]:
    pending: list[ListItem] = []
    start = whole.start
    for number, item in enumerate(whole.items, whole.start):
        item = replace(item, blocks=tuple(_heading_as_bold(block) for block in item.blocks))
        head = tuple(takewhile(_stays, item.blocks))
        rest = item.blocks[len(head) :]
        if head or not rest:
            start = start if pending else number
            pending.append(replace(item, blocks=head))
        if rest:
            if pending:
                yield replace(whole, items=tuple(pending), start=start, line=pending[0].line)
            pending = []
            yield from hoist(rest, gallery)
    if pending:
        yield replace(whole, items=tuple(pending), start=start, line=pending[0].line)


def _divided(whole: Quote, gallery: Gallery) -> Iterator[Block]:
    """A quotation, and what stands in it, in order; the attribution stays with its last words."""
    pending: list[Block] = []
    for block in hoist(tuple(_heading_as_bold(block) for block in whole.blocks), gallery):
        if _is_text(block):
            pending.append(block)
            continue
        if pending:
            yield replace(whole, blocks=tuple(pending), attribution=(), line=pending[0].line)
        pending = []
        yield block
    if pending or whole.attribution:
        yield replace(whole, blocks=tuple(pending), line=pending[0].line if pending else whole.line)


def _opened(whole: Callout, gallery: Gallery) -> Iterator[Block]:
    """A callout, and what stands in it, in order; each part of it bears its title."""
    first, *rest = _stretches(hoist(tuple(_heading_as_bold(block) for block in whole.blocks), gallery))
    yield replace(whole, blocks=first)
    for stretch in rest:
        if _is_text(stretch[0]):
            yield replace(whole, blocks=stretch, line=stretch[0].line)
        else:
            yield from stretch


def _stretches(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The text at the head of `blocks`, be it none, then in turn what is no text and what is."""
    head = tuple(takewhile(_is_text, blocks))
    yield head
    for _, group in groupby(blocks[len(head) :], key=_is_text):
        yield tuple(group)


def _is_text(block: Block) -> bool:
    return _stays(block) or isinstance(block, Quote)


def _stays(block: Block) -> bool:
    match block:
        case Paragraph() | Note():
            return True
        case List():
            return all(_stays(inner) for item in block.items for inner in item.blocks)
        case _:
            return False


def _heading_as_bold(block: Block) -> Block:
    """A heading inside an item is the item's bold first line."""
    if not isinstance(block, Heading):
        return block
    return Paragraph(_bold(block.text), block.line)


def _bold(text: Text) -> Text:
    return tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in text)
