"""What preparing a picture, a film or a sound gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from post2slides.model.picture import ClipFacts, Media, PictureFacts


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready for the deck, and what the stages may know of it."""

    facts: PictureFacts
    media: Media


@dataclass(frozen=True, slots=True)
class Clip:
    """What the stages may know of a film or a sound, and the files that the deck holds for it."""

    facts: ClipFacts
    media: Mapping[str, Media]
