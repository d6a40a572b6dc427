"""The key points of running text: the sentences of the author's that a slide shows where not everything fits on it.

The way of a sentence: `candidates` finds it and `shorten` frees it from asides, `signals` say how much it tells,
`selection` ranks it among the others. Nothing is reworded, nothing depends on a model, a network or chance: the same
post always gives the same points. The method and what it was compared with are in docs/key-points.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from post2slides.model.deck import Point
from post2slides.model.post import Paragraph, Text, plain
from post2slides.outline.points.candidates import Candidate, candidates
from post2slides.outline.points.marks import is_emphasised
from post2slides.outline.points.post import PostContext, context
from post2slides.outline.points.selection import Entrant, selected
from post2slides.outline.points.shorten import COMFORTABLE, columns
from post2slides.outline.points.signals import Surroundings, judged
from post2slides.outline.points.terms import centre, cosine


def rank_points(paragraphs: Sequence[Paragraph], *, title: Text, post: PostContext, language: str) -> tuple[Point, ...]:
    """The points of a section under `title`, in the post's order; `language` is a BCP 47 tag, or empty.

    A paragraph of one or two sentences gives one point at most, a longer one two, and every sentence in bold is one.
    The points ranked 1 to n are a good choice of n for every n.
    """
    found = candidates(paragraphs, post, language)
    around = _surroundings(found, title, post)
    chosen = selected([_entrant(candidate, around) for candidate in found])
    ranked = [(entrant, rank) for rank, entrant in enumerate(chosen, start=1)]
    ranked.sort(key=lambda entry: (entry[0].candidate.paragraph, entry[0].candidate.sentence))
    return tuple(
        Point(entrant.candidate.text, rank, entrant.reason, entrant.candidate.line) for entrant, rank in ranked
    )


def _surroundings(found: Sequence[Candidate], title: Text, post: PostContext) -> Surroundings:
    section = centre([candidate.vector for candidate in found])
    likeness = [(cosine(candidate.vector, section), cosine(candidate.vector, post.centre)) for candidate in found]
    most = (max((one for one, _ in likeness), default=0.0), max((other for _, other in likeness), default=0.0))
    return Surroundings(section, post.centre, post.vector(plain(title)) or post.title, most)


def _entrant(candidate: Candidate, around: Surroundings) -> Entrant:
    score, reason = judged(candidate, around)
    if candidate.labelled or is_emphasised(candidate.text):
        return Entrant(candidate, score, "the author set it in bold", emphasised=True)
    if candidate.sentences == 1 and columns(candidate.words) <= COMFORTABLE:
        reason = "short paragraph"
    return Entrant(candidate, score, reason or "the best of its paragraph", emphasised=False)


__all__ = ["PostContext", "context", "rank_points"]
