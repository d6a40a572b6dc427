"""How the parts of a diagram look: calm fills, thin lines, and an accent of the theme for each colour of the author's.

Invariant: every colour is the theme's, and text can be read on what it stands on.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from post2slides.diagram.drawing import Box, BoxKind, Line
from post2slides.diagram.tones import TONES
from post2slides.model.placed import Align, Anchor, Colour
from post2slides.theme.colour import READABLE, contrast, darker, lighter
from post2slides.theme.model import Theme

THIN = 1.25
"""Points: a line, and the outline of a box."""
_ALIKE = 20.0
"""Degrees on the colour wheel: colours so near to each other are meant to be one."""
_SOFT = (80, 85, 90, 95)
"""Per cent of the way to white (on a dark theme to black) of an accent behind text: the first that lets it be read."""


@dataclass(frozen=True, slots=True)
class Look:
    fill: Colour | None
    border: Colour | None
    text: Colour
    align: Align | None = None
    anchor: Anchor = "middle"
    inset: float = 0.0
    """em at the left, and half as much at the top."""
    bold: bool = False
    width: float = THIN


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one diagram: which accent stands for which tone."""

    theme: Theme
    accents: Mapping[str, str]

    @classmethod
    def of(cls, tones: Iterable[str], theme: Theme) -> Inks:
        return cls(theme, _accents(dict.fromkeys(filter(None, tones)), theme))

    def look(self, box: Box) -> Look:
        """How `box` looks, in the colour of its tone if it has one."""
        plain = self._plain(box.kind)
        if box.form == "text" and box.kind == "node":
            return replace(plain, fill=None, border=None)
        if box.tone not in self.accents:
            return plain
        accent = Colour(self.accents[box.tone])
        match box.kind:
            case "node" | "participant" | "bar":
                return replace(plain, fill=self._soft(accent), border=accent)
            case "head" | "band":
                return replace(plain, fill=self._soft(accent), text=self.theme.palette.text)
            case "sign":
                return replace(plain, fill=accent)
            case "group" | "rows" | "outline" | "mark" | "card":
                return replace(plain, border=accent)
            case _:
                return plain

    def line(self, line: Line) -> Colour:
        if line.tone == "rule":
            return self.theme.palette.rule
        return Colour(self.accents[line.tone]) if line.tone in self.accents else self.theme.palette.muted

    def _plain(self, kind: BoxKind) -> Look:
        palette = self.theme.palette
        panel, muted, text, accent = palette.panel, palette.muted, palette.text, palette.accent
        hair = THIN / 2
        looks: dict[BoxKind, Look] = {
            "node": Look(panel, accent, text),
            "participant": Look(panel, accent, text),
            "bar": Look(panel, accent, text, bold=True, width=hair),
            "group": Look(None, muted, muted, "left", "top", 0.8, width=hair),
            "label": Look(palette.background, None, text),
            "remark": Look(panel, muted, text, width=hair),
            "card": Look(panel, None, text, width=hair),
            "frame": Look(None, muted, muted, width=hair),
            "tag": Look(palette.background, None, palette.accent_text, "left", "middle", 0.4),
            "title": Look(None, None, text, bold=True),
            "head": Look(self._soft(accent), None, text, bold=True),
            "rows": Look(None, accent, text, "left", inset=0.7, width=hair),
            "outline": Look(None, accent, text, width=hair),
            "mark": Look(palette.background, muted, text),
            "sign": Look(muted, None, text),
            "band": Look(panel, None, text, bold=True),
            "work": Look(panel, accent, text, width=hair),
            "caption": Look(None, None, muted),
            "words": Look(None, None, text),
        }
        return looks[kind]

    def _soft(self, accent: Colour) -> Colour:
        """`accent`, faint enough for text to be read on it."""
        change, text = (darker if self.theme.dark else lighter), self.theme.rgb(self.theme.palette.text)
        shades = [change(accent, per_cent) for per_cent in _SOFT]
        return next(
            (shade for shade in shades if contrast(text, self.theme.rgb(shade)) >= READABLE), self.theme.palette.panel
        )


def _accents(tones: Iterable[str], theme: Theme) -> Mapping[str, str]:
    """An accent for each of `tones`: the nearest by hue, or the nearest that no other colour has taken."""
    chosen: dict[str, str] = {}
    hues = {name: _hue(theme.scheme[name]) for name in TONES}
    for tone in tones:
        if tone in TONES:
            chosen[tone] = tone
            continue
        if len(tone) != len("RRGGBB"):
            continue
        hue = _hue(tone)
        alike = next((known for known in chosen if known not in TONES and _apart(_hue(known), hue) < _ALIKE), None)
        taken = set(chosen.values())
        free = [name for name in TONES if name not in taken] or list(TONES)
        chosen[tone] = chosen[alike] if alike else min(free, key=lambda name: _apart(hues[name], hue))
    return chosen


def _apart(one: float, other: float) -> float:
    apart = abs(one - other) % 360
    return min(apart, 360 - apart)


def _hue(digits: str) -> float:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)[0] * 360
