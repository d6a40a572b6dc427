"""Blocks where only text can be, as in a table cell: everything they say, with line breaks between them.

Invariant: every word of the blocks is in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from post2slides.model.post import (
    Block,
    Callout,
    Chart,
    Code,
    Diagram,
    Embed,
    Footnote,
    Formula,
    Heading,
    InlinePicture,
    LineBreak,
    List,
    Note,
    Paragraph,
    Picture,
    Quote,
    Span,
    Table,
    Text,
    ThematicBreak,
)


def flat(blocks: Iterable[Block]) -> Text:
    """The text of `blocks`."""
    return _broken(text for block in blocks for text in _texts(block))


def _broken(texts: Iterable[Text]) -> Text:
    joined: list[Text] = []
    for text in filter(None, texts):
        joined += [(LineBreak(),), text] if joined else [text]
    return tuple(inline for text in joined for inline in text)


def _texts(block: Block) -> Iterator[Text]:  # noqa: C901 - one case for each kind of block
    match block:
        case Paragraph() | Formula():
            yield block.text
        case Heading():
            yield tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in block.text)
        case List():
            for number, item in enumerate(block.items, block.start):
                yield (Span(f"{number}. " if block.ordered else "• "), *flat(item.blocks))
        case Code():
            for line in filter(None, (block.title, *block.text.split("\n"))):
                yield (Span(line, code=True),)
        case Diagram():
            for line in filter(None, block.source.split("\n")):
                yield (Span(line, code=True),)
        case Quote():
            yield flat(block.blocks)
            yield block.attribution
        case Table():
            yield block.caption
            for row in (block.header, *block.rows):
                yield tuple(inline for cell in row if cell for inline in (Span(" "), *cell))[1:]
        case Chart():
            yield block.title
            yield from ((Span(" ".join(row)),) for row in block.data.rows)
        case Picture():
            yield (InlinePicture(block.source, block.alt, block.href),)
            yield block.caption
        case Note():
            yield flat(block.blocks)
        case Callout():
            yield tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in block.title)
            yield flat(block.blocks)
        case Embed():
            yield tuple(replace(inline, href=block.address) for inline in block.title if isinstance(inline, Span)) or (
                Span(block.address, href=block.address),
            )
        case Footnote():
            yield (Span(str(block.number), script="super"), Span(" "), *flat(block.blocks))
        case ThematicBreak():
            pass
