"""Headings become sections and slides.

Where the shallowest level has further headings under it, its headings open sections; what is deeper is slides, with
the heading above shown small over the title. A post with one level only has slides and no sections, but for those that
its author asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from post2slides.model.post import Block, Heading, Hint, Text, plain


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, up to the next heading of any level."""

    title: Text
    blocks: tuple[Block, ...]
    line: int
    heading: int
    """The heading's line; 0 for what comes before the first heading."""
    anchor: str = ""
    kicker: Text = ()
    group: str = ""
    """The PowerPoint section it belongs to."""
    top: bool = False
    """Whether no heading is above it. A lone one over the whole post does not count."""
    opens_group: int = 0
    """Of a heading that opens a section: which, counted from 1; else 0."""


@dataclass(frozen=True, slots=True)
class _Node:
    heading: Heading
    parent: Heading | None
    depth: int
    blocks: tuple[Block, ...]


def sections(blocks: Sequence[Block], title: Text) -> Iterator[Section]:
    """The post in the order of its headings; first, under `title`, what comes before them."""
    preamble, nodes = _nodes(blocks)
    if preamble:
        yield Section(title, preamble, preamble[0].line, heading=0)
    nested = _nested_headings(nodes)
    groups = nested | _asked_headings(nodes)
    group, opened, shallowest = "", 0, _shallowest(nodes)
    for node in nodes:
        heading = node.heading
        if heading.line in groups or (node.depth == 0 and nested):
            group = plain(heading.text)
            opened += heading.line in groups
        yield Section(
            heading.text,
            node.blocks,
            heading.line,
            heading=heading.line,
            anchor=heading.anchor,
            kicker=_kicker(node, groups),
            group=group,
            top=node.depth == shallowest,
            opens_group=opened if heading.line in groups else 0,
        )


def _nodes(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[_Node]]:
    headings = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    nodes: list[_Node] = []
    path: list[Heading] = []
    for start, end in pairwise([*headings, len(blocks)]):
        if isinstance(heading := blocks[start], Heading):
            while path and path[-1].level >= heading.level:
                path.pop()
            nodes.append(_Node(heading, path[-1] if path else None, len(path), tuple(blocks[start + 1 : end])))
            path.append(heading)
    return tuple(blocks[: headings[0]] if headings else blocks), nodes


def _shallowest(nodes: Sequence[_Node]) -> int:
    """The depth of the headings that divide the post: the second where there is one alone at the first."""
    return 1 if sum(node.depth == 0 for node in nodes) == 1 else 0


def _nested_headings(nodes: Sequence[_Node]) -> frozenset[int]:
    """The lines of the headings that open a section. A lone top heading would put the whole post into one."""
    tops = [node for node in nodes if node.depth == 0]
    parents = {node.parent.line for node in nodes if node.parent}
    if len(tops) < 2:
        return frozenset()
    return frozenset(node.heading.line for node in tops if node.heading.line in parents)


def _asked_headings(nodes: Sequence[_Node]) -> frozenset[int]:
    """The lines of the headings that the author wants to open a section."""
    return frozenset(
        node.heading.line
        for node in nodes
        if any(isinstance(block, Hint) and block.layout == "section" for block in node.blocks)
    )


def _kicker(node: _Node, groups: frozenset[int]) -> Text:
    lone_top = node.depth == 1 and not groups
    return node.parent.text if node.parent and not lone_top else ()
