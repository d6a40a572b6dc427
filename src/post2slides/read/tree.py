"""The syntax tree of a post: the parser's tokens, those that stand between a pair of them within it.

The parser brings such a tree (`markdown_it.tree`), which finds out on each question whose answer a node gives; a long
post asks some hundred thousand. Here a node holds its answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it.token import Token


class Node:
    """A token with its `children`: those of its own, or what stands between it and the token that closes it."""

    __slots__ = ("attrs", "children", "content", "info", "map", "markup", "meta", "parent", "tag", "type")

    def __init__(self, token: Token, parent: Node | None) -> None:
        self.type = token.type.removesuffix("_open") if token.nesting else token.type
        """What it is, such as `paragraph`; the same for HTML and Markdown."""
        self.tag = token.tag
        self.attrs = token.attrs
        self.map = token.map
        """The first source line, counted from 0, and the one behind the last."""
        self.content = token.content
        self.markup = token.markup
        self.info = token.info
        self.meta: dict[Any, Any] = token.meta
        self.parent = parent
        """None for what stands in the post itself."""
        self.children: list[Node] = []

    def walk(self) -> Iterator[Node]:
        """The node and all within it, in the post's order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(tokens: Iterable[Token], parent: Node | None = None) -> list[Node]:
    """The nodes that balanced `tokens` make, which stand in `parent`."""
    nodes: list[Node] = []
    around: list[tuple[Node | None, list[Node]]] = []
    for token in tokens:
        if token.nesting < 0:
            parent, nodes = around.pop()
            continue
        node = Node(token, parent)
        nodes.append(node)
        if token.nesting:
            around.append((parent, nodes))
            parent, nodes = node, node.children
        elif token.children:
            node.children = tree(token.children, node)
    return nodes
