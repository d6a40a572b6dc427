"""Text in a frame of its own — a title, a caption, a subtitle — at the largest size at which it fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.runs import StyledText
from post2slides.model.placed import Paragraph, Run, TextShape
from post2slides.theme.model import Placeholder, TextStyle
from post2slides.units import Emu, Rect, points, pt

_HANGUL = re.compile("[가-힣]")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text, the size (pt) at which it is set, and the lines and height (EMU) that it takes."""

    text: StyledText
    size: float
    lines: int
    height: Emu
    cut: bool = False
    """Whether the text's end had to be left out."""


def fit(text: StyledText, style: TextStyle, rect: Rect, *, max_lines: int | None = None) -> Fitted:
    """`text` as large as `rect` and the style's number of lines allow; cut, with an ellipsis, where nothing helps."""
    most = max_lines or style.max_lines or 99
    for size in _sizes(style):
        fitted = at_size(text, style, size, rect)
        if fitted.lines <= most and fitted.height <= rect.height:
            return fitted
    smallest = at_size(text, style, style.minimum, rect)
    pitch = smallest.height / smallest.lines
    return _shortened(smallest, style, rect, min(most, max(1, int(rect.height / pitch))))


def _sizes(style: TextStyle) -> list[float]:
    return [float(size) for size in range(round(style.maximum), round(style.minimum) - 1, -1)]


def at_size(text: StyledText, style: TextStyle, size: float, rect: Rect) -> Fitted:
    """`text` at `size` points in lines as long as `rect` is wide."""
    lines = text.measured.count(points(rect.width) / size)
    return Fitted(text, size, lines, pt(lines * size * LINE_HEIGHT * max(style.line_spacing, 100) / 100))


def _shortened(fitted: Fitted, style: TextStyle, rect: Rect, lines: int) -> Fitted:
    width = points(rect.width) / fitted.size
    end = fitted.text.measured.lines(width)[lines - 1].end
    while end > 1:
        end -= 1
        kept = fitted.text.part(0, end).ending(_ELLIPSIS)
        shorter = at_size(kept, style, fitted.size, rect)
        if shorter.lines <= lines:
            return Fitted(kept, fitted.size, shorter.lines, shorter.height, cut=True)
    return Fitted(fitted.text, fitted.size, fitted.lines, fitted.height)


def shape(
    name: str, fitted: Fitted, placeholder: Placeholder, rect: Rect | None = None, *, rtl: bool = False
) -> TextShape:
    """The shape that fills `placeholder` with one paragraph; `rect` only where it is not the placeholder's."""
    width = (rect or placeholder.rect).width - placeholder.insets.left - placeholder.insets.right
    runs = balanced_runs(fitted, points(width) / fitted.size, placeholder.style.size)
    return TextShape(name, (Paragraph(runs, rtl=rtl),), placeholder.ref, rect)


def balanced_runs(fitted: Fitted, width: float, inherited: float | None) -> tuple[Run, ...]:
    """The runs of a heading of `width` em.

    A Korean one that wraps gets its breaks between words written down: PowerPoint would break inside them.
    """
    text = fitted.text
    if fitted.lines < 2 or not _HANGUL.search(text.text):
        return text.sized(fitted.size, inherited)
    runs: list[Run] = []
    for line in text.measured.lines(_even_width(text, width), breaking="words"):
        runs += [Run("\n", text.setter.tag)] if runs else []
        runs += text.part(line.start, line.end).sized(fitted.size, inherited)
    return tuple(runs)


def _even_width(text: StyledText, width: float) -> float:
    """The narrowest width (em) that takes no more lines, so that the last is not a lone word."""
    count = len(text.measured.lines(width, breaking="words"))
    narrower = width
    while narrower > width / 2 and len(text.measured.lines(narrower - 0.5, breaking="words")) == count:
        narrower -= 0.5
    return narrower
