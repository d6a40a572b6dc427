"""Titles: by them people find a slide, in the outline, in a list of slides, and with a screen reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject
from post2slides.diagnostics import Severity
from post2slides.readback.values import Slide


def titles(subject: Subject) -> Iterator[Finding]:
    """Slides without a title, and titles that stand on more than one slide."""
    by_title: dict[str, list[Slide]] = defaultdict(list)
    for slide in subject.deck.slides:
        if slide.title:
            by_title[slide.title.casefold()].append(slide)
        else:
            remedy = "Give it a heading in the post, or a title in the deck."
            yield subject.finding(Severity.WARNING, "title-missing", slide, "the slide has no title", remedy)
    for first, *others in by_title.values():
        for slide in others:
            message = f"slide {first.number} has the same title"
            remedy = "Say in each what is its own."
            yield subject.finding(Severity.WARNING, "title-repeated", slide, message, remedy)
