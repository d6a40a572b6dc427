"""Why each slide looks as it does: how full it is, how large its type, and why it was continued."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.model.placed import Fit, PlacedDeck
from post2slides.units import points


def explain(placed: PlacedDeck) -> str:
    """One line for each content slide: room needed and there, the size of the type, and why it is continued."""
    return "".join(f"{line}\n" for line in _lines(placed))


def _lines(placed: PlacedDeck) -> Iterator[str]:
    for number, slide in enumerate(placed.slides, 1):
        if slide.fit:
            yield f"slide {number} (line {slide.line}) {slide.title}: {_reason(slide.fit)}"


def _reason(fit: Fit) -> str:
    full = f"{points(fit.needed):.0f} of {points(fit.available):.0f} pt high, {_size(fit.step)}"
    if fit.slides == 1:
        return full
    return f"{full}; continued on {fit.slides} slides because everything needs {points(fit.whole):.0f} pt"


def _size(step: float) -> str:
    if step > 0:
        return "type larger than usual because there is room"
    if step == 0:
        return "type of the theme's size"
    return "the theme's smallest type" if step <= -1 else "type smaller than usual so that it fits"
