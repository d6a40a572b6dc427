"""Placeholders that nobody filled: they show *Click to add text* while one edits."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject, is_small_print
from post2slides.diagnostics import Severity
from post2slides.readback.values import Kind, Shape


def empty_placeholders(subject: Subject) -> Iterator[Finding]:
    """Placeholders without text or picture. That of a missing title is told by `title-missing`."""
    for slide in subject.deck.slides:
        for shape in filter(_is_empty, slide.shapes):
            message = f"the placeholder “{shape.name}” is empty"
            yield subject.finding(Severity.WARNING, "placeholder-empty", slide, message, "Fill it, or delete it.")


def _is_empty(shape: Shape) -> bool:
    wanted = shape.placeholder and shape.placeholder not in {"title", "ctrTitle"} and not is_small_print(shape)
    return bool(wanted) and shape.kind is Kind.TEXT and not shape.text.strip()
