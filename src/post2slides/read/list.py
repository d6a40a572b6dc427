"""Bullet lists, ordered lists and task lists, with any blocks inside.

Invariant: what stands in a list outside of its items, as raw HTML allows, becomes an item.
"""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.post import Block, List, ListItem, Note, Paragraph, Span
from post2slides.read.context import Context, line_of
from post2slides.read.tree import Node
from post2slides.regex import regex

# GitHub Flavored Markdown, section 5.3: the item's first paragraph begins with this.
_TASK = regex(r"\[([ xX])\](?:\s+|$)")


def read_list(node: Node, context: Context) -> tuple[Block, ...]:
    """The list of a `bullet_list` or `ordered_list` node; nothing but its notes where it has nothing else."""
    items = tuple(_item(child, context) for child in node.children)
    if all(_is_note(item) for item in items):
        return tuple(block for item in items for block in item.blocks)
    ordered = node.type == "ordered_list"
    return (List(ordered, _start(node), _without_empty(items, ordered=ordered), line_of(node)),)


def _without_empty(items: tuple[ListItem, ...], *, ordered: bool) -> tuple[ListItem, ...]:
    """The items that say something. An empty one amid others keeps its number; bullets alone may fill a slide."""
    spoken = [number for number, item in enumerate(items) if item.blocks or item.checked is not None]
    if ordered:
        return items[: spoken[-1] + 1]
    return tuple(items[number] for number in spoken)


def _item(node: Node, context: Context) -> ListItem:
    if node.type != "list_item":
        return ListItem(context.blocks([node], context), None, line_of(node))
    blocks = context.blocks(node.children, context)
    checked, blocks = _task(node, blocks)
    return ListItem(_spoken(blocks), checked, line_of(node))


def _spoken(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of an item; one note, if the item begins with one."""
    match blocks:
        case [Note() as note, *rest] if rest:
            return (replace(note, blocks=(*note.blocks, *rest)),)
        case _:
            return blocks


def _is_note(item: ListItem) -> bool:
    return all(isinstance(block, Note) for block in item.blocks)


def _task(node: Node, blocks: tuple[Block, ...]) -> tuple[bool | None, tuple[Block, ...]]:
    """The state of the task, and the blocks without the box that shows it."""
    if "checked" in node.meta:
        return bool(node.meta["checked"]), blocks
    source = node.children[0].children[0].content if node.children and node.children[0].children else ""
    match blocks:
        case [Paragraph(text=[Span() as first, *others]) as paragraph, *rest] if box := _TASK.match(source):
            unboxed = _TASK.sub("", first.text, count=1)
            text = (*((replace(first, text=unboxed),) if unboxed else ()), *others)
            return box[1] != " ", (*((replace(paragraph, text=text),) if text else ()), *rest)
        case _:
            return None, blocks


def _start(node: Node) -> int:
    start = str(node.attrs.get("start", 1))
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1
