"""Interim."""

from collections.abc import Sequence

from post2slides.model.deck import Point
from post2slides.model.post import Block, Paragraph, Text

PostContext = None


def context(blocks: Sequence[Block], title: Text, language: str) -> None:
    return None


def rank_points(paragraphs: Sequence[Paragraph], *, title: Text, post: None, language: str) -> tuple[Point, ...]:
    return tuple(Point(p.text, i + 1, "interim", p.line) for i, p in enumerate(paragraphs))
