"""Text in the layout that the author asks for: `<!-- slides: layout=quote -->` or `layout=statement`."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from post2slides.model.deck import Slide, SlideKind
from post2slides.model.post import Block, Note, Paragraph, Quote, plain

_LONGEST_QUOTE = 400
_LONGEST_STATEMENT = 160
"""Characters: what is longer cannot be set large, and stays text."""


def as_asked(slide: Slide, layout: str) -> list[Slide]:
    """`slide`, of which each paragraph stands large on a slide of its own; what is too long, or no text, stays as it
    is. An aside goes with what it follows.
    """
    if layout not in {"quote", "statement"} or slide.kind is not SlideKind.CONTENT:
        return [slide]
    opening = tuple(takewhile(lambda block: isinstance(block, Note), slide.body))
    slides: list[Slide] = []
    for block in slide.body[len(opening) :]:
        last = slides[-1] if slides else None
        if large := _large(slide, block, layout):
            slides.append(large)
        elif last and last.kind is SlideKind.CONTENT:
            slides[-1] = replace(last, body=(*last.body, block))
        elif last and isinstance(block, Note):
            slides[-1] = replace(last, notes=(*last.notes, block))
        else:
            slides.append(replace(slide, body=(block,), notes=(), line=block.line))
    return [replace(slides[0], notes=(*slide.notes, *opening, *slides[0].notes)), *slides[1:]]


def _large(whole: Slide, block: Block, layout: str) -> Slide | None:
    """The slide of `block` alone, set large; None where it cannot be."""
    bare = replace(whole, body=(), notes=(), line=block.line)
    match layout, block:
        case "quote", Paragraph() if len(plain(block.text)) <= _LONGEST_QUOTE:
            return replace(bare, kind=SlideKind.QUOTE, body=(Quote((block,), block.line),))
        case "quote", Quote() if _is_text(block) and len(_words(block)) <= _LONGEST_QUOTE:
            return replace(bare, kind=SlideKind.QUOTE, body=(block,))
        case "statement", Paragraph() if len(plain(block.text)) <= _LONGEST_STATEMENT:
            return replace(bare, kind=SlideKind.STATEMENT, title=block.text, kicker=whole.title)
        case _:
            return None


def _is_text(quote: Quote) -> bool:
    return all(isinstance(block, Paragraph) for block in quote.blocks)


def _words(quote: Quote) -> str:
    return " ".join(plain(block.text) for block in quote.blocks if isinstance(block, Paragraph))
