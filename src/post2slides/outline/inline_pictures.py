"""Pictures inside sentences, and pictures too small for a slide.

A badge or an icon is never blown up: its description stands in its place. A real picture that happens to stand in a
sentence gets its slide, right after the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from post2slides.model.picture import Gallery, PictureFacts
from post2slides.model.post import (
    Block,
    Callout,
    Heading,
    Inline,
    InlinePicture,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quote,
    Span,
    Table,
    Text,
    plain,
)
from post2slides.regex import regex
from post2slides.text.description import is_description

_SMALL = 64
"""px: what is lower or narrower is a badge or an icon."""
_BADGE = regex(r"badge|shields\.io|/icons?/|emoji|favicon", re.IGNORECASE)


def place_inline_pictures(blocks: tuple[Block, ...], gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` in which every picture worth a slide stands on its own and no text holds a picture."""
    return tuple(placed for block in blocks for placed in _placed(block, gallery))


def _placed(block: Block, gallery: Gallery) -> Iterator[Block]:
    match block:
        case Picture() if is_small(block.source, gallery):
            name = _named(InlinePicture(block.source, block.alt, block.href))
            if text := (*name, *((LineBreak(),) if name and block.caption else ()), *block.caption):
                yield Paragraph(text, block.line)
        case Paragraph() if _is_plain(block):
            yield block
        case Paragraph():
            text = _without_pictures(block.text)
            if plain(text).strip():
                yield replace(block, text=text)
            yield from _lifted(block.text, block.line, gallery)
        case Heading() if any(isinstance(inline, InlinePicture) for inline in block.text):
            yield replace(block, text=_without_pictures(block.text))
            yield from _lifted(block.text, block.line, gallery)
        case Table():
            yield from _out_of_table(block, gallery)
        case Quote() | Callout():
            yield replace(block, blocks=place_inline_pictures(block.blocks, gallery))
        case List() if not all(_is_plain(inner) for item in block.items for inner in item.blocks):
            items = (replace(item, blocks=place_inline_pictures(item.blocks, gallery)) for item in block.items)
            yield replace(block, items=tuple(items))
        case _:
            yield block


def _is_plain(block: Block) -> bool:
    """Whether a block is a paragraph of words alone."""
    return (
        isinstance(block, Paragraph)
        and not any(isinstance(inline, InlinePicture) for inline in block.text)
        and bool(plain(block.text).strip())
    )


def _out_of_table(block: Table, gallery: Gallery) -> Iterator[Block]:
    """The table without its pictures, and these."""
    header = tuple(map(_without_pictures, block.header))
    yield replace(block, header=header, rows=tuple(tuple(map(_without_pictures, row)) for row in block.rows))
    for row in (block.header, *block.rows):
        for text in row:
            yield from _lifted(text, block.line, gallery, named=_first_words(row))


def is_small(source: str, gallery: Gallery) -> bool:
    """Whether a picture is a badge or an icon, as far as can be known."""
    facts = gallery.get(source)
    if isinstance(facts, PictureFacts):
        return min(facts.width, facts.height) < _SMALL
    return bool(_BADGE.search(source))


def _without_pictures(text: Text) -> Text:
    return tuple(inline for whole in text for inline in _named(whole))


def _named(inline: Inline) -> Text:
    if not isinstance(inline, InlinePicture):
        return (inline,)
    return (Span(inline.alt.strip(), href=inline.href),) if is_description(inline.alt) else ()


def _lifted(text: Text, line: int, gallery: Gallery, named: Text = ()) -> Iterator[Picture]:
    """The pictures of `text` that are worth a slide; `named` is the caption of those that nothing describes."""
    for inline in text:
        if isinstance(inline, InlinePicture) and not is_small(inline.source, gallery):
            caption = () if is_description(inline.alt) else named
            yield Picture(inline.source, inline.alt, line, caption, inline.href)


def _first_words(row: tuple[Text, ...]) -> Text:
    """What the first cell of a row that says anything says."""
    cells = (tuple(inline for inline in cell if not isinstance(inline, InlinePicture)) for cell in row)
    return next((cell for cell in cells if plain(cell).strip()), ())
