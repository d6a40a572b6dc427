"""Keeps the text of diagrams that write it as HTML inside the drawing, as Mermaid and draw.io do: no office program
shows that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from post2slides.assets.svg_parse import SVG
from post2slides.regex import regex

_LINE_ENDS = frozenset({"br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4"})
_FONT_SIZE = regex(r"font-size:\s*([\d.]+)px")
_COLOUR = regex(r"(?:^|[;\s])color:\s*(#[0-9A-Fa-f]{3,8}|[a-z]+|rgb\([^)]*\))")
_WIDTH = regex(r"(?:^|[;\s])width:\s*([\d.]+)px")
_DEFAULT_SIZE = 14.0
_LINE_HEIGHT = 1.2
_ADVANCE = 0.56
"""The mean advance of a Latin letter, in em; other scripts are as wide as they are high."""
_DRAWIO_HINT = "svg-export-text-problems"


def keep_foreign_text(root: Element) -> None:
    """Puts text elements in the place of `foreignObject`, in the tree itself."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}foreignObject":
                _replace(parent, child)
            elif child.tag == f"{SVG}a" and any(_DRAWIO_HINT in value for value in child.attrib.values()):
                parent.remove(child)


def _replace(parent: Element, foreign: Element) -> None:
    """Uses the author's own stand-in, if a `switch` has one, unless it is cut short."""
    stand_in = parent.find(f"{SVG}text") if parent.tag == f"{SVG}switch" else None
    if stand_in is None:
        place = _box_centre(foreign)
        text = _text(foreign, *place) if place else None
    elif "".join(stand_in.itertext()).rstrip().endswith(("...", "…")):
        text = _text(foreign, _number(stand_in.get("x")), _number(stand_in.get("y")) - _font_size(foreign) * 0.35)
        parent.remove(stand_in)
    else:
        text = None
    place_in_parent = list(parent).index(foreign)
    parent.remove(foreign)
    if text is not None:
        parent.insert(place_in_parent, text)


def _box_centre(foreign: Element) -> tuple[float, float] | None:
    width, height = _number(foreign.get("width")), _number(foreign.get("height"))
    if not width or not height:
        return None
    return _number(foreign.get("x")) + width / 2, _number(foreign.get("y")) + height / 2


def _text(foreign: Element, x: float, y: float) -> Element | None:
    """A text element with the words of `foreign`, its lines centred on a point."""
    size = _font_size(foreign)
    width = _number(foreign.get("width")) if not (foreign.get("width") or "").endswith("%") else 0.0
    lines = list(_wrapped(_lines(foreign), (width or _style(_WIDTH, foreign) or 160.0) * 1.1, size))
    if not lines:
        return None
    colour = next((m[1] for e in foreign.iter() if (m := _COLOUR.search(e.get("style", "")))), "#333333")
    style = {"text-anchor": "middle", "font-size": f"{size:g}", "font-family": "sans-serif", "stroke": "none"}
    text = Element(f"{SVG}text", style | {"fill": colour})
    top = y - (len(lines) - 1) / 2 * size * _LINE_HEIGHT + size * 0.35
    for place, line in enumerate(lines):
        row = SubElement(text, f"{SVG}tspan", {"x": f"{x:g}", "y": f"{top + place * size * _LINE_HEIGHT:g}"})
        row.text = line
    return text


def _lines(foreign: Element) -> list[str]:
    joined = "".join(_pieces(foreign))
    return [line for raw in joined.split("\n") if (line := " ".join(raw.split()))]


def _pieces(element: Element) -> Iterator[str]:
    breaks = element.tag.rpartition("}")[2] in _LINE_ENDS
    yield "\n" if breaks else ""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _pieces(child)
        yield " ".join((child.tail or "").split("\n"))
    yield "\n" if breaks else ""


def _wrapped(lines: list[str], width: float, size: float) -> Iterator[str]:
    for line in lines:
        row = ""
        for word in line.split(" "):
            longer = f"{row} {word}".strip()
            if row and _advance(longer) * size > width:
                yield row
                longer = word
            row = longer
        yield row


def _advance(text: str) -> float:
    return sum(1.0 if letter >= "\u1100" else _ADVANCE for letter in text)


def _font_size(foreign: Element) -> float:
    return _style(_FONT_SIZE, foreign) or _DEFAULT_SIZE


def _style(pattern: re.Pattern[str], foreign: Element) -> float:
    """The innermost value that the elements of `foreign` give for a length in their styles, or 0."""
    found = [float(match[1]) for e in foreign.iter() if (match := pattern.search(e.get("style", "")))]
    return found[-1] if found else 0.0


def _number(value: str | None) -> float:
    match = re.match(r"\s*(-?[\d.]+)", value or "")
    try:
        return float(match[1]) if match else 0.0
    except ValueError:
        return 0.0
