"""How long the talk takes, reckoned from its words.

Speakers say what is in the notes and what is on the slide; a line of the slide that is in its notes is said once. At
130 words a minute, the pace of a lecture in English (Tauroza and Allison, "Speech rates in British English", Applied
Linguistics 11/1, 1990: lectures 140, less pauses for slides). Chinese, Japanese and Korean are counted by characters,
of which some 300 are said in a minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject, is_small_print
from post2slides.diagnostics import Severity
from post2slides.readback.values import Slide
from post2slides.regex import regex
from post2slides.text.words import words

WORDS_PER_MINUTE = 130
CHARACTERS_PER_MINUTE = 300
LEAST_SECONDS = 10
"""A slide is shown that long, whatever is on it."""
_CHARACTER = regex("[\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7ff]")


def minutes(subject: Subject) -> float:
    """How long the whole talk takes. Hidden slides are not shown."""
    return sum(_minutes(slide) for slide in subject.deck.slides if not slide.hidden)


def duration(subject: Subject) -> Iterator[Finding]:
    """The minutes, always."""
    spoken = sum(len(words(_said(slide))) for slide in subject.deck.slides if not slide.hidden)
    message = f"about {round_minutes(minutes(subject))} for {len(subject.deck.slides)} slides and {spoken} words"
    remedy = "Compare it with the time that you have."
    yield Finding(Severity.INFO, "talk-length", message, remedy)


def round_minutes(value: float) -> str:
    whole = max(1, round(value))
    return f"{whole} minute" if whole == 1 else f"{whole} minutes"


def _minutes(slide: Slide) -> float:
    found = words(_said(slide))
    characters = sum(1 for word in found if _CHARACTER.match(word))
    spoken = (len(found) - characters) / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE
    return max(spoken, LEAST_SECONDS / 60)


def _said(slide: Slide) -> str:
    notes = " ".join(slide.notes.split())
    return "\n".join([notes, *(line for line in _lines(slide) if line not in notes)])


def _lines(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        if not is_small_print(shape):
            yield from (" ".join(line.split()) for line in shape.text.splitlines())
