"""The order in which sentences are taken, so that the best few of a section always cover it.

Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): the next sentence is the best one that says little of
what the chosen ones say. Here it also stands away from them, so that three points of a long section come from its
beginning, middle and end. Sentences that the author emphasised come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from post2slides.outline.points.candidates import Candidate
from post2slides.outline.points.terms import cosine

_REPEATS = 0.9
"""What a sentence loses that says the same as a chosen one."""
_SAME_PARAGRAPH = 0.7
"""What a paragraph's second sentence loses."""
_SPREAD = 0.6
"""What a sentence gains that stands as far from the chosen ones as the section allows."""
_POOR = -0.4
"""A score under which a sentence is no point, unless the section has nothing better."""
_MOST = 24
"""No slide shows more points than a few; what comes after so many is not ranked, which bounds the work."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A sentence with its score; `emphasised` where the author marked all of it."""

    candidate: Candidate
    score: float
    reason: str
    emphasised: bool


def selected(entrants: Sequence[Entrant]) -> tuple[Entrant, ...]:
    """The entrants that are points, best first; at least one where there is any."""
    left = [entrant for entrant in entrants if entrant.emphasised or entrant.score >= _POOR]
    left = left or sorted(entrants, key=lambda entrant: -entrant.score)[:1]
    likeness = [0.0] * len(left)
    chosen: list[Entrant] = []
    while left and len(chosen) < _MOST:
        best = max(range(len(left)), key=lambda index: _gain(left[index], likeness[index], chosen))
        taken = left[best]
        chosen.append(taken)
        full = _full_paragraphs(chosen)
        nearer = [max(old, _likeness(entrant, taken)) for entrant, old in zip(left, likeness, strict=True)]
        kept = [index for index, entrant in enumerate(left) if index != best and _may_follow(entrant, full)]
        left, likeness = [left[index] for index in kept], [nearer[index] for index in kept]
    return tuple(chosen)


def _gain(entrant: Entrant, likeness: float, chosen: Sequence[Entrant]) -> tuple[bool, float]:
    """What an entrant adds to the chosen ones: whether the author marked it, then its score and how new it is."""
    if not chosen:
        return entrant.emphasised and entrant.score >= 0, entrant.score
    candidate, first = entrant.candidate, entrant.emphasised and entrant.score >= 0
    distance = min(abs(candidate.paragraph - other.candidate.paragraph) for other in chosen)
    apart = min(1.0, distance * (len(chosen) + 1) / candidate.paragraphs)
    same = _SAME_PARAGRAPH if distance == 0 else 0.0
    return first, entrant.score - _REPEATS * likeness + _SPREAD * apart - same


def _likeness(one: Entrant, other: Entrant) -> float:
    return cosine(one.candidate.vector, other.candidate.vector)


def _full_paragraphs(chosen: Sequence[Entrant]) -> frozenset[int]:
    counts = Counter(entrant.candidate.paragraph for entrant in chosen)
    return frozenset(
        entrant.candidate.paragraph
        for entrant in chosen
        if counts[entrant.candidate.paragraph] >= entrant.candidate.most
    )


def _may_follow(entrant: Entrant, full: frozenset[int]) -> bool:
    return entrant.emphasised or entrant.candidate.paragraph not in full
