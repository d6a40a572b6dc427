"""Block quotes, and the attribution that ends them.

Invariant: a quote that begins with the presenter's pencil is a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from post2slides.model.post import Block, LineBreak, Note, Quote, Text
from post2slides.read import attribution, callout, embed
from post2slides.read.context import Context, line_of
from post2slides.read.paragraph import paragraph_blocks
from post2slides.read.pieces import Line
from post2slides.read.spans import read_lines
from post2slides.read.tree import Node


def read_quote(node: Node, context: Context) -> tuple[Block, ...]:
    """The quote of a `blockquote` node, or the callout or embedded post that it is."""
    if remark := callout.in_quote(node, context):
        return remark
    blocks, name = _attributed(node, context)
    match blocks:
        case []:
            return embed.in_quote(node)
        case [Note() as note, *rest]:
            return (replace(note, blocks=(*note.blocks, *rest)),)
        case _:
            return (Quote(blocks, line_of(node), name),)


def _attributed(node: Node, context: Context) -> tuple[tuple[Block, ...], Text]:
    """The blocks of a quote, and who said it."""
    before, last = node.children[:-1], node.children[-1:]
    if not last or last[0].type != "paragraph":
        return attribution.in_blocks(context.blocks(node.children, context), may_be_list=_is_close(before, last))
    blocks = context.blocks(before, context)
    lines = [line for inline in last[0].children for line in read_lines(inline, context)]
    said, name = _named_in(lines, is_more=bool(blocks))
    if name:
        return blocks + paragraph_blocks(said, context), attribution.unmarked(name)
    return attribution.in_blocks(blocks + paragraph_blocks(said, context))


def _is_close(before: Sequence[Node], last: Sequence[Node]) -> bool:
    """Whether nothing stands between the last node and the one before it, as between words and a name."""
    place, above = (nodes[-1].map if nodes else None for nodes in (last, before))
    return bool(place and above and place[0] == above[1])


def _named_in(lines: Sequence[Line], *, is_more: bool) -> tuple[Sequence[Line], Text]:
    """The lines of a quote's last paragraph without the name at its end, and the name. In a dialogue each speaks on a
    line of their own.
    """
    if any(attribution.on_line(line) for line in lines[:-1]):
        return [replace(line, opening=LineBreak()) if attribution.on_line(line) else line for line in lines], ()
    name = attribution.on_line(lines[-1]) if lines else ()
    if name and (is_more or len(lines) > 1):
        return lines[:-1], name
    if lines and not name and (found := attribution.at_end_of(lines[-1])):
        return [*lines[:-1], found[0]], found[1]
    return lines, ()
