"""Paragraphs, which in a blog post hold more than text.

One paragraph may show several pictures with captions and go on with text, and end in a note to the presenter.
Invariant: its blocks are in the order of its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from post2slides.model.post import Block, Embed, List, ListItem, Note, Paragraph, Span
from post2slides.read import embed, note, picture
from post2slides.read.context import Context
from post2slides.read.picture import Shown
from post2slides.read.pieces import Aside, Embedded, Line, is_blank, joined, text, trimmed
from post2slides.read.spans import read_lines
from post2slides.read.tree import Node
from post2slides.regex import regex

_NUMBER = regex(r"(\d{1,2})[、．）]\s*(?=\S|$)")


def read_paragraph(node: Node, context: Context) -> tuple[Block, ...]:
    """The blocks in a `paragraph` node."""
    lines = [line for inline in node.children for line in read_lines(inline, context)]
    return paragraph_blocks(lines, context)


def read_inline(node: Node, context: Context) -> tuple[Block, ...]:
    """The blocks in an `inline` node that stands where blocks do, as in a table cell."""
    return paragraph_blocks(read_lines(node, context), context)


def paragraph_blocks(lines: Sequence[Line], context: Context) -> tuple[Block, ...]:
    """The blocks that the lines of one paragraph make: text and pictures, then the note."""
    pencils = [note.without_pencil(line, context.markers) for line in lines]
    first = next((index for index, line in enumerate(pencils) if line), len(lines))
    if first == len(lines):
        return _words(lines) if _are_words(lines) else (*_shown(lines), *_asides(lines, context))
    spoken = tuple(_asides(lines[:first], context))
    said = tuple(_spoken_paragraphs(lines[first:], pencils[first:]))
    if said:
        spoken += (Note(said, lines[first].number),)
    return (*_shown(lines[:first]), *spoken)


def _spoken_paragraphs(lines: Sequence[Line], pencils: Sequence[Line | None]) -> Iterator[Block]:
    """The blocks of a note; each further pencil begins another paragraph of it."""
    group: list[Line] = []
    for line, spoken in zip(lines, pencils, strict=True):
        if spoken and group:
            yield from _shown(group)
            group = []
        group.append(spoken or line)
    yield from _shown(group)


def _asides(lines: Sequence[Line], context: Context) -> Iterator[Note]:
    for aside in (piece for line in lines for piece in line.pieces if isinstance(piece, Aside)):
        blocks = context.blocks(context.nodes(aside.source, aside.line), context)
        if blocks:
            yield Note(blocks, aside.line)


def _are_words(lines: Sequence[Line]) -> bool:
    return all(isinstance(piece, Span) for line in lines for piece in line.pieces)


def _words(lines: Sequence[Line]) -> tuple[Block, ...]:
    """What `_shown` makes of lines of words alone, as most are: one paragraph or list."""
    trim = (line.holding(trimmed(line.pieces)) for line in lines)
    shown = _text(list(dropwhile(lambda line: line.blank, trim)))
    return (shown,) if shown else ()


def _shown(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The pictures and paragraphs that the audience sees."""
    blocks: list[Block | Shown] = []
    body: list[Line] = []
    for line in lines:
        if _is_embedded(line):
            blocks += _body(body)
            blocks += [embed.block(piece) for piece in line.pieces if isinstance(piece, Embedded)]
            body = []
            continue
        pictures, rest = picture.pictures_of(line)
        if pictures:
            blocks += _body(body)
            blocks += pictures
            body = []
        if not body and blocks and isinstance(last := blocks[-1], Shown) and last.takes_caption(rest):
            blocks[-1] = replace(last, caption=rest.pieces)
        elif body or not rest.blank:
            body.append(rest)
    blocks += _body(body)
    return tuple(picture.picture(block) if isinstance(block, Shown) else block for block in blocks)


def _is_embedded(line: Line) -> bool:
    """Whether `line` is wholly what stands elsewhere."""
    return any(isinstance(piece, Embedded) for piece in line.pieces) and all(
        isinstance(piece, Embedded) or is_blank(piece) for piece in line.pieces
    )


def _body(lines: Sequence[Line]) -> tuple[Paragraph | Embed | List, ...]:
    """The paragraph or list that these lines are, and behind it the films and sounds that it names."""
    clips = tuple(
        embed.block(piece) for line in lines for piece in line.pieces if isinstance(piece, Embedded) and _is_clip(piece)
    )
    shown = _text(lines)
    return (shown, *clips) if shown else clips


def _text(lines: Sequence[Line]) -> Paragraph | Embed | List | None:
    content = text(joined(lines))
    if not content:
        return None
    return _numbered(lines) or embed.bare(content, lines[0].number) or Paragraph(content, lines[0].number)


def _is_clip(piece: Embedded) -> bool:
    """Whether `piece` is a file beside the post, which can play in the deck."""
    return embed.is_clip(piece.address) and "://" not in piece.address


def _numbered(lines: Sequence[Line]) -> List | None:
    """The list that lines are which count `1、`, `2、`, as is done in East Asia and Markdown does not know."""
    if len(lines) < 2:
        return None
    items = [item for line in lines if (item := _counted(line))]
    if len(items) < len(lines):
        return None
    first = items[0][0]
    if [number for number, _ in items] != list(range(first, first + len(items))):
        return None
    return List(ordered=True, start=first, items=tuple(item for _, item in items), line=lines[0].number)


def _counted(line: Line) -> tuple[int, ListItem] | None:
    """The number with which a line begins, and the item behind it."""
    match line.pieces:
        case [Span(code=False) as first, *rest] if found := _NUMBER.match(first.text):
            words = text((replace(first, text=first.text[found.end() :]), *rest))
            return int(found[1]), ListItem((Paragraph(words, line.number),), None, line.number)
        case _:
            return None
