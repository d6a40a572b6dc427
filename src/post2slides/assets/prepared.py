"""What preparing a picture gives."""

from __future__ import annotations

from dataclasses import dataclass

from post2slides.model.picture import Media, PictureFacts


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready for the deck, and what the stages may know of it."""

    facts: PictureFacts
    media: Media
