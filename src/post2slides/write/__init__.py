"""From slides set in place to a PowerPoint file. It decides nothing: what is on a slide, and where, is settled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from post2slides.model.picture import Media
from post2slides.model.placed import PlacedDeck
from post2slides.theme.model import Theme
from post2slides.write.archive import write_archive
from post2slides.write.deck import deck_package
from post2slides.write.epoch import build_date
from post2slides.write.memory import with_memory
from post2slides.write.output import atomic, explained

__all__ = ["write_deck"]


def write_deck(
    deck: PlacedDeck, theme: Theme, template: bytes, media: Mapping[str, Media], target: BinaryIO | Path
) -> None:
    """Write `deck` as a .pptx file to `target`; a path gets it whole or stays as it is.

    `template` is a .pptx file without slides that has the slide layouts the deck names and a notes master
    (`theme.build` makes it from the theme). `media` holds the picture of every `PictureShape.key`.

    The same values give the same bytes. Memory holds the markup of the slides and a block of one picture.

    Raises ThemeError when the template lacks a layout or the notes master, and OutputError when the deck cannot be
    written.
    """
    entries = with_memory(dict(deck_package(deck, theme, template, media).entries()))
    if isinstance(target, Path):
        with atomic(target) as file:
            write_archive(file, entries.items(), build_date())
    else:
        with explained(None):
            write_archive(target, entries.items(), build_date())
