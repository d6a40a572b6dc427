"""East Asian characters: their widths, and what happens where they stand beside Latin ones."""

from __future__ import annotations

from post2slides.regex import regex

HANGUL = "\u3131-\u318e\uac00-\ud7a3"
IDEOGRAPHS = "\u1100-\u11ff\u2e80-\u3130\u3190-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_LATIN = "!-~\u00a1-\u02af\u0370-\u052f"

SYLLABLE = 0.92
"""The advance of a Korean syllable in Malgun Gothic and in Noto Sans KR."""

SPACING = 0.24
"""LibreOffice sets a fifth of the line's height between East Asian and Latin characters; PowerPoint sets nothing."""

SIGNS = "‘’“”…—"
"""Signs that are set in the East Asian font when they stand beside its characters (East Asian Width `A`)."""

_EAST_ASIAN = regex(f"[{HANGUL}{IDEOGRAPHS}]")
_MEETING = regex(
    rf"(?<=[{HANGUL}{IDEOGRAPHS}]) *(?=[{_LATIN}])|(?<=[{_LATIN}]) *[{SIGNS}]*(?=[{HANGUL}{IDEOGRAPHS}])",
)

_KOREAN_QUOTES = {"‘": 0.28, "’": 0.28, "“": 0.475, "”": 0.475}


def meetings(text: str) -> dict[int, int]:
    """Where East Asian text goes over to Latin or back, perhaps across spaces and signs.

    From the end of the one to the end of the other's first character.
    """
    if not _EAST_ASIAN.search(text):
        return {}
    return {match.start(): match.end() + 1 for match in _MEETING.finditer(text)}


def signs_width(signs: str, *, korean: bool) -> float:
    """The width of `SIGNS` beside Korean, or beside Chinese or Japanese, where all are as wide as an ideograph."""
    return sum(_KOREAN_QUOTES.get(sign, 1.0) for sign in signs) if korean else float(len(signs))


def character_width(character: str, width_class: str) -> float:
    """The width of a character whose East Asian Width (UAX #11) is `W`, `F` or `H`."""
    if width_class == "H":
        return 0.5
    return SYLLABLE if "\uac00" <= character <= "\ud7a3" or "\u3131" <= character <= "\u318e" else 1.0
