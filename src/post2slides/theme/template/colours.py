"""The palette of a template: which of its colours serves what, so that all text can be read on its ground.

Colours are references to the template's own; the lightness is changed where small text would be too faint.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from post2slides.model.placed import Colour
from post2slides.theme.colour import READABLE, contrast, darker, lighter, luminance, readable
from post2slides.theme.model import CodeColours, Palette
from post2slides.theme.template.scheme import Scheme

_ACCENTS = tuple(Colour(f"accent{number}") for number in range(1, 7))
_VISIBLE = 2.5
"""The contrast with which an accent stands out from the ground."""
_GREY = 0.15
_SUBTLE, _LEGIBLE = 1.6, 6.0
"""A panel differs little from the ground, and text stands out well from it."""
_DARK = 0.12
"""The luminance up to which light text can stand on a colour."""
_FAINTER = (45, 40, 35, 30, 25, 20, 15, 10, 5)


@dataclass(frozen=True)
class Inks:
    """Colours chosen for text of the colour `text` on a ground of the colour `ground`."""

    scheme: Scheme
    text: Colour
    ground: Colour
    certain: bool = True
    """Whether the ground is what is said, and not a picture: on one, small text is in the colour of text."""

    @property
    def dark(self) -> bool:
        return luminance(self.scheme.rgb(self.ground)) < luminance(self.scheme.rgb(self.text))

    def palette(self) -> Palette:
        panel = self.panel()
        accent, second, *_ = self.accents()
        dark = self._dark_ground()
        on_dark = self.clearest((Colour("bg1"), Colour("tx1"), Colour(rgb="FFFFFF")), dark)
        link = Colour("hlink")
        return Palette(
            text=self.text,
            background=self.ground,
            muted=self._muted(self.text, (self.ground, panel)),
            panel=panel,
            accent=accent,
            accent_text=self.legible(accent, self.ground, panel) if self.certain else self.text,
            second=second,
            rule=self._towards_text(self.ground, 18),
            dark=dark,
            on_dark=on_dark,
            on_dark_muted=self._muted(on_dark, (dark,)),
            on_accent=self.clearest((Colour("bg1"), Colour("tx1"), self.text), accent),
            on_second=self.clearest((Colour("bg1"), Colour("tx1"), self.text), second),
            link=link if self.certain and self._reads(link, self.ground) else self.legible(accent, self.ground, panel),
        )

    def code(self) -> CodeColours:
        """Colours of syntax highlighting: the template's accents, each readable on the panel."""
        panel = self.panel()
        text = self.on(panel)
        inks = [self.legible(accent, panel) for accent in self.accents()]
        keyword, string, number, builtin = (inks[index % len(inks)] for index in range(4))
        faint = self._muted(text, (panel,))
        return CodeColours(
            keyword=keyword,
            string=string,
            number=number,
            comment=faint,
            name=text,
            builtin=builtin,
            operator=text,
            inserted=self._of_hue(130, inks),
            deleted=self._of_hue(0, inks),
            error=self._of_hue(0, inks),
        )

    def panel(self) -> Colour:
        """A ground for code: the template's second background where that is a shade of the first; else a shade."""
        second = Colour("bg2")
        alike = self.scheme.contrast(second, self.ground)
        if 1.04 <= alike <= _SUBTLE and self.scheme.contrast(second, self.text) >= _LEGIBLE:
            return second
        return self._towards_text(self.ground, 5 if not self.dark else 10)

    def accents(self) -> Sequence[Colour]:
        """The accents that can be seen on the ground, coloured ones first; the text where there is none."""
        seen = [colour for colour in _ACCENTS if self.scheme.contrast(colour, self.ground) >= _VISIBLE]
        coloured = [colour for colour in seen if _saturation(self.scheme.rgb(colour)) >= _GREY]
        found = list(dict.fromkeys([*coloured, *seen])) or [self.text]
        return found if len(found) > 1 else [*found, self.text]

    def on(self, ground: Colour) -> Colour:
        """The colour for text on another ground: that of text in general where it can be read there."""
        if self._reads(self.text, ground):
            return self.text
        return self.clearest((Colour("tx1"), Colour("bg1")), ground)

    def clearest(self, colours: Iterable[Colour], ground: Colour) -> Colour:
        """The first of `colours` that is well readable on `ground`, else the most readable of them."""
        colours = tuple(colours)
        good = (colour for colour in colours if self.scheme.contrast(colour, ground) >= _LEGIBLE)
        return next(good, max(colours, key=lambda colour: self.scheme.contrast(colour, ground)))

    def legible(self, colour: Colour, *grounds: Colour) -> Colour:
        """`colour`, changed as little as makes it readable on all of `grounds`; that of text where nothing helps."""
        behind = [self.scheme.rgb(ground) for ground in grounds]
        is_dark = luminance(behind[0]) < luminance(self.scheme.rgb(self.on(grounds[0])))
        found = readable(colour, behind, self.scheme.normalised(dark=self.dark), dark=is_dark)
        reads = all(contrast(self.scheme.rgb(found), ground) >= READABLE for ground in behind)
        return found if reads else self.on(grounds[-1])

    def _reads(self, colour: Colour, ground: Colour) -> bool:
        return self.scheme.contrast(colour, ground) >= READABLE

    def _muted(self, text: Colour, grounds: Sequence[Colour]) -> Colour:
        """`text`, as faint as can still be read."""
        change = lighter if luminance(self.scheme.rgb(text)) < luminance(self.scheme.rgb(grounds[0])) else darker
        faint = (change(text, per_cent) for per_cent in _FAINTER)
        return next((colour for colour in faint if all(self._reads(colour, ground) for ground in grounds)), text)

    def _towards_text(self, ground: Colour, per_cent: int) -> Colour:
        return (lighter if self.dark else darker)(ground, per_cent)

    def _dark_ground(self) -> Colour:
        """The template's dark colour: for veils under words on pictures."""
        named = (Colour("tx2"), Colour("tx1"), Colour("bg1"), Colour("bg2"), *_ACCENTS)
        return next((colour for colour in named if luminance(self.scheme.rgb(colour)) <= _DARK), Colour(rgb="000000"))

    def _of_hue(self, degrees: int, inks: Sequence[Colour]) -> Colour:
        def distance(colour: Colour) -> float:
            apart = abs(_hue(self.scheme.rgb(colour)) - degrees) % 360
            return min(apart, 360 - apart)

        return min(inks, key=distance)


def _hls(digits: str) -> tuple[float, float, float]:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)


def _hue(digits: str) -> float:
    return _hls(digits)[0] * 360


def _saturation(digits: str) -> float:
    return _hls(digits)[2]
