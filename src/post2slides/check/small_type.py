"""Text that nobody reads from the back row."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject, is_small_print, quoted
from post2slides.diagnostics import Severity
from post2slides.readback.values import Paragraph, Shape, Slide

LEAST = 12.0
"""Points: on a slide 7.5 in high, the type of a book when the screen is as far as six times its height."""


def small_type(subject: Subject) -> Iterator[Finding]:
    """For each slide its smallest text, where that is below `LEAST`. A slide of another height is reckoned in ratio."""
    ratio = subject.deck.size.height / _USUAL_HEIGHT
    for slide in subject.deck.slides:
        found = min(_texts(slide), default=None)
        if found and found[0] < LEAST * ratio - 0.05:
            size, words = found
            message = f"{quoted(words)} is set in {size:.3g} pt"
            remedy = f"Set it in {LEAST * ratio:.3g} pt or more; say less on the slide, and the rest in the notes."
            yield subject.finding(Severity.WARNING, "type-small", slide, message, remedy)


_USUAL_HEIGHT = 6_858_000
"""EMU: of a slide of 16:9 in PowerPoint."""


def _texts(slide: Slide) -> Iterator[tuple[float, str]]:
    for shape in slide.shapes:
        if not is_small_print(shape):
            for paragraph in _paragraphs(shape):
                runs = ((run.size * shape.frame.scale, run.text) for run in paragraph.runs)
                yield from ((size, text) for size, text in runs if any(map(str.isalnum, text)))


def _paragraphs(shape: Shape) -> Iterator[Paragraph]:
    yield from shape.paragraphs
    yield from (paragraph for row in shape.cells for cell in row for paragraph in cell.paragraphs)
