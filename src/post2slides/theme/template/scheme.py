"""The colours and fonts of a template: what its theme part and the master's colour map come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from post2slides.model.placed import Colour
from post2slides.theme.colour import contrast, resolve
from post2slides.theme.template.archive import Parts
from post2slides.theme.template.inheritance import colour_of
from post2slides.theme.template.sheets import Sheet
from post2slides.theme.template.tree import NAMESPACES, Element

_A = f"{{{NAMESPACES['a']}}}"
_P = f"{{{NAMESPACES['p']}}}"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_USUAL = {"dk1": "000000", "lt1": "FFFFFF", "hlink": "0563C1", "folHlink": "954F72"}
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}


@dataclass(frozen=True)
class Scheme:
    """The twelve colours of a theme part, and which of them a sheet calls text and background."""

    slots: Mapping[str, str]
    """`dk1` … `folHlink` to six hexadecimal digits, as the theme part has them."""
    mapping: Mapping[str, str]
    """`bg1 tx1 bg2 tx2` and the others to slots: the sheet's `p:clrMap`."""
    element: Element
    """The theme part."""

    @classmethod
    def of(cls, sheet: Sheet, parts: Parts) -> Scheme:
        """The scheme in force on a layout or master. Raises ThemeError where the template has none."""
        master = sheet.master or sheet
        themes = parts.related(master.part, "theme")
        if not themes:
            parts.damaged("a slide master has no theme")
        element = parts.tree(themes[0])
        colours = element.find(f"{_A}themeElements/{_A}clrScheme")
        if colours is None:
            parts.damaged(f"{themes[0].lstrip('/')} has no colours")
        slots = {slot: _digits(colours.find(_A + slot)) or _USUAL.get(slot, "808080") for slot in _SLOTS}
        return cls(slots, _mapping(sheet), element)

    def normalised(self, *, dark: bool) -> Mapping[str, str]:
        """The slots as a theme of ours has them, in which `dk1` is the background where it is dark."""
        sides = (("dk", "bg"), ("lt", "tx")) if dark else (("lt", "bg"), ("dk", "tx"))
        texts = {f"{kind}{number}": self._named(f"{role}{number}") for number in "12" for kind, role in sides}
        accents = {slot: self._named(slot) for slot in _SLOTS[4:]}
        return {**texts, **accents}

    def rgb(self, colour: Colour) -> str:
        """The six hexadecimal digits of a colour on this sheet."""
        name = self.mapping.get(colour.scheme, colour.scheme)
        digits = colour.rgb or self.slots.get(name, "808080")
        return resolve(Colour(rgb=digits, shade=colour.shade, tint=colour.tint), {}, dark=False)

    def contrast(self, one: Colour, other: Colour) -> float:
        return contrast(self.rgb(one), self.rgb(other))

    def family(self, reference: str) -> str:
        """The Latin family that `+mj-lt` or `+mn-lt` refers to; another name is its own."""
        if not reference.startswith("+"):
            return reference
        which = "majorFont" if reference.startswith("+mj") else "minorFont"
        found = self.element.find(f"{_A}themeElements/{_A}fontScheme/{_A}{which}/{_A}latin")
        return (found.get("typeface") if found is not None else None) or "Arial"

    def scripts(self, which: str) -> Mapping[str, str]:
        """The families by script of `majorFont` or `minorFont`."""
        fonts = self.element.find(f"{_A}themeElements/{_A}fontScheme/{_A}{which}")
        listed = fonts.findall(f"{_A}font") if fonts is not None else ()
        return {font.get("script", ""): font.get("typeface", "") for font in listed if font.get("typeface")}

    def _named(self, name: str) -> str:
        return self.rgb(Colour(name))


def _mapping(sheet: Sheet) -> Mapping[str, str]:
    """The sheet's own colour map, or its master's."""
    own = sheet.tree.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
    if own is None:
        own = (sheet.master or sheet).tree.find(f"{_P}clrMap")
    return {**_USUAL_MAP, **({str(key): str(value) for key, value in own.items()} if own is not None else {})}


def _digits(slot: Element | None) -> str:
    for element in slot if slot is not None else ():
        if element.tag == f"{_A}sysClr":
            return str(element.get("lastClr") or _SYSTEM.get(element.get("val", ""), "000000")).upper()
    colour = colour_of(slot)
    return colour.rgb if colour else ""
