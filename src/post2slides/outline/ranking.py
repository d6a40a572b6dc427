"""Key points on demand.

Where all running text fits its slides, what finds points is not even loaded, and nobody asks what the post speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from post2slides.model.deck import Point
from post2slides.model.post import Block, Paragraph, Text

Rank = Callable[[Sequence[Paragraph], Text], tuple[Point, ...]]
"""The points of some paragraphs under a title, as `points.rank_points` has them."""


def ranking(blocks: Sequence[Block], title: Text, language: str) -> Rank:
    """Ranks the points of a post with these blocks and this title; `language` is a BCP 47 tag, or empty."""
    known: list[Rank] = []

    def rank(paragraphs: Sequence[Paragraph], heading: Text) -> tuple[Point, ...]:
        if not known:
            known.append(_ranking(blocks, title, language))
        return known[0](paragraphs, heading)

    return rank


def _ranking(blocks: Sequence[Block], title: Text, language: str) -> Rank:
    from post2slides.outline.points import context, rank_points

    post = context(blocks, title, language)
    return lambda paragraphs, heading: rank_points(paragraphs, title=heading, post=post, language=language)
