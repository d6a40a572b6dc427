"""Which colours an author gave to what: `classDef`, `class`, `style` and `:::` (mermaid.js.org/syntax/flowchart.html).

The colours themselves are not kept. What is kept is which things have a colour in common; the layout gives each
such colour an accent of the theme.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from post2slides.regex import regex

_STYLE = regex(r"style\s+(?P<names>[^\s].*?)\s+(?P<css>[\w-]+\s*:.*)$")
_DEFINITION = regex(r"classDef\s+(?P<names>[^\s].*?)\s+(?P<css>[\w-]+\s*:.*)$")
_CLASS = regex(r"(?:class|cssClass)\s+\"?(?P<names>[^\"]+?)\"?\s+(?P<style>[\w-]+)\s*$")
_PROPERTY = regex(r"(fill|stroke)\s*:\s*([^,;]+\([^)]*\)|[^,;]+)")
_HEX = regex(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_RGB = regex(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)")
_HSL = regex(r"hsla?\(\s*(\d+)(?:deg)?\s*,\s*(\d+)%\s*,\s*(\d+)%")
_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "red": "FF0000",
        "green": "008000",
        "blue": "0000FF",
        "yellow": "FFFF00",
        "orange": "FFA500",
        "purple": "800080",
        "pink": "FFC0CB",
        "cyan": "00FFFF",
        "aqua": "00FFFF",
        "magenta": "FF00FF",
        "lime": "00FF00",
        "teal": "008080",
        "navy": "000080",
        "gold": "FFD700",
        "salmon": "FA8072",
        "coral": "FF7F50",
        "tomato": "FF6347",
        "violet": "EE82EE",
        "indigo": "4B0082",
        "brown": "A52A2A",
        "maroon": "800000",
        "olive": "808000",
        "crimson": "DC143C",
        "khaki": "F0E68C",
        "lightblue": "ADD8E6",
        "lightgreen": "90EE90",
        "lightyellow": "FFFFE0",
        "lightpink": "FFB6C1",
        "skyblue": "87CEEB",
        "steelblue": "4682B4",
        "darkgreen": "006400",
        "darkred": "8B0000",
        "darkblue": "00008B",
        "darkorange": "FF8C00",
        "lavender": "E6E6FA",
    }
)
"""The names of CSS Color 4, §6.1, that diagrams use."""
_GREY = 0.06
"""A colour of less chroma (the difference of its strongest and weakest channel) is grey to the eye."""


class Styles:
    """The colours of a diagram's things, gathered line by line."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}
        self._members: dict[str, str] = {}
        self._own: dict[str, str] = {}

    def take(self, statement: str) -> bool:
        """Whether `statement` is about colours; then it is taken in."""
        if match := _DEFINITION.match(statement):
            self._classes |= dict.fromkeys(_names(match["names"]), tone(match["css"]))
        elif match := _STYLE.match(statement):
            self._own |= dict.fromkeys(_names(match["names"]), tone(match["css"]))
        elif match := _CLASS.match(statement):
            self.assign(_names(match["names"]), match["style"])
        else:
            return False
        return True

    def assign(self, names: Iterable[str], style: str) -> None:
        self._members |= dict.fromkeys(names, style)

    def of(self, name: str) -> str:
        """The colour of the thing of that name, in six digits; empty for none."""
        if name in self._own:
            return self._own[name]
        return self._classes.get(self._members.get(name, "default"), "")


def tone(css: str) -> str:
    """The colour that the declarations come to: the ground's, or the outline's where the ground is grey."""
    found = {key: rgb(value) for key, value in _PROPERTY.findall(css)}
    return next((found[key] for key in ("fill", "stroke") if found.get(key)), "")


def rgb(value: str) -> str:
    """A colour of CSS in six digits; empty where it is grey or not known."""
    value = value.strip()
    if match := _HEX.match(value):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    elif match := _RGB.match(value):
        digits = "".join(f"{min(int(channel), 255):02X}" for channel in match.groups())
    elif match := _HSL.match(value):
        hue, saturation, lightness = (int(part) for part in match.groups())
        channels = colorsys.hls_to_rgb(hue % 360 / 360, min(lightness, 100) / 100, min(saturation, 100) / 100)
        digits = "".join(f"{round(channel * 255):02X}" for channel in channels)
    else:
        digits = _NAMED.get(value.lower(), "")
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)] if digits else [0.0]
    return digits.upper() if max(shares) - min(shares) >= _GREY else ""


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
