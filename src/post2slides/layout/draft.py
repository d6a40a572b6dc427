"""A slide that has its content and its type size, and now needs its number and its place."""

from __future__ import annotations

from dataclasses import dataclass

from post2slides.layout.ladder import LADDER, Rung
from post2slides.layout.paging import Page
from post2slides.model.deck import Slide
from post2slides.model.placed import Crop
from post2slides.model.post import Block

PREFERRED = LADDER[2]
WHOLE = Crop()


@dataclass(frozen=True, slots=True)
class Draft:
    slide: Slide
    source: int
    """Which slide of the `Deck` it is, or continues."""
    page: Page = ()
    rung: Rung = PREFERRED
    notes: tuple[Block, ...] = ()
    whole: Page = ()
    """Everything of which `page` is a part."""
    needs: float = 0.0
    """How high everything is, in EMU."""
    slides: int = 1
    """On how many slides it stands."""
    strip: Crop = WHOLE
    """Of an endless picture: which part the slide shows."""
    size: float = 0.0
    """Of an agenda's lines, in points: the same on all its slides."""
    mark: str = ""
    """What its title ends with: `(2/3)` where it continues a heading."""
