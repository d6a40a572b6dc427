"""Footnotes stand at the foot of the slide that calls them; a long one is said instead, in the notes of that slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from post2slides.model.deck import Slide, SlideKind
from post2slides.model.post import Block, Footnote, Paragraph, Span, Text, plain, texts, walk

_LONGEST = 120
"""Characters; more than a line or two at the foot of a slide is not read."""
_MOST = 4
"""How many stand at the foot of the slides of one stretch of text."""


def divided(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """The blocks of a heading, and its footnotes."""
    footnotes = tuple(block for block in blocks if isinstance(block, Footnote))
    return tuple(block for block in blocks if not isinstance(block, Footnote)), footnotes


def with_footnotes(slides: Sequence[Slide], footnotes: Sequence[Footnote]) -> list[Slide]:
    """`slides`, each with the footnotes that it calls; what none calls goes with the last."""
    placed = list(slides)
    if not footnotes:
        return placed
    shown = [_raised(slide.body) for slide in slides]
    called = [on_slide | _raised_elsewhere(slide) for on_slide, slide in zip(shown, slides, strict=True)]
    for footnote in footnotes:
        number = str(footnote.number)
        index = next((i for i, numbers in enumerate(called) if number in numbers), len(placed) - 1)
        slide = placed[index]
        own = _raised((footnote,))
        called[index] |= own
        if number in shown[index] and _fits_the_foot(footnote, slide):
            placed[index] = replace(slide, body=(*slide.body, footnote))
            shown[index] |= own
        else:
            placed[index] = replace(slide, notes=(*slide.notes, footnote))
    return placed


def _fits_the_foot(footnote: Footnote, slide: Slide) -> bool:
    if slide.kind is not SlideKind.CONTENT or sum(isinstance(block, Footnote) for block in slide.body) >= _MOST:
        return False
    match footnote.blocks:
        case [Paragraph() as only]:
            return len(plain(only.text)) <= _LONGEST
        case _:
            return False


def _raised_elsewhere(slide: Slide) -> set[str]:
    caption = slide.picture.caption if slide.picture else ()
    captions = (caption, slide.caption, *(exhibit.picture.caption for exhibit in slide.exhibits))
    named = (number for text in (slide.title, *captions) for number in _raised_in(text))
    return {*_raised(slide.notes), *named}


def _raised(blocks: tuple[Block, ...]) -> set[str]:
    return {number for block in walk(blocks) for text in texts(block) for number in _raised_in(text)}


def _raised_in(text: Text) -> Iterator[str]:
    return (inline.text for inline in text if isinstance(inline, Span) and inline.script == "super")
