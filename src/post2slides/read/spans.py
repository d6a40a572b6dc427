"""Inline Markdown: emphasis, links, code spans, pictures, breaks.

Invariant: every letter of the tokens is in the pieces, and each piece says all the marks that hold for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from post2slides.model.post import LineBreak, Span, Text
from post2slides.read import embed, footnote, formula, pieces
from post2slides.read.context import Context, line_of
from post2slides.read.pieces import Aside, Embedded, Image, Line, Piece, SoftBreak
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

_PLAIN = Span("")
_SOFT_BREAK = SoftBreak()

# Addresses that run a program or carry a document in themselves are no links for a deck that goes from hand to hand.
_REFUSED_SCHEMES = ("javascript:", "vbscript:", "data:")


def read_text(node: Node, context: Context) -> Text:
    """The content of an `inline` node as text in one flow."""
    return pieces.text(pieces.joined(read_lines(node, context)))


def read_lines(node: Node, context: Context) -> tuple[Line, ...]:
    """The content of an `inline` node, line by line."""
    reader = _Reader(context, line_of(node))
    reader.read(node, _PLAIN)
    return reader.finished()


@lru_cache(maxsize=512)
def _marked(kind: str, span: Span) -> Span:
    """A span with the mark of `kind` as well. Posts have few kinds of spans, and many of each."""
    return MARKS[kind](span)


class _Reader:
    """Reads nodes; `line` is the source line that it has come to."""

    def __init__(self, context: Context, line: int) -> None:
        self.context = context
        self.line = line
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        """Of the line that is being read, which began on source line `_number`, behind `_opening`."""
        self._number = line
        self._opening: SoftBreak | LineBreak = _SOFT_BREAK

    def read(self, node: Node, style: Span) -> None:
        """Read the nodes within `node`, whose text has the marks of `style`."""
        for child in node.children:
            if child.type == "text":
                self._pieces.append(style.saying(child.content))
            elif child.type in MARKS:
                self.read(child, _marked(child.type, style))
            elif child.type == "link":
                self.read(child, style.linking(_link_address(child, self.context.base)))
            else:
                self._leaf(child, style)

    def finished(self) -> tuple[Line, ...]:
        """All lines."""
        self._end_line(_SOFT_BREAK)
        return tuple(self._lines)

    def _end_line(self, mark: SoftBreak | LineBreak) -> None:
        self._lines.append(Line(tuple(self._pieces), self._number, self._opening))
        self._pieces, self._number, self._opening = [], self.line, mark

    def _leaf(self, node: Node, style: Span) -> None:  # noqa: C901 - one case for each kind of node
        match node.type:
            case "text_special":
                self._pieces.append(style.saying(node.content))
            case "code_inline":
                self._pieces.append(_marked("code", style).saying(node.content))
            case "softbreak":
                self.line += 1
                self._end_line(_SOFT_BREAK)
            case "hardbreak":
                self.line += node.markup != "html"
                self._end_line(LineBreak())
            case "image":
                self._pieces.append(self._image(node, style))
            case "hint":
                self.context.warn("hint-unknown", "a hint to post2slides must stand on a line of its own", self.line)
            case "note":
                self._pieces.append(Aside(node.content, self.line))
            case "embed":
                self._pieces.append(self._embed(node))
            case "formula":
                self._pieces += formula.read_inline(node, style, self.line, self.context)
                self.line += node.content.count("\n")
            case "footnote_ref":
                self._pieces.append(footnote.call(node, self.context))
            case _:
                self.context.warn("unknown-block", f"unknown inline markup: {node.type}", self.line)
                self._pieces.append(style.saying(node.content))

    def _embed(self, node: Node) -> Embedded:
        element, title, poster = (str(node.attrs[name]) for name in ("element", "title", "poster"))
        addresses = tuple(resolved(address, self.context.base) for address in node.meta["addresses"])
        return embed.embedded(element, addresses, title, line_of(node), poster)

    def _image(self, node: Node, style: Span) -> Image:
        return Image(
            source=str(node.attrs["src"]),
            alt=" ".join(self._alt(node).split()),
            title=" ".join(str(node.attrs.get("title") or "").split()),
            line=self.line,
            href=style.href,
            width=_pixels(node),
        )

    def _alt(self, node: Node) -> str:
        """The words that stand for a picture, which may go on for some lines."""
        reader = _Reader(self.context, self.line)
        reader.read(node, _PLAIN)
        self.line = reader.line
        return "".join(piece.text for line in reader.finished() for piece in line.pieces if isinstance(piece, Span))


def _link_address(node: Node, base: str) -> str | None:
    address = str(node.attrs.get("href", "")).strip()
    if not address or address.lower().startswith(_REFUSED_SCHEMES):
        return None
    return resolved(address, base)


def _pixels(node: Node) -> int | None:
    width = str(node.attrs.get("width", "")).strip().removesuffix("px")
    return int(width) if width.isascii() and width.isdigit() and 0 < int(width) < 100_000 else None
