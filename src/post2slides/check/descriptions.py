"""What those are told who cannot see a picture, a table or a chart."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject
from post2slides.diagnostics import Severity
from post2slides.readback.values import Kind
from post2slides.text.description import is_description

_DESCRIBED = {Kind.PICTURE, Kind.CHART, Kind.OTHER}
"""A table's cells can be read aloud, and so can text."""
_REMEDY = "Say what it shows: in the post as ![what it shows](…), in the deck under Alt Text."


def descriptions(subject: Subject) -> Iterator[Finding]:
    """Shapes without a description that are not marked as decorative, and descriptions that are file names."""
    for slide in subject.deck.slides:
        for shape in slide.shapes:
            if shape.kind not in _DESCRIBED or shape.decorative:
                continue
            if not shape.description.strip():
                message = f"the {shape.kind} “{shape.name}” has no description"
                yield subject.finding(Severity.WARNING, "description-missing", slide, message, _REMEDY)
            elif not is_description(shape.description):
                message = f"“{shape.description}” describes nothing"
                yield subject.finding(Severity.WARNING, "description-file-name", slide, message, _REMEDY)
