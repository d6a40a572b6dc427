"""Inline Markdown: emphasis, links, code spans, pictures, breaks.

Invariant: every letter of the tokens is in the pieces, and each piece says all the marks that hold for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from post2slides.model.post import LineBreak, Span, Text
from post2slides.read import embed, footnote, formula, pieces
from post2slides.read.context import Context, line_of
from post2slides.read.pieces import Aside, Image, Line, Piece, SoftBreak
from post2slides.read.tree import Node
from post2slides.read.web_address import resolved

MARKS: Mapping[str, Callable[[Span], Span]] = MappingProxyType(
    {
        "strong": lambda span: replace(span, strong=True),
        "em": lambda span: replace(span, emphasis=True),
        "s": lambda span: replace(span, strike=True),
        "u": lambda span: replace(span, underline=True),
        "mark": lambda span: replace(span, mark=True),
        "sub": lambda span: replace(span, script="sub"),
        "sup": lambda span: replace(span, script="super"),
        "code": lambda span: replace(span, code=True),
    }
)
"""The mark that the tokens around a stretch of text put on it."""

# Addresses that run a program or carry a document in themselves are no links for a deck that goes from hand to hand.
_REFUSED_SCHEMES = ("javascript:", "vbscript:", "data:")


def read_text(node: Node, context: Context) -> Text:
    """The content of an `inline` node as text in one flow."""
    return pieces.text(pieces.joined(read_lines(node, context)))


def read_lines(node: Node, context: Context) -> tuple[Line, ...]:
    """The content of an `inline` node, line by line."""
    lines: list[Line] = []
    opening: SoftBreak | LineBreak = SoftBreak()
    current: list[Piece] = []
    reader = _Reader(context, line_of(node))
    number = reader.line
    for piece in reader.pieces(node, Span("")):
        if isinstance(piece, SoftBreak | LineBreak):
            lines.append(Line(tuple(current), number, opening))
            current, opening, number = [], piece, reader.line
        else:
            current.append(piece)
    lines.append(Line(tuple(current), number, opening))
    return tuple(lines)


@dataclass(slots=True)
class _Reader:
    context: Context
    line: int

    def pieces(self, node: Node, style: Span) -> Iterator[Piece]:
        """The pieces of the nodes within `node`, with the marks of `style`."""
        for child in node.children:
            if child.type in MARKS:
                yield from self.pieces(child, MARKS[child.type](style))
            elif child.type == "link":
                yield from self.pieces(child, replace(style, href=_link_address(child, self.context.base)))
            else:
                yield from self.leaf(child, style)

    def leaf(self, node: Node, style: Span) -> Iterator[Piece]:  # noqa: C901 - one case for each kind of node
        match node.type:
            case "text" | "text_special":
                yield style.saying(node.content)
            case "code_inline":
                yield replace(style, text=node.content, code=True)
            case "softbreak":
                self.line += 1
                yield SoftBreak()
            case "hardbreak":
                self.line += node.markup != "html"
                yield LineBreak()
            case "image":
                yield self.image(node, style)
            case "hint":
                self.context.warn("hint-unknown", "a hint to post2slides must stand on a line of its own", self.line)
            case "note":
                yield Aside(node.content, self.line)
            case "embed":
                element, title, poster = (str(node.attrs[name]) for name in ("element", "title", "poster"))
                addresses = tuple(resolved(address, self.context.base) for address in node.meta["addresses"])
                yield embed.embedded(element, addresses, title, line_of(node), poster)
            case "formula":
                yield from formula.read_inline(node, style, self.line, self.context)
                self.line += node.content.count("\n")
            case "footnote_ref":
                yield footnote.call(node, self.context)
            case _:
                self.context.warn("unknown-block", f"unknown inline markup: {node.type}", self.line)
                yield style.saying(node.content)

    def image(self, node: Node, style: Span) -> Image:
        alt = "".join(piece.text for piece in self.pieces(node, Span("")) if isinstance(piece, Span))
        return Image(
            source=str(node.attrs["src"]),
            alt=" ".join(alt.split()),
            title=" ".join(str(node.attrs.get("title") or "").split()),
            line=self.line,
            href=style.href,
            width=_pixels(node),
        )


def _link_address(node: Node, base: str) -> str | None:
    address = str(node.attrs.get("href", "")).strip()
    if not address or address.lower().startswith(_REFUSED_SCHEMES):
        return None
    return resolved(address, base)


def _pixels(node: Node) -> int | None:
    width = str(node.attrs.get("width", "")).strip().removesuffix("px")
    return int(width) if width.isascii() and width.isdigit() and 0 < int(width) < 100_000 else None
