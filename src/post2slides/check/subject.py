"""What the checks look at: a deck as its file shows it, and where in the post each slide comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from post2slides.check.finding import Finding
from post2slides.diagnostics import Severity
from post2slides.layout.metrics import Metrics
from post2slides.readback.values import Deck, PictureData, Shape, Slide

_SMALL_PRINT = {"ftr", "sldNum", "dt", "hdr"}


@dataclass(frozen=True, slots=True)
class Subject:
    deck: Deck
    metrics: Metrics
    pixels: Callable[[PictureData], tuple[int, int] | None]
    """The width and height of a picture's file, where they can be known."""
    lines: tuple[int, ...] = ()
    """For each slide the post's source line; empty for a deck that comes without its post."""

    def finding(self, severity: Severity, code: str, slide: Slide, message: str, remedy: str) -> Finding:
        """A finding on `slide`."""
        line = self.lines[slide.number - 1] if slide.number <= len(self.lines) else None
        return Finding(severity, code, message, remedy, slide.number, slide.title, line)


def is_small_print(shape: Shape) -> bool:
    """Whether it is the footer, the number or the date, which nobody in the room has to read."""
    return shape.placeholder in _SMALL_PRINT


def quoted(text: str) -> str:
    """The beginning of a text, for a message."""
    words = " ".join(text.split())
    return f"“{words[:30].rstrip()}…”" if len(words) > 31 else f"“{words}”"
