"""What a check finds, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from post2slides.diagnostics import Severity

CODES: Mapping[str, str] = MappingProxyType(
    {
        "contrast-low": "Text is hard to tell from its ground.",
        "description-file-name": "The description of a picture, table or chart is a file's name or says nothing.",
        "description-missing": "A picture, table or chart has no description for those who cannot see it.",
        "overflow": "Text runs out of its frame, or out of the slide.",
        "picture-blurred": "A picture has too few pixels for the size at which it is shown.",
        "placeholder-empty": "A placeholder is empty.",
        "section-long": "Many slides bear one title.",
        "talk-length": "How long the talk takes, by its words.",
        "title-missing": "A slide has no title.",
        "title-repeated": "Several slides have the same title.",
        "type-small": "Text is too small to be read from the back of a room.",
    }
)
"""The codes that are a check's own; those of `diagnostics.CODES` come from the conversion. Stable."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a deck, or about a post's deck."""

    severity: Severity
    code: str
    message: str
    remedy: str
    """What to do."""
    slide: int | None = None
    """Which slide, counted from 1; None for the whole."""
    title: str = ""
    """The title of that slide."""
    line: int | None = None
    """The post's source line, counted from 1."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file."""

    file: str
    slides: int
    minutes: float
    findings: tuple[Finding, ...]
    """By slide, those of the whole first."""
