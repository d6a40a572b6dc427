"""Pictures that stand on their own, told from those inside a sentence, with the captions that blogs give them.

A line that begins with a picture shows pictures; a caption is emphasis right behind a picture, on its line or the
next. A picture that has other text right before or behind it is part of the sentence. Invariant: each piece of a line
is either in a picture with its caption or in the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from post2slides.model.post import Block, Embed, Inline, LineBreak, Paragraph, Picture, Span, Text
from post2slides.read import embed
from post2slides.read.context import Context, line_of
from post2slides.read.flat import flat
from post2slides.read.pieces import Aside, Image, Line, Piece, is_blank, text, trimmed
from post2slides.read.tree import Node


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a line and the pieces of its caption."""

    image: Image
    caption: tuple[Piece, ...] = ()

    def takes_caption(self, line: Line) -> bool:
        """Whether `line`, the next one, is the caption."""
        words = [piece for piece in line.pieces if not is_blank(piece)]
        return not self.caption and bool(words) and all(_is_emphasis(piece) for piece in words)


def pictures_of(line: Line) -> tuple[tuple[Shown, ...], Line]:
    """The pictures at the start of `line` that stand on their own, and what is left of the line."""
    rest = trimmed(line.pieces)
    if not (rest and isinstance(rest[0], Image)):
        return (), line.holding(rest)
    shown: list[Shown] = []
    behind: list[tuple[Piece, ...]] = []
    while rest and isinstance(image := rest[0], Image):
        caption, after = _caption(trimmed(rest[1:]))
        shown.append(Shown(image, caption))
        behind.append(rest)
        rest = after
    while shown and not _is_silent(rest) and not shown[-1].caption:
        shown.pop()
        rest = behind.pop()
    return tuple(shown), line.holding(rest)


def _is_silent(rest: Sequence[Piece]) -> bool:
    return all(isinstance(piece, Aside) for piece in rest)


def _caption(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The emphasis that `pieces` begin with, and the rest."""
    end = 0
    while end < len(pieces) and _is_emphasis(pieces[end]):
        end += 1
    return (trimmed(pieces[:end]), trimmed(pieces[end:])) if end else ((), pieces)


def _is_emphasis(piece: Inline | Piece) -> bool:
    return isinstance(piece, Span) and piece.emphasis


def picture(shown: Shown) -> Picture | Embed:
    """The block that shows a picture, or the film that is written as one. Its title is its caption where it has no
    other.
    """
    image = shown.image
    caption = _unmarked(text(shown.caption)) or ((Span(image.title),) if image.title else ())
    named = caption or ((Span(image.alt),) if image.alt else ())
    if embed.is_clip(image.source):
        return embed.clip(image.source, named, image.line)
    if image.href and embed.is_linked_video(image.href, image.source):
        return embed.linked_video(image.href, image.source, named, image.line)
    return Picture(
        source=image.source,
        alt=_description(image, bool(shown.caption)),
        line=image.line,
        caption=caption,
        href=image.href,
        width=image.width,
    )


def _description(image: Image, titled_otherwise: bool) -> str:
    """The alt text; with the title where that is not shown as the caption."""
    parts = (image.alt, image.title if titled_otherwise else "")
    return " – ".join(dict.fromkeys(part for part in parts if part))


def _is_caption(content: Text) -> bool:
    """Whether `content` is wholly emphasis."""
    return bool(content) and all(
        _is_emphasis(inline) or isinstance(inline, LineBreak) or inline == Span(" ") for inline in content
    )


def _unmarked(content: Text) -> Text:
    """`content` as a caption: the emphasis that marks it as one is not repeated."""
    if not _is_caption(content):
        return content
    return tuple(replace(inline, emphasis=False) if isinstance(inline, Span) else inline for inline in content)


def with_captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`; where a picture or a film is followed by a paragraph that is its caption, the two are one."""
    last: Block | None = None
    for block in blocks:
        match last, block:
            case Picture(caption=()), Paragraph() if _is_caption(block.text):
                last = replace(last, caption=_unmarked(block.text))
                continue
            case Embed(title=()), Paragraph() if _is_caption(block.text):
                last = replace(last, title=_unmarked(block.text))
                continue
            case None, _:
                pass
            case shown, _:
                yield shown
        last = block
    if last is not None:
        yield last


def read_caption(node: Node, context: Context) -> tuple[Block, ...]:
    """A `figcaption` node: emphasis, so that it joins the picture before it."""
    content = flat(context.blocks(node.children, context))
    return (Paragraph(_emphasised(content), line_of(node)),) if content else ()


def read_figure(node: Node, context: Context) -> tuple[Block, ...]:
    """The blocks in a `figure` node, the caption behind the pictures wherever it was written."""
    return context.blocks(sorted(node.children, key=lambda child: child.type == "figcaption"), context)


def _emphasised(content: Text) -> Text:
    return tuple(replace(inline, emphasis=True) if isinstance(inline, Span) else inline for inline in content)
