"""The font families whose widths post2slides knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from post2slides.layout.metrics import table
from post2slides.layout.metrics.face import Face
from post2slides.layout.metrics.font import Font
from post2slides.layout.metrics.scripts import Scripts

_LIKE = {
    "aptos": "noto-sans",
    "cascadia-code": "menlo",
    "cascadia-mono": "menlo",
    "gelasio": "georgia",
    "helvetica": "arial",
    "helvetica-neue": "arial",
    "liberation-mono": "courier-new",
    "liberation-sans": "arial",
    "liberation-serif": "times-new-roman",
    "malgun-gothic": "segoe-ui",
    "meiryo": "verdana",
    "microsoft-jhenghei": "segoe-ui",
    "microsoft-yahei": "segoe-ui",
    "open-sans": "noto-sans",
    "carlito": "calibri",
    "caladea": "cambria",
}
"""Families that are as wide as another, or nearly and less."""

_MONOSPACED = ("mono", "code", "courier", "console")
_UNKNOWN = "noto-sans"
"""A wide one: better a little space too much than text that does not fit."""


class FamilyMetrics:
    """Measures text with the advance widths of the families that themes name."""

    def __init__(self) -> None:
        self._faces: dict[Font, Face] = {}

    def advance(self, text: str, font: Font) -> float:
        return self.within(font)(text)

    def within(self, font: Font) -> Callable[[str], float]:
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = _face(font)
        return face.advance


@cache
def default_metrics() -> FamilyMetrics:
    """The metrics of the fonts that come with Windows, macOS and Office. One object: what was measured stays known."""
    return FamilyMetrics()


def is_known(family: str) -> bool:
    """Whether text in this family is measured with widths of its own, or those of one that is as wide."""
    return table.exists(_named(family))


def _face(font: Font) -> Face:
    style = "-".join(name for name, on in (("bold", font.bold), ("italic", font.italic)) if on) or "regular"
    known = table.read(_table(font.family), style)
    return Face(known, Scripts("bold" if font.bold else "regular", known.advances[" "]))


def _table(family: str) -> str:
    name = _named(family)
    if table.exists(name):
        return name
    return "courier-new" if any(word in name for word in _MONOSPACED) else _UNKNOWN


def _named(family: str) -> str:
    name = "-".join(family.lower().split())
    return _LIKE.get(name, name)
