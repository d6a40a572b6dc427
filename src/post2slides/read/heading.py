"""Headings and the anchors by which links address them.

An anchor is the author's own (`## Title {#id}`, `{/*id*/}`, `<h2 id="…">`) or made as GitHub makes it. Invariant:
no two headings of a post have the same anchor.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from post2slides.model.post import Block, Heading, InlinePicture, Text, plain
from post2slides.read import pieces
from post2slides.read.context import Context, line_of
from post2slides.read.paragraph import paragraph_blocks
from post2slides.read.spans import read_lines
from post2slides.read.tree import Node
from post2slides.regex import regex

# Pandoc's and kramdown's `{#id .class}`, `{: .class}` and `{-}`, and the `{/*id*/}` of MDX documentation sites.
_ATTRIBUTES = regex(r"\s*\{(?P<words>[^{}]+)\}\s*$")
_IDENTIFIER = regex(r"#(?P<id>[^\s{}]+)|/\*\s*(?P<comment>[^\s*{}]+)\s*\*/")
_OTHER = regex(r""":|-|\.[\w-]+|[\w-]+=(?:"[^"]*"|[^\s{}"]+)|\s+""")
_NOT_IN_ANCHOR = regex(r"[^\w\- ]")


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` take the identifiers out of headings before their text is read."""
    markdown.core.ruler.before("inline", "heading_identifier", _identifiers)


def _identifiers(state: StateCore) -> None:
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        match = _ATTRIBUTES.search(inline.content) if heading.type == "heading_open" else None
        if match and not _OTHER.sub("", _IDENTIFIER.sub("", match["words"])):
            inline.content = inline.content[: match.start()]
            if identifier := _IDENTIFIER.search(match["words"]):
                heading.attrs["id"] = identifier["id"] or identifier["comment"]


def read_heading(node: Node, context: Context) -> tuple[Block, ...]:
    """The heading; or, where it holds nothing but pictures, those; or nothing where it is empty."""
    lines = [line for inline in _inlines(node) for line in read_lines(inline, context)]
    strays = context.blocks([child for child in node.children if child.type not in ("inline", "paragraph")], context)
    text = pieces.text(pieces.joined(lines))
    if not _has_words(text):
        return paragraph_blocks(lines, context) + strays
    return (Heading(int(node.tag[1]), text, _anchor(node, text, context), line_of(node)), *strays)


def _inlines(node: Node) -> Iterator[Node]:
    """The text of a heading: in raw HTML, there may be paragraphs and blocks in it."""
    for child in node.children:
        yield from child.children if child.type == "paragraph" else [child] if child.type == "inline" else []


def _has_words(text: Text) -> bool:
    return any(not isinstance(inline, InlinePicture) for inline in text)


def _anchor(node: Node, text: Text, context: Context) -> str:
    wanted = str(node.attrs.get("id") or "") or slug(plain(text))
    anchor, count = wanted, context.repeated.get(wanted, 0)
    while anchor in context.anchors:
        count += 1
        anchor = f"{wanted}-{count}"
    context.repeated[wanted] = count
    context.anchors.add(anchor)
    return anchor


def slug(title: str) -> str:
    """The anchor that GitHub makes of `title`.

    Lower case, without punctuation, hyphens for spaces (https://docs.github.com, "Section links").
    """
    return _NOT_IN_ANCHOR.sub("", title.strip().lower()).replace(" ", "-") or "section"
