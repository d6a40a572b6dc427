"""From the nodes of the syntax tree to the blocks of a post.

Invariant: every node is read; one of a kind that is not in `READERS` becomes plain text, with a diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from post2slides.model.post import Block, Paragraph, Span, Text, ThematicBreak
from post2slides.read import (
    attribution,
    callout,
    chart,
    code,
    colon_fence,
    definition_list,
    footnote,
    formula,
    heading,
    hint,
    note,
    paragraph,
    picture,
    quote,
    table,
)
from post2slides.read.context import Context, line_of
from post2slides.read.list import read_list
from post2slides.read.tree import Node

Reader = Callable[[Node, Context], tuple[Block, ...]]


def _within(node: Node, context: Context) -> tuple[Block, ...]:
    return read_blocks(node.children, context)


def _thematic_break(node: Node, context: Context) -> tuple[Block, ...]:
    return (ThematicBreak(line_of(node)),)


def _paragraph(node: Node, context: Context) -> tuple[Block, ...]:
    return callout.led(node, context) or paragraph.read_paragraph(node, context)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "blockquote": quote.read_quote,
        "bullet_list": read_list,
        "callout": callout.read_callout,
        "caption": _within,
        "code_block": code.read_code,
        "colon_fence": colon_fence.read_fence,
        "dl": definition_list.read_definitions,
        "fence": code.read_code,
        "figcaption": picture.read_caption,
        "figure": picture.read_figure,
        "footnote_reference": footnote.read_definition,
        "formula_block": formula.read_block,
        "heading": heading.read_heading,
        "hint": hint.read_hint,
        "hr": _thematic_break,
        "inline": paragraph.read_inline,
        "note": note.read_comment,
        "ordered_list": read_list,
        "paragraph": _paragraph,
        "table": table.read_table,
    }
)
"""What reads each kind of node."""


def read_blocks(nodes: Sequence[Node], context: Context) -> tuple[Block, ...]:
    """The blocks that `nodes` make, with captions at their pictures and names at their quotes."""
    blocks = [block for node in nodes for block in READERS.get(node.type, _unknown)(node, context)]
    if len(blocks) < 2:
        return tuple(blocks)
    return chart.with_charts(attribution.with_attributions(picture.with_captions(blocks)), context)


def _unknown(node: Node, context: Context) -> tuple[Block, ...]:
    line = line_of(node)
    context.warn("unknown-block", f"post2slides does not know this construct ({node.type}); its text is kept", line)
    content = () if node.children else _plain(node)
    return (*((Paragraph(content, line),) if content else ()), *read_blocks(node.children, context))


def _plain(node: Node) -> Text:
    words = " ".join(node.content.split())
    return (Span(words),) if words else ()
