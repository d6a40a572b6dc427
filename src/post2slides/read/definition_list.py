"""Definition lists, as PHP Markdown Extra, Pandoc and kramdown have them: a term, and behind a colon what it means.

They become lists: an item for each term, which is bold, with its definitions under it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.model.post import Block, Inline, LineBreak, List, ListItem, Paragraph, Span, Text
from post2slides.read.context import Context, Node, line_of
from post2slides.read.spans import read_text


def read_definitions(node: Node, context: Context) -> tuple[Block, ...]:
    """The list of a `dl` node."""
    items = tuple(_items(node, context))
    return (List(ordered=False, start=1, items=items, line=line_of(node)),) if items else ()


def _items(node: Node, context: Context) -> Iterator[ListItem]:
    terms: list[Text] = []
    blocks: list[Block] = []
    line = line_of(node)
    for child in node.children:
        if child.type == "dt":
            if blocks:
                yield ListItem((Paragraph(_bold(terms), line), *blocks), None, line)
                terms, blocks = [], []
            line = line if terms else line_of(child)
            terms += [read_text(inline, context) for inline in child.children]
        else:
            blocks += context.blocks(child.children, context)
    if terms or blocks:
        yield ListItem((Paragraph(_bold(terms), line), *blocks), None, line)


def _bold(terms: list[Text]) -> Text:
    """The terms, a line each."""
    joined: list[Inline] = []
    for term in terms:
        joined += [LineBreak()] if joined else []
        joined += (replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in term)
    return tuple(joined)
