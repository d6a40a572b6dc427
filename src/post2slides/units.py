"""Lengths and rectangles.

DrawingML measures in English Metric Units (ECMA-376 part 1, §20.1.10.16): 914,400 to the inch, so 12,700 to the point
and 9,525 to a CSS pixel. Every length in post2slides is an integer number of EMU; points are for type sizes alone.
No other module knows the factors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

Emu = NewType("Emu", int)
"""A length in English Metric Units."""

_EMU_PER_POINT = 12_700
_EMU_PER_PIXEL = 9_525


def pt(points: float) -> Emu:
    """The length of `points` typographic points (72 to the inch)."""
    return Emu(round(points * _EMU_PER_POINT))


def px(pixels: float) -> Emu:
    """The length of `pixels` CSS pixels (96 to the inch)."""
    return Emu(round(pixels * _EMU_PER_PIXEL))


def points(length: int) -> float:
    """`length` (EMU) in points."""
    return length / _EMU_PER_POINT


def pixels(length: int) -> float:
    """`length` (EMU) in CSS pixels."""
    return length / _EMU_PER_PIXEL


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height, in EMU."""

    width: Emu
    height: Emu

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Insets:
    """The space kept free inside the four edges of a frame, in EMU."""

    left: Emu = Emu(0)
    top: Emu = Emu(0)
    right: Emu = Emu(0)
    bottom: Emu = Emu(0)

    @classmethod
    def even(cls, length: Emu) -> Insets:
        """The same inset on all four sides."""
        return cls(length, length, length, length)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the slide, in EMU from its upper left corner."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu

    @classmethod
    def of(cls, left: float, top: float, width: float, height: float) -> Rect:
        """A rectangle from any numbers of EMU, rounded."""
        return cls(Emu(round(left)), Emu(round(top)), Emu(round(width)), Emu(round(height)))

    @property
    def right(self) -> Emu:
        return Emu(self.left + self.width)

    @property
    def bottom(self) -> Emu:
        return Emu(self.top + self.height)

    @property
    def size(self) -> Size:
        return Size(self.width, self.height)

    def inside(self, insets: Insets) -> Rect:
        """The rectangle that is left when `insets` are taken away."""
        return Rect(
            Emu(self.left + insets.left),
            Emu(self.top + insets.top),
            Emu(self.width - insets.left - insets.right),
            Emu(self.height - insets.top - insets.bottom),
        )

    def outside(self, insets: Insets) -> Rect:
        """The rectangle of which this one is left when `insets` are taken away."""
        return self.inside(Insets(*(Emu(-inset) for inset in (insets.left, insets.top, insets.right, insets.bottom))))

    def holds(self, other: Rect) -> bool:
        """Whether `other` lies wholly within this rectangle."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )
