"""The width of Arabic text, whose letters join."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category

from post2slides.layout.metrics import table
from post2slides.regex import regex

_UNIT = regex("ل[اأإآٱ]|.", re.DOTALL)
"""Lam and alef are one sign when they meet."""


class Arabic:
    """The forms of Arabic letters in `style` (`regular` or `bold`)."""

    def __init__(self, style: str) -> None:
        data, em = table.style_of("arabic", style)
        self._forms: dict[str, list[float]] = {
            unit: [width / em for width in widths] for unit, widths in data["forms"].items()
        }
        self._dual = frozenset(data["dual"])

    def advance(self, text: str) -> float:
        """The width of `text` in em. What is no letter has none."""
        units = _UNIT.findall("".join(character for character in text if category(character) != "Mn"))
        joins = [unit in self._dual and after in self._forms and after != "ء" for unit, after in pairwise([*units, ""])]
        return sum(
            self._forms[unit][_form(before, after)]
            for unit, before, after in zip(units, [False, *joins], joins, strict=False)
            if unit in self._forms
        )


def _form(before: bool, after: bool) -> int:
    """The column of the table: alone, joined to the next, on both sides, joined to the one before."""
    return (2 if after else 3) if before else int(after)
