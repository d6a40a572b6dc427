"""What a deck's language decides: the direction of writing and the font of its script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from post2slides.theme.model import FontFace

_EAST_ASIAN = {"ko": "Hang", "ja": "Jpan", "zh": "Hans"}
_COMPLEX = {
    "ar": "Arab",
    "fa": "Arab",
    "ur": "Arab",
    "he": "Hebr",
    "yi": "Hebr",
    "th": "Thai",
    "hi": "Deva",
    "mr": "Deva",
}
_RIGHT_TO_LEFT = {"Arab", "Hebr"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


@dataclass(frozen=True, slots=True)
class Script:
    """The script of a language, by ISO 15924 code; empty where neither East Asian nor complex."""

    east_asian: str = ""
    complex: str = ""

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.complex in _RIGHT_TO_LEFT


def script(language: str) -> Script:
    """The script of a BCP 47 tag such as `ko`, `zh-TW` or `zh-Hant-HK`."""
    primary, *subtags = language.lower().replace("_", "-").split("-")
    if primary == "zh" and _TRADITIONAL & set(subtags):
        return Script(east_asian="Hant")
    return Script(_EAST_ASIAN.get(primary, ""), _COMPLEX.get(primary, ""))


def family(face: FontFace, code: str) -> str:
    """The family for a script; empty lets the program choose by its own list."""
    scripts: Mapping[str, str] = face.scripts
    return scripts.get(code, "") if code else ""
