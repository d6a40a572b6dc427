"""A deck's file read back: what its slides show, whoever made it.

This is what a check of any program's deck looks at, and how post2slides knows its own work again. Nothing is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from post2slides.readback.deck import deck_of
from post2slides.readback.package import Parts, digest, zip_parts
from post2slides.readback.values import Deck


def read_deck(source: Path | BinaryIO) -> Deck:
    """The deck in a .pptx file. Raises DeckError where it is none."""
    return deck_of(zip_parts(source))


__all__ = ["Deck", "Parts", "deck_of", "digest", "read_deck", "zip_parts"]
