"""Block quotes, and the attribution that ends them.

Invariant: a quote that begins with the presenter's pencil is a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from post2slides.model.post import Block, Note, Quote, Span, Text
from post2slides.read import callout, embed, pieces
from post2slides.read.context import Context, Node, line_of
from post2slides.read.paragraph import paragraph_blocks
from post2slides.read.pieces import Line
from post2slides.read.spans import read_lines

_DASH = re.compile(r"\s*(?:[—–―]|--+)\s*(?=\S|$)")

# Longer than a name, a work and a year: a dash then opens a line of dialogue.
_LONGEST_ATTRIBUTION = 120


def read_quote(node: Node, context: Context) -> tuple[Block, ...]:
    """The quote of a `blockquote` node, or the callout or embedded post that it is."""
    if remark := callout.in_quote(node, context):
        return remark
    blocks, attribution = _attributed(node, context)
    match blocks:
        case []:
            return embed.in_quote(node)
        case [Note() as note, *rest]:
            return (replace(note, blocks=(*note.blocks, *rest)),)
        case _:
            return (Quote(blocks, line_of(node), attribution),)


def _attributed(node: Node, context: Context) -> tuple[tuple[Block, ...], Text]:
    """The blocks of a quote, and the name behind the dash with which its last line begins."""
    before, last = node.children[:-1], node.children[-1:]
    if not last or last[0].type != "paragraph":
        return context.blocks(node.children, context), ()
    blocks = context.blocks(before, context)
    lines = [line for inline in last[0].children for line in read_lines(inline, context)]
    name = _attribution(lines[-1]) if lines else ()
    if not name or not (blocks or lines[:-1]) or any(_attribution(line) for line in lines[:-1]):
        return blocks + paragraph_blocks(lines, context), ()
    return blocks + paragraph_blocks(lines[:-1], context), name


def _attribution(line: Line) -> Text:
    content = pieces.text(line.pieces)
    match content:
        case [Span() as first, *rest] if dash := _DASH.match(first.text):
            name = replace(first, text=first.text[dash.end() :])
            return (*((name,) if name.text else ()), *rest) if _length(content) <= _LONGEST_ATTRIBUTION else ()
        case _:
            return ()


def _length(content: Sequence[object]) -> int:
    return sum(len(inline.text) for inline in content if isinstance(inline, Span))
