"""Mermaid quadrant charts (mermaid.js.org/syntax/quadrantChart.html)."""

from __future__ import annotations

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import Field, Spot
from post2slides.regex import regex

_AXIS = regex(r"([xy])-axis\s+(.+?)(?:\s*-->\s*(.*))?$")
_QUARTER = regex(r"quadrant-([1-4])\s+(.*)$")
_SPOT = regex(r"(?P<words>.+?)(?::::[\w-]+)?\s*:\s*\[\s*(?P<x>[\d.]+)\s*,\s*(?P<y>[\d.]+)\s*\].*$")


def read_quadrant(lines: list[str]) -> Field:
    """The chart of stripped lines, the header first. Raises UnknownSyntaxError."""
    title = ""
    axes = {"x": ("", ""), "y": ("", "")}
    quarters = ["", "", "", ""]
    spots: list[Spot] = []
    for line in lines[1:]:
        if line.startswith("title "):
            title = label(line.removeprefix("title "))
        elif match := _AXIS.match(line):
            axes[match[1]] = label(match[2]), label(match[3] or "")
        elif match := _QUARTER.match(line):
            quarters[int(match[1]) - 1] = label(match[2])
        elif match := _SPOT.match(line):
            spots.append(Spot(label(match["words"]), _share(match["x"]), _share(match["y"])))
        elif not line.startswith("classDef "):
            raise UnknownSyntaxError(line)
    if not spots and not any(quarters):
        raise UnknownSyntaxError("nothing to show")
    (left, right), (bottom, top) = axes["x"], axes["y"]
    one, two, three, four = quarters
    return Field(left, right, bottom, top, (one, two, three, four), tuple(spots), title)


def _share(text: str) -> float:
    try:
        return min(1.0, float(text))
    except ValueError as error:
        raise UnknownSyntaxError(text) from error
