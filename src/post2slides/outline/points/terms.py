"""What a sentence speaks of, as terms that can be counted in any script.

Words are cut to their stems by length alone. Scripts without spaces give pairs of characters, and so does Korean, whose
particles touch the words; hiragana alone carries grammar and is left out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from post2slides.regex import regex

Vector = Mapping[str, float]
"""Weights by term."""

_WORD = regex(
    r"(?P<paired>[가-힣]+|[ァ-ヺー]{2,}|[㐀-䶿一-鿿々]+|[\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f]+)"
    r"|(?P<spaced>[^\W\d_\u3040-\u30ff]{2,})"
)
_STEM = 6
"""Letters that hold the meaning of most words; what follows is an ending (`render`, `rendering`, `rendered`)."""


def terms(text: str) -> Counter[str]:
    """How often each term stands in `text`."""
    return Counter(_terms(unicodedata.normalize("NFKC", text).casefold()))


def _terms(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if match.lastgroup == "spaced":
            yield word[:_STEM]
        elif len(word) == 1:
            yield word
        else:
            yield from (word[index : index + 2] for index in range(len(word) - 1))


def rarities(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """The inverse document frequency of each term, at least 0: log(N / n) for a term in n of N documents."""
    counts = Counter(term for document in documents for term in document)
    return {term: log(len(documents) / count) for term, count in counts.items()}


def weighted(counts: Mapping[str, int], rarity: Vector) -> dict[str, float]:
    """A unit vector (tf-idf with the term frequency damped); empty where no term tells anything."""
    raw = {term: (1 + log(count)) * rarity.get(term, 0.0) for term, count in counts.items()}
    length = sqrt(sum(value * value for value in raw.values()))
    return {term: value / length for term, value in raw.items() if value} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """How near two unit vectors are, from 0 to 1."""
    few, many = sorted((one, other), key=len)
    return sum(value * many.get(term, 0.0) for term, value in few.items())


def centre(vectors: Sequence[Vector]) -> dict[str, float]:
    """The unit vector in the middle of `vectors`."""
    total: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, value in vector.items():
            total[term] += value
    length = sqrt(sum(value * value for value in total.values()))
    return {term: value / length for term, value in total.items()} if length else {}
