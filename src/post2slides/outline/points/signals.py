"""How much a sentence tells: the signals, their weights, and why each is there.

A signal gives a figure from 0 to 1; the score of a sentence is the sum of the weighted figures. The weights were set by
reading the points of real posts in seven languages side by side with those of simpler methods: see docs/key-points.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from post2slides.outline.points import cues
from post2slides.outline.points.candidates import Candidate
from post2slides.outline.points.marks import plain_width, stressed_share
from post2slides.outline.points.shorten import COMFORTABLE, columns
from post2slides.outline.points.terms import Vector, cosine

SHORT = 36
"""Columns under which a sentence is a remark rather than a point."""
_FEWEST_WORDS = 10
"""Columns of plain words under which a sentence is nothing but links or code."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence is measured against: the middle of its section and of its post, and the words of its title.

    `most_central` holds the highest likeness that any sentence of the section has to the first two.
    """

    section: Vector
    post: Vector
    title: Vector
    most_central: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Signal:
    reason: str
    weight: float
    value: Callable[[Candidate, Surroundings], float]


def _emphasis(candidate: Candidate, _: Surroundings) -> float:
    return min(1.0, 2 * stressed_share(candidate.text))


def _first(candidate: Candidate, _: Surroundings) -> float:
    return float(candidate.sentence == 0)


def _last(candidate: Candidate, _: Surroundings) -> float:
    return float(candidate.sentence == candidate.sentences - 1 > 0)


def _opening(candidate: Candidate, _: Surroundings) -> float:
    return float(candidate.paragraph == candidate.sentence == 0)


def _closing(candidate: Candidate, around: Surroundings) -> float:
    return _last(candidate, around) * (candidate.paragraph == candidate.paragraphs - 1)


def _central(candidate: Candidate, around: Surroundings) -> float:
    return _share(cosine(candidate.vector, around.section), around.most_central[0])


def _post_central(candidate: Candidate, around: Surroundings) -> float:
    return _share(cosine(candidate.vector, around.post), around.most_central[1])


def _title(candidate: Candidate, around: Surroundings) -> float:
    said = sum(weight * weight for term, weight in around.title.items() if term in candidate.vector)
    return min(1.0, said)


def _conclusion(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.CONCLUSION.search(candidate.whole) is not None)


def _definition(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.DEFINITION.search(candidate.words) is not None)


def _number(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.NUMBER.search(candidate.words) is not None)


def _question(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.QUESTION.search(candidate.whole) is not None)


def _aside(candidate: Candidate, _: Surroundings) -> float:
    return float(candidate.words[:1] in "(（[［" and candidate.words.rstrip(".。").endswith((")", "）", "]", "］")))


def _dangling(candidate: Candidate, _: Surroundings) -> float:
    begins = cues.DANGLING.match(candidate.words.lstrip("\"“'‘「"))
    return float(begins is not None or cues.LEANING.search(candidate.whole) is not None)


def _resumed(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.RESUMED.match(candidate.whole) is not None)


def _pointing(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.POINTING.search(candidate.words) is not None)


def _referring(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.REFERRING.search(candidate.words) is not None)


def _scene(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.SCENE.search(candidate.words) is not None)


def _example(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.EXAMPLE.search(candidate.whole) is not None)


def _unfinished(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.UNFINISHED.search(candidate.whole) is not None)


def _too_long(candidate: Candidate, _: Surroundings) -> float:
    return min(1.0, max(0.0, columns(candidate.words) / COMFORTABLE - 1))


def _too_short(candidate: Candidate, _: Surroundings) -> float:
    return max(0.0, 1 - columns(candidate.words) / SHORT)


def _intro(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.INTRODUCTION.search(candidate.whole) is not None)


def _courtesy(candidate: Candidate, _: Surroundings) -> float:
    return float(cues.COURTESY.search(candidate.words) is not None)


def _no_words(candidate: Candidate, _: Surroundings) -> float:
    return float(plain_width(candidate.text, lambda span: not span.code and not span.href) < _FEWEST_WORDS)


SIGNALS: tuple[Signal, ...] = (
    Signal("in bold", 1.6, _emphasis),
    Signal("opens its paragraph", 0.8, _first),
    Signal("opens the section", 0.5, _opening),
    Signal("ends its paragraph", 0.25, _last),
    Signal("ends the section", 0.2, _closing),
    Signal("central in the section", 0.9, _central),
    Signal("central in the post", 0.3, _post_central),
    Signal("words of the title", 0.5, _title),
    Signal("draws a conclusion", 0.5, _conclusion),
    Signal("defines", 0.3, _definition),
    Signal("gives a number", 0.25, _number),
    Signal("a question", -1.8, _question),
    Signal("in brackets", -3.5, _aside),
    Signal("leans on what was said before", -1.0, _dangling),
    Signal("the rest of a sentence", -3.5, _resumed),
    Signal("points elsewhere", -1.3, _pointing),
    Signal("sends the reader elsewhere", -3.5, _referring),
    Signal("sets the scene", -1.1, _scene),
    Signal("an example", -0.4, _example),
    Signal("unfinished", -3.5, _unfinished),
    Signal("long", -2.0, _too_long),
    Signal("a remark", -2.0, _too_short),
    Signal("introduces what follows", -3.5, _intro),
    Signal("a courtesy", -3.5, _courtesy),
    Signal("only a link or code", -3.5, _no_words),
)


def judged(candidate: Candidate, around: Surroundings) -> tuple[float, str]:
    """The score of a sentence, and the two signals that raised it most, in words."""
    weighed = [(signal.weight * signal.value(candidate, around), signal.reason) for signal in SIGNALS]
    best = sorted((entry for entry in weighed if entry[0] >= 0.2), key=lambda entry: -entry[0])[:2]
    return sum(value for value, _ in weighed), ", ".join(reason for _, reason in best)


def _share(value: float, most: float) -> float:
    return value / most if most else 0.0
