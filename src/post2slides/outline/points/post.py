"""What the whole post speaks of: the measure by which a sentence is central and a word is telling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from post2slides.model.post import Block, Paragraph, Text, plain, walk
from post2slides.outline.points.terms import Vector, centre, rarities, terms, weighted
from post2slides.text.sentences import sentences_of


@dataclass(frozen=True, slots=True)
class PostContext:
    """`rarity` tells how telling a term is, `centre` what the post is about, `title` what its title says."""

    rarity: Vector
    centre: Vector
    title: Vector

    def vector(self, words: str) -> Mapping[str, float]:
        """What `words` speak of, as a unit vector."""
        return weighted(terms(words), self.rarity)


def context(blocks: Sequence[Block], title: Text, language: str) -> PostContext:
    """The context of a post with these blocks; `language` is a BCP 47 tag, or empty."""
    counted = [
        terms(plain(block.text)[start:end])
        for block in walk(tuple(blocks))
        if isinstance(block, Paragraph)
        for start, end in sentences_of(block.text, language)
    ]
    rarity = rarities(counted)
    vectors = [weighted(counts, rarity) for counts in counted]
    return PostContext(rarity, centre(vectors), weighted(terms(plain(title)), rarity))
