"""The widths of characters that a Latin text font has not: other scripts, emoji and signs.

A program sets them in whatever font the viewer's system has for the script. So these are the widths that the fonts of
Windows, macOS and Noto have in common, or those of the wider.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import category, east_asian_width

from post2slides.layout.metrics import table
from post2slides.layout.metrics.arabic import arabic

EMOJI = 1.37
"""The advance of Segoe UI Emoji. Noto Color Emoji has 1.245 em."""

HANGUL = 0.92
"""The advance of a syllable in Malgun Gothic and in Noto Sans KR."""

TAB = 4.0
"""Tab stops are an inch apart unless a deck says otherwise: 4 em of 18 pt."""

UNKNOWN = 1.0

SPACING = 0.245
"""LibreOffice sets this between an East Asian and a Latin character; PowerPoint does not."""

_AMBIGUOUS = {"‘": 1.0, "’": 1.0, "“": 1.0, "”": 1.0, "…": 1.0, "—": 1.0}
_AMBIGUOUS_KOREAN = _AMBIGUOUS | {"‘": 0.28, "’": 0.28, "“": 0.475, "”": 0.475}
"""Signs that are set in the East Asian font when they stand beside its characters."""

_EAST = "\u1100-\u11ff\u2e80-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
_HANGUL = "\u3131-\u318e\uac00-\ud7a3"
_LATIN = "!-~\u00a1-\u02af\u0370-\u052f"
_SIGNS = "".join(_AMBIGUOUS)
_PICTURE = "\u203c-\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
_MODIFIER = "\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"

_COMPOSED = re.compile(
    rf"(?P<emoji>[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
    rf"|(?:[{_PICTURE}]\ufe0f|[\U0001f300-\U0001faff])[{_MODIFIER}]*(?:\u200d[{_PICTURE}][{_MODIFIER}]*)*)"
    r"|(?P<arabic>[\u0620-\u065f\u066e-\u06d3]+)"
    r"|(?P<indic>[\u0900-\u0d7f]+)"
    rf"|(?P<korean>(?<=[{_HANGUL}])[{_SIGNS}]+|[{_SIGNS}]+(?=[{_HANGUL}]))"
    rf"|(?P<east>(?<=[{_EAST}])[{_SIGNS}]+|[{_SIGNS}]+(?=[{_EAST}]))"
)

_SPACED = re.compile(rf"(?<=[{_EAST}]) *(?=[{_LATIN}])|(?<=[{_LATIN}]) *(?=[{_EAST}])")
_HAS_EAST = re.compile(rf"[{_EAST}]")


def spaced(text: str) -> Iterator[tuple[int, int]]:
    """Where East Asian and Latin characters meet, also across a space: the end of the one and the start of the other."""
    if _HAS_EAST.search(text):
        yield from (match.span() for match in _SPACED.finditer(text))


class Scripts:
    """Widths beside a font in `style` (`regular` or `bold`), in em."""

    def __init__(self, style: str) -> None:
        self._style = style
        self._composed: dict[str, Callable[[str], float]] = {
            "emoji": lambda _: EMOJI,
            "arabic": lambda text: arabic(style).advance(text),
            "indic": self._indic,
            "korean": lambda text: sum(map(_AMBIGUOUS_KOREAN.__getitem__, text)),
            "east": lambda text: sum(map(_AMBIGUOUS.__getitem__, text)),
        }

    def composed(self, text: str) -> Iterator[tuple[int, int, float]]:
        """The stretches of `text` that are not as wide as their characters: their starts, ends and widths."""
        for match in _COMPOSED.finditer(text):
            yield match.start(), match.end(), self._composed[match.lastgroup or ""](match.group())

    def character(self, character: str) -> float:
        """The width of a character by itself."""
        if character == "\t":
            return TAB
        if category(character) in {"Mn", "Me", "Cf", "Cc"} or "\u1160" <= character <= "\u11ff":
            return 0.0
        if (wide := east_asian_width(character)) in "WFH":
            return _east_asian(character, wide)
        known = (table.advances("others", self._style), table.advances("symbols", "regular"))
        return next((advances[character] for advances in known if character in advances), UNKNOWN)

    def _indic(self, text: str) -> float:
        sequences = _sequences(self._style)
        return sum(
            sequences[unit] if unit in sequences else sum(map(self.character, unit)) for unit in _INDIC.findall(text)
        )


_INDIC = re.compile(
    "|".join(
        rf"{c}{v}{c}|{c}{v}"
        for c, v in (
            (f"[\\u{s + 0x15:04x}-\\u{s + 0x39:04x}]", f"\\u{s + 0x4D:04x}") for s in range(0x900, 0xD80, 0x80)
        )
    )
    + "|."
)
"""Consonants joined by a virama (U+094D and its like, at the same place of each block)."""


@cache
def _sequences(style: str) -> dict[str, float]:
    data, em = table.style_of("indic", style)
    return table.widths(data["sequences"], em, separator="|")


def _east_asian(character: str, wide: str) -> float:
    if wide == "H":
        return 0.5
    if "\uac00" <= character <= "\ud7a3" or "\u3131" <= character <= "\u318e":
        return HANGUL
    return 1.0 if "\u2e80" <= character < "\U0001f000" or character >= "\U00020000" else EMOJI
