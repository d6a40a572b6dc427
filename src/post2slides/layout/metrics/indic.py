"""The width of text in the scripts of India, whose consonants join."""

from __future__ import annotations

import re
from collections.abc import Callable

from post2slides.layout.metrics import table
from post2slides.regex import regex

_BLOCKS = range(0x0900, 0x0D80, 0x80)
"""Devanagari to Malayalam, which the Unicode Standard lays out alike."""


def _joined(block: int) -> str:
    consonant = f"[{chr(block + 0x15)}-{chr(block + 0x39)}]"
    virama = chr(block + 0x4D)
    return f"{consonant}{virama}{consonant}?"


_UNIT = regex("|".join((*map(_joined, _BLOCKS), ".")), re.DOTALL)


class Indic:
    """Joined consonants in `style` (`regular` or `bold`); `character` gives the width of what is not joined."""

    def __init__(self, style: str, character: Callable[[str], float]) -> None:
        data, em = table.style_of("indic", style)
        self._sequences = table.widths(data["sequences"], em, separator="|")
        self._character = character

    def advance(self, text: str) -> float:
        """The width of `text` in em."""
        return sum(map(self._unit, _UNIT.findall(text)))

    def _unit(self, unit: str) -> float:
        if unit in self._sequences:
            return self._sequences[unit]
        half = self._sequences.get(unit[:2])
        return self._character(unit[0]) if half is None else half + self._character(unit[2])
