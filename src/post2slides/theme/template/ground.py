"""What the text of a layout stands on, and where slides may have shapes without touching what the layout draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from post2slides.model.placed import Colour
from post2slides.theme.template.inheritance import colour_of
from post2slides.theme.template.scheme import Scheme
from post2slides.theme.template.sheets import FURNITURE, Sheet
from post2slides.theme.template.tree import NAMESPACES, Element
from post2slides.units import Emu, Rect, Size, px

_P = f"{{{NAMESPACES['p']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_WHOLE = 0.85
"""A shape over this share of the slide is its ground, and not in the way."""
_PANEL = 0.6
"""And one under this share of a place is a panel that was put there for it."""
_TOUCHING = px(4)
_AIR = px(10)
_FIRST_BACKGROUND = 1001
"""`p:bgRef/@idx` counts the theme's background fills from here (ECMA-376 part 1, §19.3.1.3)."""


def ground(sheet: Sheet, scheme: Scheme, place: Rect, slide: Size) -> Colour | None:
    """The colour under `place`: of a panel drawn there, or the background. None where a picture or pattern is there."""
    found = _background(sheet, scheme)
    for shape, rect in sheet.decorations:
        if _share(rect, place) >= 0.9 or (_covers(rect, slide) and _is_filled(shape)):
            found = _filled(shape, found)
    return found


def legible_ground(found: Colour | None, text: Colour, scheme: Scheme) -> Colour:
    """A plain colour to reckon with: where a picture is behind, one that its text is made for."""
    if found is not None and (found.scheme or found.rgb):
        return found
    light, dark = Colour(rgb="FFFFFF"), Colour(rgb="000000")
    return max((Colour("bg1"), light, dark), key=lambda colour: scheme.contrast(text, colour) + (colour.scheme != ""))


def safe(place: Rect, sheet: Sheet, slide: Size) -> Rect:
    """The largest part of `place` that neither drawings nor footers of the layout reach into."""
    for rect in _obstacles(sheet, place, slide):
        touched = Rect.of(
            place.left + _TOUCHING, place.top + _TOUCHING, place.width - 2 * _TOUCHING, place.height - 2 * _TOUCHING
        )
        if rect.overlaps(touched):
            place = max(_beside(place, rect), key=lambda part: max(0, part.width) * max(0, part.height))
    return place


def is_banded(place: Rect, sheet: Sheet, slide: Size) -> bool:
    """Whether something is drawn behind `place` for what stands there, such as a band for titles."""
    rects = (rect for shape, rect in sheet.decorations if not _covers(rect, slide))
    return any(rect.overlaps(place) for rect in rects)


def _obstacles(sheet: Sheet, place: Rect, slide: Size) -> Iterator[Rect]:
    for shape, rect in sheet.decorations:
        if not _covers(rect, slide) and _share(rect, place) < _PANEL and not _is_invisible(shape):
            yield rect
    yield from (holder.rect for holder in sheet.of_kind(*FURNITURE) if holder.rect)


def _beside(place: Rect, rect: Rect) -> Sequence[Rect]:
    above = replace(place, height=Emu(rect.top - _AIR - place.top))
    left = replace(place, width=Emu(rect.left - _AIR - place.left))
    top, start = rect.bottom + _AIR, rect.right + _AIR
    below = Rect.of(place.left, top, place.width, place.bottom - top)
    right = Rect.of(start, place.top, place.right - start, place.height)
    return above, below, left, right


def _covers(rect: Rect, slide: Size) -> bool:
    return _share(rect, Rect(Emu(0), Emu(0), slide.width, slide.height)) >= _WHOLE


def _share(rect: Rect, place: Rect) -> float:
    """How much of `place` lies under `rect`."""
    width = min(rect.right, place.right) - max(rect.left, place.left)
    height = min(rect.bottom, place.bottom) - max(rect.top, place.top)
    area = place.width * place.height
    return max(0, width) * max(0, height) / area if area > 0 else 0.0


def _is_filled(shape: Element) -> bool:
    return shape.tag == f"{_P}pic" or _fill(shape) is not None


def _is_invisible(shape: Element) -> bool:
    """A shape without fill, line and text, such as the guides that some templates draw."""
    if shape.tag != f"{_P}sp" or shape.find(f"{_P}style") is not None:
        return False
    line = shape.find(f"{_P}spPr/{_A}ln")
    drawn = line is not None and line.find(f"{_A}noFill") is None
    fills = [child.tag for child in shape.iterfind(f"{_P}spPr/*") if str(child.tag).endswith("Fill")]
    filled = bool(fills) and fills != [f"{_A}noFill"]
    return not (drawn or filled or any(text.text for text in shape.iter(f"{_A}t")))


def _fill(shape: Element) -> Element | None:
    """The fill of a shape: its own, or that of its style."""
    properties = shape.find(f"{_P}spPr")
    for child in properties if properties is not None else ():
        if str(child.tag).endswith("Fill"):
            return None if child.tag == f"{_A}noFill" else child
    style = shape.find(f"{_P}style/{_A}fillRef")
    return style if style is not None and style.get("idx") != "0" else None


def _filled(shape: Element, behind: Colour | None) -> Colour | None:
    fill = _fill(shape)
    if shape.tag != f"{_P}sp" or fill is None:
        return None if shape.tag == f"{_P}pic" else behind
    return _average(fill)


def _background(sheet: Sheet, scheme: Scheme) -> Colour | None:
    """The layout's own background, or its master's; white paper where neither has one."""
    for owner in (sheet, sheet.master):
        element = owner.tree.find(f"{_P}cSld/{_P}bg") if owner else None
        if element is not None:
            return _of_background(element, scheme)
    return Colour("bg1")


def _of_background(element: Element, scheme: Scheme) -> Colour | None:
    reference = element.find(f"{_P}bgRef")
    if reference is not None:
        return _referred(reference, scheme)
    properties = element.find(f"{_P}bgPr")
    return (
        next((_average(fill) for fill in properties if str(fill.tag).endswith("Fill")), None)
        if properties is not None
        else None
    )


def _referred(reference: Element, scheme: Scheme) -> Colour | None:
    """A background by reference: plain where the theme's fill of that number is."""
    fills = scheme.element.find(f"{_A}themeElements/{_A}fmtScheme/{_A}bgFillStyleLst")
    index = reference.get("idx", "")
    number = int(index) - _FIRST_BACKGROUND if index.isdecimal() else 0
    fill = fills[number] if fills is not None and 0 <= number < len(fills) else None
    if fill is not None and fill.tag == f"{_A}blipFill":
        return None
    return colour_of(reference)


def _average(fill: Element) -> Colour | None:
    """The colour of a plain fill; of a gradient, its middle. None for pictures and patterns."""
    if fill.tag in (f"{_A}solidFill", f"{_A}fillRef"):
        return colour_of(fill)
    if fill.tag != f"{_A}gradFill":
        return None
    stops = [colour for stop in fill.iter(f"{_A}gs") if (colour := colour_of(stop))]
    return stops[len(stops) // 2] if stops else None
