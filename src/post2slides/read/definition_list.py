"""Definition lists, as PHP Markdown Extra, Pandoc and kramdown have them: a term, and behind a colon what it means.

They become lists: an item for each term, which is bold, with its definitions under it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.model.post import Block, List, ListItem, Paragraph, Span
from post2slides.read.context import Context, Node, line_of
from post2slides.read.spans import read_text


def read_definitions(node: Node, context: Context) -> tuple[Block, ...]:
    """The list of a `dl` node."""
    return (List(ordered=False, start=1, items=tuple(_items(node, context)), line=line_of(node)),)


def _items(node: Node, context: Context) -> Iterator[ListItem]:
    term = Paragraph((), line_of(node))
    blocks: list[Block] = []
    for child in node.children:
        if child.type == "dt":
            if term.text:
                yield ListItem((term, *blocks), None, term.line)
            term, blocks = _term(child, context), []
        else:
            blocks += context.blocks(child.children, context)
    yield ListItem((term, *blocks), None, term.line)


def _term(node: Node, context: Context) -> Paragraph:
    text = (inline for child in node.children for inline in read_text(child, context))
    bold = tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in text)
    return Paragraph(bold, line_of(node))
