"""The widths of characters that a Latin text font has not: other scripts, emoji and signs.

A program sets them in whatever font the viewer's system has for the script. So these are the widths that the fonts of
Windows, macOS and Noto have in common, or those of the wider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from unicodedata import category, east_asian_width

from post2slides.layout.metrics import table
from post2slides.layout.metrics.arabic import Arabic
from post2slides.layout.metrics.east_asian import HANGUL, IDEOGRAPHS, SIGNS, character_width, signs_width
from post2slides.layout.metrics.indic import Indic
from post2slides.regex import regex

EMOJI = 1.37
"""The advance of Segoe UI Emoji. Noto Color Emoji has 1.245 em."""

SPACE = 0.26
"""The space of Noto's Hebrew, Thai and Indian fonts."""

ARABIC_SPACES = {"regular": 0.318, "bold": 0.348}
"""The space of DejaVu Sans, which is wider than that of Noto Sans Arabic."""

KOREAN_SPACE = 0.278
"""The space of Liberation Sans, which LibreOffice sets between Korean words whatever the Latin font beside them is."""

TAB = 4.0
"""Tab stops are an inch apart unless a deck says otherwise: 4 em of 18 pt."""

UNKNOWN = 1.0
"""The width of a character that no table has, such as one of a company's own."""

_PICTURE = "\u203c-\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
_MODIFIER = "\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_COMPOSED = regex(
    rf"(?P<emoji>[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
    rf"|(?:[{_PICTURE}]\ufe0f|[\U0001f300-\U0001faff])[{_MODIFIER}]*(?:\u200d[{_PICTURE}][{_MODIFIER}]*)*)"
    r"|(?P<arabic>[\u0620-\u065f\u066e-\u06d3]+)"
    r"|(?P<indic>[\u0900-\u0d7f]+)"
    rf"|(?P<korean>(?<=[{HANGUL}])[{SIGNS}]+|[{SIGNS}]+(?=[{HANGUL}]))"
    rf"|(?P<ideographic>(?<=[{IDEOGRAPHS}])[{SIGNS}]+|[{SIGNS}]+(?=[{IDEOGRAPHS}]))"
    r"|(?P<arabic_space>(?<=[\u0600-\u06ff]) +)"
    rf"|(?P<korean_space>(?<=[{HANGUL}]) +)"
    r"|(?P<space>(?<=[\u0590-\u109f\u1780-\u17ff]) +)"
)


class Scripts:
    """Widths beside a font in `style` (`regular` or `bold`) whose own space is `space` em wide."""

    def __init__(self, style: str, space: float) -> None:
        self._style = style
        self._widths: dict[str, Callable[[str], float]] = {
            "emoji": lambda _: EMOJI,
            "arabic": lambda text: self._arabic.advance(text),
            "indic": lambda text: self._indic.advance(text),
            "korean": lambda signs: signs_width(signs, korean=True),
            "ideographic": lambda signs: signs_width(signs, korean=False),
            "arabic_space": lambda spaces: len(spaces) * max(space, ARABIC_SPACES[style]),
            "korean_space": lambda spaces: len(spaces) * max(space, KOREAN_SPACE),
            "space": lambda spaces: len(spaces) * max(space, SPACE),
        }

    def composed(self, text: str) -> Iterator[tuple[int, int, float]]:
        """The stretches of `text` that are not as wide as their characters: their starts, ends and widths."""
        for match in _COMPOSED.finditer(text):
            yield match.start(), match.end(), self._widths[match.lastgroup or ""](match.group())

    def character(self, character: str) -> float:
        """The width of a character by itself."""
        if character == "\t":
            return TAB
        if category(character) in {"Mn", "Me", "Cf", "Cc"} or "\u1160" <= character <= "\u11ff":
            return 0.0
        if (width_class := east_asian_width(character)) in "WFH":
            is_text = "\u2e80" <= character < "\U0001f000" or character >= "\U00020000" or character < "\u2000"
            return character_width(character, width_class) if is_text else EMOJI
        known = (table.advances("others", self._style), table.advances("symbols", "regular"))
        return next((advances[character] for advances in known if character in advances), UNKNOWN)

    @cached_property
    def _arabic(self) -> Arabic:
        return Arabic(self._style)

    @cached_property
    def _indic(self) -> Indic:
        return Indic(self._style, self.character)
