"""What measuring needs to know of a font, and the plainest measure there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Font(NamedTuple):
    """A font as a deck names it. Characters that the family lacks are measured in a fallback for their script."""

    family: str
    bold: bool = False
    italic: bool = False


class Metrics(Protocol):
    """Knows how wide text is."""

    def advance(self, text: str, font: Font) -> float:
        """The width of `text`, set on one line in `font`, in em: 1.0 is the type size."""
        ...

    def within(self, font: Font) -> Callable[[str], float]:
        """`advance` in `font` alone, for those who measure word after word."""
        ...

    def __hash__(self) -> int:
        """Measures are remembered, so what makes them must be hashable."""
        ...


class SquareMetrics:
    """Every character is 1 em wide, so that a person can check a layout in the head."""

    def advance(self, text: str, font: Font) -> float:
        return float(len(text))

    def within(self, font: Font) -> Callable[[str], float]:
        return lambda text: float(len(text))
