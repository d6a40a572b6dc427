"""Tables: Markdown's, and those of raw HTML.

Invariant: every cell is kept; the table is as wide as its widest row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.model.post import Alignment, Block, Inline, LineBreak, Span, Table, Text
from post2slides.read.context import Context, line_of
from post2slides.read.flat import flat
from post2slides.read.tree import Node
from post2slides.regex import regex

_ALIGNMENT = regex(r"text-align\s*:\s*(left|center|right)")
_ALIGNMENTS: dict[str, Alignment] = {"left": "left", "center": "center", "right": "right"}
_DASH = regex(r"[-*]\s+")
_PARTS = ("thead", "tbody", "tfoot")


def read_table(node: Node, context: Context) -> tuple[Block, ...]:
    """The table of a `table` node, and behind it what stands in it outside of any cell."""
    rows = tuple(_rows(node))
    if _is_frame(rows):
        return _content(rows[0].children[0], context)
    width = max((len(row.children) for row in rows), default=0)
    texts = [_padded([_cell(cell, context) for cell in row.children], width) for row in rows]
    headed = bool(rows) and _is_header(rows[0])
    caption = flat(block for child in node.children if child.type == "caption" for block in _content(child, context))
    strays = [child for child in node.children if child.type not in (*_PARTS, "tr", "caption")]
    table = Table(
        columns=_alignments(rows, width),
        header=texts[0] if headed else ((),) * width,
        rows=tuple(texts[headed:]),
        line=line_of(node),
        caption=caption,
    )
    return ((table,) if width else ()) + context.blocks(strays, context)


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.type in _PARTS:
            yield from _rows(child)
        elif child.type == "tr":
            yield child


def _is_frame(rows: tuple[Node, ...]) -> bool:
    """Whether the table is one cell, put around something for its looks: code beside its line numbers, a picture."""
    return len(rows) == 1 and [cell.type for cell in rows[0].children] == ["td"]


def _is_header(row: Node) -> bool:
    in_head = row.parent is not None and row.parent.type == "thead"
    return in_head or (bool(row.children) and all(cell.type == "th" for cell in row.children))


def _cell(node: Node, context: Context) -> Text:
    return _with_bullets(flat(_content(node, context)))


def _with_bullets(text: Text) -> Text:
    """`text` with the signs of lists before the lines of a list that is written with `<br>`."""
    starts = [0, *(index + 1 for index, inline in enumerate(text) if isinstance(inline, LineBreak))]
    marked = [index for index in starts if index < len(text) and _is_item(text[index])]
    if len(starts) < 2 or len(marked) < len(starts) - 1:  # one line may introduce the list
        return text
    return tuple(
        replace(inline, text=_DASH.sub("• ", inline.text)) if index in marked and isinstance(inline, Span) else inline
        for index, inline in enumerate(text)
    )


def _is_item(inline: Inline) -> bool:
    return isinstance(inline, Span) and not inline.code and _DASH.match(inline.text) is not None


def _content(node: Node, context: Context) -> tuple[Block, ...]:
    return context.blocks(node.children, context)


def _padded(cells: list[Text], width: int) -> tuple[Text, ...]:
    return (*cells, *((),) * (width - len(cells)))


def _alignments(rows: tuple[Node, ...], width: int) -> tuple[Alignment, ...]:
    """The alignment of each column: that of the first cell in it that has one."""
    columns: list[Alignment] = [None] * width
    for row in rows:
        for index, cell in enumerate(row.children):
            columns[index] = columns[index] or _alignment(cell)
    return tuple(columns)


def _alignment(cell: Node) -> Alignment:
    match = _ALIGNMENT.search(str(cell.attrs.get("style", "")).lower())
    return _ALIGNMENTS[match[1]] if match else _ALIGNMENTS.get(str(cell.attrs.get("align", "")).lower())
