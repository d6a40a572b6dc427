"""What colours of a deck come to (ECMA-376 part 1, §20.1.2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from post2slides.model.placed import Colour
from post2slides.readback.package import A, Element
from post2slides.readback.values import MIXED
from post2slides.theme.colour import resolve

_WHOLE = 100_000
_OPAQUE = 90_000
"""From here on a colour counts as opaque."""
_PRESET = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080"}
_MIXED_FILLS = {f"{A}{tag}" for tag in ("gradFill", "blipFill", "pattFill", "grpFill")}


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme's colours, and which of them the names of a master stand for."""

    scheme: Mapping[str, str]
    names: Mapping[str, str]
    """The master's `p:clrMap`, or what overrides it."""

    def of(self, fill: Element | None) -> str | None:
        """The digits of an `a:solidFill` or its like; None where it is not one opaque colour."""
        if fill is None or not len(fill):
            return None
        colour = fill[0]
        digits = self._digits(colour)
        changes = {child.tag.removeprefix(A): _share(child.get("val", "100%")) for child in colour}
        return _changed(digits, changes) if digits and changes.get("alpha", _WHOLE) >= _OPAQUE else None

    def fill(self, properties: Element | None) -> tuple[bool, str | None]:
        """Whether a shape's properties say anything of its fill, and what: digits, `MIXED` or None for nothing."""
        for child in properties if properties is not None else ():
            if child.tag == f"{A}noFill":
                return True, None
            if child.tag == f"{A}solidFill":
                return True, self.of(child) or MIXED
            if child.tag in _MIXED_FILLS:
                return True, MIXED
        return False, None

    def _digits(self, colour: Element) -> str | None:
        value = colour.get("val", "")
        match colour.tag.removeprefix(A):
            case "srgbClr":
                return value if len(value) == 6 else None
            case "schemeClr":
                return self.scheme.get(self.names.get(value, value))
            case "sysClr":
                return colour.get("lastClr")
            case "prstClr":
                return _PRESET.get(value)
            case _:
                return None


def theme_colours(theme: Element) -> dict[str, str]:
    """The scheme of a theme part: `dk1 lt1 … folHlink` to digits."""
    found: dict[str, str] = {}
    for slot in theme.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        if len(slot):
            found[slot.tag.removeprefix(A)] = slot[0].get("lastClr") or slot[0].get("val") or "000000"
    return found


def _share(value: str) -> int:
    """In 100,000ths; the strict form of the schema has a sign for per cent."""
    return round(float(value[:-1]) * 1000) if value.endswith("%") else int(value)


def _changed(digits: str, changes: Mapping[str, int]) -> str:
    for name, other in (("shade", "000000"), ("tint", "FFFFFF")):
        if name in changes:
            digits = _blended(digits, changes[name] / _WHOLE, other)
    shade, tint = (round(changes.get(name, usual) / 1000) for name, usual in (("lumMod", _WHOLE), ("lumOff", 0)))
    return resolve(Colour(rgb=digits, shade=shade, tint=tint), {}, dark=False)


def _blended(digits: str, share: float, other: str) -> str:
    pairs = ((int(digits[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)
