"""Pictures that blur when a projector shows them."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject
from post2slides.diagnostics import Severity
from post2slides.readback.values import PictureData, Shape
from post2slides.units import points

LEAST = 96
"""Pixels to the inch of the slide: a picture that fills a slide of 13⅓ in has then 1280, as many as the weakest
projectors."""
BLURRED = 63
"""Below this, one sees it from every seat."""
_POINTS_PER_INCH = 72


def resolution(subject: Subject) -> Iterator[Finding]:
    """Pictures with fewer than `LEAST` pixels to the inch, after what is cropped; a warning below `BLURRED`."""
    for slide in subject.deck.slides:
        for shape in slide.shapes:
            shown = _pixels_per_inch(shape, subject)
            if shown and shown[0] < LEAST:
                density, width = shown
                message = f"the picture “{shape.description or shape.name}” has {density:.0f} pixels to the inch"
                remedy = f"Use one that is {width} px wide or more, or show it smaller."
                severity = Severity.WARNING if density < BLURRED else Severity.INFO
                yield subject.finding(severity, "picture-blurred", slide, message, remedy)


def _pixels_per_inch(shape: Shape, subject: Subject) -> tuple[float, int] | None:
    """The density, and the width in px that the picture's file should have."""
    size = subject.pixels(shape.picture) if shape.picture and shape.rect and shape.rect.width else None
    if not (shape.picture and shape.rect and size):
        return None
    inches = points(shape.rect.width) / _POINTS_PER_INCH
    share = _share_shown(shape.picture)
    return size[0] * share / inches, round(LEAST * inches / max(share, 0.01))


def _share_shown(picture: PictureData) -> float:
    left, _, right, _ = picture.crop
    return 1 - left - right
