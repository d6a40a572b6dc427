"""What text in a template's placeholder is set in: from the layout's placeholder through the master's to the defaults.

The order is that of ECMA-376 part 1, §19.3.1.36 and §21.1.2.4: the list styles of the layout's placeholder, of the
master's placeholder, the master's text styles, the presentation's defaults; the nearest that says something holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from post2slides.model.placed import Align, Anchor, Colour
from post2slides.theme.template.sheets import FURNITURE, TITLES, Holder, Sheet
from post2slides.theme.template.tree import NAMESPACES, Element
from post2slides.units import Emu, Insets

_P = f"{{{NAMESPACES['p']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_ALIGNS: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "left"}
_ANCHORS: dict[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom", "just": "top", "dist": "top"}
_SIDE, _TOP = Emu(91_440), Emu(45_720)
"""The insets of a text body that says nothing (§21.1.2.1.1)."""
_SIZE = 18.0
_LINE = 1.2
"""em: PowerPoint's single line."""
_SIGNS = {f"{_A}buChar", f"{_A}buAutoNum", f"{_A}buBlip"}

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Manner:
    """How text of one level is set."""

    size: float
    bold: bool
    italic: bool
    capitals: bool
    align: Align
    margin: Emu
    indent: Emu
    bulleted: bool
    space_before: float
    """Points."""
    space_after: float
    line_spacing: float
    """In per cent of PowerPoint's single line."""
    colour: Colour
    family: str
    """The Latin typeface, or a reference to the theme's such as `+mn-lt`."""
    rtl: bool


@dataclass(frozen=True, slots=True)
class Defaults:
    """The presentation's own text style, behind all others."""

    element: Element | None

    @classmethod
    def of(cls, presentation: Element) -> Defaults:
        return cls(presentation.find(f"{_P}defaultTextStyle"))


def manner(holder: Holder, sheet: Sheet, defaults: Defaults, level: int = 0) -> Manner:
    """How text of a placeholder is set on `level`, counted from 0."""
    levels = list(_levels(holder, sheet, defaults, level))
    runs = [run for found in levels if (run := found.find(f"{_A}defRPr")) is not None]
    size = _first(runs, lambda run: _number(run.get("sz"), 100), _SIZE)
    return Manner(
        size=size,
        bold=_first(runs, lambda run: _truth(run.get("b")), False),
        italic=_first(runs, lambda run: _truth(run.get("i")), False),
        capitals=_first(runs, lambda run: run.get("cap"), "none") == "all",
        align=_ALIGNS.get(_first(levels, lambda found: found.get("algn"), "l"), "left"),
        margin=Emu(round(_first(levels, lambda found: _number(found.get("marL")), 0.0))),
        indent=Emu(round(_first(levels, lambda found: _number(found.get("indent")), 0.0))),
        bulleted=_first(levels, _bulleted, False),
        space_before=_first(levels, lambda found: _spacing(found.find(f"{_A}spcBef"), size), 0.0),
        space_after=_first(levels, lambda found: _spacing(found.find(f"{_A}spcAft"), size), 0.0),
        line_spacing=_first(levels, lambda found: _line_spacing(found.find(f"{_A}lnSpc"), size), 100.0),
        colour=_first(runs, lambda run: colour_of(run.find(f"{_A}solidFill")), Colour("tx1")),
        family=_first(runs, lambda run: _family(run.find(f"{_A}latin")), "+mn-lt"),
        rtl=_first(levels, lambda found: _truth(found.get("rtl")), False),
    )


def insets(holder: Holder) -> Insets:
    """The space between a placeholder's edges and its text."""
    bodies = list(_bodies(holder))

    def side(name: str, usual: Emu) -> Emu:
        return Emu(round(_first(bodies, lambda body: _number(body.get(name)), float(usual))))

    return Insets(side("lIns", _SIDE), side("tIns", _TOP), side("rIns", _SIDE), side("bIns", _TOP))


def anchor(holder: Holder) -> Anchor:
    """Where text stands in a placeholder that has room to spare."""
    return _ANCHORS.get(_first(list(_bodies(holder)), lambda body: body.get("anchor"), "t"), "top")


def colour_of(fill: Element | None) -> Colour | None:
    """The colour of an `a:solidFill` or its like; None where it is none that can be told.

    A change that is neither `lumMod` nor `lumOff` (`tint`, `shade`, `satMod` …) is left out.
    """
    for element in fill if fill is not None else ():
        changes = {child.tag: _number(child.get("val"), 1000) for child in element if isinstance(child.tag, str)}
        shade, tint = changes.get(f"{_A}lumMod"), changes.get(f"{_A}lumOff")
        changed = Colour(shade=round(100 if shade is None else shade), tint=round(tint or 0))
        if element.tag == f"{_A}schemeClr":
            return replace(changed, scheme="tx1" if element.get("val") == "phClr" else str(element.get("val")))
        if element.tag in (f"{_A}srgbClr", f"{_A}sysClr"):
            return replace(changed, rgb=str(element.get("lastClr") or element.get("val", "000000")).upper())
        if element.tag == f"{_A}prstClr":
            return Colour(rgb={"white": "FFFFFF"}.get(str(element.get("val")), "000000"))
    return None


def _levels(holder: Holder, sheet: Sheet, defaults: Defaults, level: int) -> Iterator[Element]:
    """The paragraph properties that hold for a level, nearest first."""
    master = sheet.master or sheet
    style = "titleStyle" if holder.kind in TITLES else "otherStyle" if holder.kind in FURNITURE else "bodyStyle"
    lists = [shape.find(f"{_P}txBody/{_A}lstStyle") for shape in holder.chain]
    for found in (*lists, master.tree.find(f"{_P}txStyles/{_P}{style}"), defaults.element):
        if found is not None and (properties := found.find(f"{_A}lvl{level + 1}pPr")) is not None:
            yield properties


def _bodies(holder: Holder) -> Iterator[Element]:
    for shape in holder.chain:
        if (body := shape.find(f"{_P}txBody/{_A}bodyPr")) is not None:
            yield body


def _first(elements: list[Element], read: Callable[[Element], _Value | None], usual: _Value) -> _Value:
    return next((value for element in elements if (value := read(element)) is not None), usual)


def _number(text: str | None, unit: float = 1) -> float | None:
    try:
        return None if text is None else float(text.rstrip("%")) / (1 if text.endswith("%") else unit)
    except ValueError:
        return None


def _truth(text: str | None) -> bool | None:
    return None if text is None else text in ("1", "true", "on")


def _bulleted(properties: Element) -> bool | None:
    tags = {child.tag for child in properties}
    return True if tags & _SIGNS else False if f"{_A}buNone" in tags else None


def _spacing(element: Element | None, size: float) -> float | None:
    """Space between paragraphs in points; per cents are of the line (§21.1.2.2.9)."""
    for child in element if element is not None else ():
        if child.tag == f"{_A}spcPts":
            return _number(child.get("val"), 100)
        if (share := _number(child.get("val"), 1000)) is not None:
            return round(share / 100 * _LINE * size, 2)
    return None


def _line_spacing(element: Element | None, size: float) -> float | None:
    for child in element if element is not None else ():
        value = _number(child.get("val"), 1000 if child.tag == f"{_A}spcPct" else 100)
        if value is not None:
            return value if child.tag == f"{_A}spcPct" else round(100 * value / (_LINE * size), 1)
    return None


def _family(latin: Element | None) -> str | None:
    return latin.get("typeface") or None if latin is not None else None
