"""Stretches that go on for long: many slides under one title, or many between two that open a section."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject
from post2slides.diagnostics import Severity
from post2slides.regex import regex

MOST_OF_ONE_TITLE = 6
MOST_OF_A_SECTION = 20
_MARK = regex(r"\s*\(\d+(?:/\d+)?\)$")


def long_sections(subject: Subject) -> Iterator[Finding]:
    """Titles that go on for more than `MOST_OF_ONE_TITLE` slides, sections of more than `MOST_OF_A_SECTION`."""
    slides = subject.deck.slides
    for title, group in groupby(slides, key=lambda slide: _MARK.sub("", slide.title)):
        members = list(group)
        if title and len(members) > MOST_OF_ONE_TITLE:
            message = f"{len(members)} slides bear this title"
            remedy = "Divide it with subheadings, or move its text to the notes (prose=notes)."
            yield subject.finding(Severity.INFO, "section-long", members[0], message, remedy)
    openers = [slide for slide in slides if slide.section_header]
    ends = [*(slide.number for slide in openers[1:]), len(slides) + 1]
    for opener, end in zip(openers, ends, strict=False):
        length = end - opener.number
        if length > MOST_OF_A_SECTION:
            message = f"this section has {length} slides"
            remedy = "Divide it in two, so that listeners can rest."
            yield subject.finding(Severity.INFO, "section-long", opener, message, remedy)
