"""One font in one style: how wide text is in it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from post2slides.layout.metrics.east_asian import SPACING, meetings
from post2slides.layout.metrics.scripts import Scripts
from post2slides.layout.metrics.table import Table
from post2slides.text.scripts import is_western

CACHED_WORDS = 1 << 16
"""A deck of a thousand slides has some 20,000 different words."""

ROUNDING = 1.003
"""Programs round the places of characters: LibreOffice draws text up to 0.4 % longer than its font says."""


class Face:
    """Widths of text in a font, in em. `scripts` serves the characters that its `table` lacks."""

    def __init__(self, table: Table, scripts: Scripts) -> None:
        self._advances = _Advances(table.advances, scripts)
        self._kerning = table.kerning
        self._scripts = scripts
        self.advance = lru_cache(CACHED_WORDS)(self._advance)

    def _advance(self, text: str) -> float:
        return self._drawn(text) * ROUNDING

    def _drawn(self, text: str) -> float:
        if is_western(text):
            return self._plain(text)
        width, at = 0.0, 0
        for start, end, composed in self._scripts.composed(text):
            width += self._plain(text[at:start]) + composed
            at = end
        return width + self._plain(text[at:]) + SPACING * len(meetings(text))

    def _plain(self, text: str) -> float:
        width = sum(map(self._advances.__getitem__, text))
        for left, right in pairwise(text):
            if row := self._kerning.get(left):
                width += row.get(right, 0.0)
        return width


class _Advances(dict[str, float]):
    """Advance widths; what the font lacks is looked up once."""

    def __init__(self, known: dict[str, float], scripts: Scripts) -> None:
        super().__init__(known)
        self._scripts = scripts

    def __missing__(self, character: str) -> float:
        self[character] = width = self._scripts.character(character)
        return width
