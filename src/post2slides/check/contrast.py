"""Text that is hard to tell from what it stands on (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject, is_small_print, quoted
from post2slides.diagnostics import Severity
from post2slides.readback.values import MIXED, Kind, Paragraph, Run, Shape, Slide
from post2slides.theme.colour import READABLE, READABLE_LARGE, contrast
from post2slides.units import Rect

_LARGE, _LARGE_BOLD = 18.0, 14.0
"""Points from which text counts as large."""
_TOLERANCE = 0.05


def low_contrast(subject: Subject) -> Iterator[Finding]:
    """For each slide the text with the least contrast, where that is too little. Text over pictures is not judged."""
    for slide in subject.deck.slides:
        found = min(_faint(slide), default=None)
        if found:
            ratio, needed, words = found
            message = f"{quoted(words)} has a contrast of {ratio:.1f}:1, and needs {needed:g}:1"
            yield subject.finding(
                Severity.WARNING, "contrast-low", slide, message, "Make the text or its ground darker."
            )


def _faint(slide: Slide) -> Iterator[tuple[float, float, str]]:
    for number, shape in enumerate(slide.shapes):
        ground = _ground(shape, (*slide.behind, *slide.shapes[:number]), slide)
        for paragraph, own in _texts(shape):
            for run in paragraph.runs if not is_small_print(shape) else ():
                on = own or ground
                needed = _needed(run, shape)
                if on and run.colour and any(map(str.isalnum, run.text)):
                    ratio = contrast(run.colour, on)
                    if ratio < needed - _TOLERANCE:
                        yield ratio, needed, run.text


def _texts(shape: Shape) -> Iterator[tuple[Paragraph, str | None]]:
    """Paragraphs, with the colour that they stand on where it is their own. A table's style is not known."""
    yield from ((paragraph, None) for paragraph in shape.paragraphs)
    for row in shape.cells:
        for cell in row:
            if cell.fill and cell.fill != MIXED:
                yield from ((paragraph, cell.fill) for paragraph in cell.paragraphs)


def _ground(shape: Shape, behind: Sequence[Shape], slide: Slide) -> str | None:
    """The one colour that a shape's text stands on; None where it is a picture, a gradient, or cannot be known."""
    if shape.fill:
        return None if shape.fill == MIXED else shape.fill
    for other in reversed(behind):
        if shape.rect and other.rect and other.rect.overlaps(shape.rect) and (other.fill or other.kind is Kind.PICTURE):
            covers = _covers(other.rect, shape.rect)
            return other.fill if covers and other.fill and other.fill != MIXED else None
    return None if slide.background == MIXED else slide.background


def _covers(outer: Rect, inner: Rect) -> bool:
    return outer.holds(inner)


def _needed(run: Run, shape: Shape) -> float:
    size = run.size * shape.frame.scale
    return READABLE_LARGE if size >= (_LARGE_BOLD if run.bold else _LARGE) else READABLE
