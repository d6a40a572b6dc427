"""The language of a post where its front matter does not tell, or tells wrong: from its scripts, letters and words.

Invariant: code and links do not count, nor does a script that is only quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from post2slides.model.post import Block, Span, Text, texts, walk
from post2slides.read import frequent_words
from post2slides.regex import regex
from post2slides.text.scripts import is_traditional, letters_by_script, own_script

# BCP 47 (RFC 5646): a language, then perhaps a script and a region; the form of POSIX locales (`ko_KR.UTF-8`) as well.
_TAG = regex(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[.@].*)?")

_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "hangul": "ko", "kana": "ja", "hebrew": "he", "thai": "th", "greek": "el", "armenian": "hy", "georgian": "ka",
        "bengali": "bn", "gurmukhi": "pa", "gujarati": "gu", "tamil": "ta", "telugu": "te", "kannada": "kn",
        "malayalam": "ml", "sinhala": "si", "khmer": "km", "lao": "lo", "burmese": "my", "ethiopic": "am",
    }
)  # fmt: skip
"""The language of each script that tells it alone."""

# A letter of these says as much as this many Latin letters do.
_WEIGHTS = {"hangul": 2.5, "kana": 2.5, "han": 3.0}

# Japanese has at least this share of kana among its Chinese characters; a Chinese post may quote a Japanese name.
_KANA_OF_JAPANESE = 0.1
_PERSIAN = regex("[پچژگیک]")
_URDU = regex("[ٹڈڑںےہھ]")
_OF_ARABIC_LETTERS = 0.05
"""The share of letters that Arabic has not: with fewer, the text is Arabic and has foreign names in it."""
_UKRAINIAN = regex("[їєґ]", re.IGNORECASE)
_BELARUSIAN = regex("ў", re.IGNORECASE)
_SERBIAN = regex("[ђћџјљњ]", re.IGNORECASE)
_RUSSIAN = regex("[ыэё]", re.IGNORECASE)
_MARATHI = regex(r"\b(?:आहे|आणि|नाही|होते)(?=\s|$)")
_NEPALI = regex(r"छन्|छ।|गर्न|भएको")

_ENOUGH_LETTERS = 40
"""Weighted letters of a script that the language of the front matter is not written in: fewer may be a quotation."""
_WHOLLY_OTHER = 400
"""Latin letters of a post that has none of the script of its language: fewer may be code or a list of names."""


def as_tag(name: str) -> str:
    """`name` as a BCP 47 tag in its usual letter case (`ko_kr` is `ko-KR`); empty where it is none."""
    match = _TAG.fullmatch(name.strip())
    if match is None:
        return ""
    language, script, region = match.groups()
    return "-".join(part for part in (language.lower(), (script or "").title(), (region or "").upper()) if part)


def settled(given: str, title: Text, blocks: tuple[Block, ...]) -> str:
    """The language of a post of which its front matter says `given`, or nothing.

    What is said holds, unless the text contradicts it beyond doubt: themes have `lang="en"` on pages in any language.
    """
    prose = " ".join(_prose(title, blocks))
    if not given:
        return _detected(prose)
    primary = given.partition("-")[0].lower()
    letters = _weighted(prose)
    script = max(letters, key=lambda one: (letters[one], one == "latin"))
    own = own_script(primary)
    if script == own == "latin":
        return frequent_words.contradicts(prose, primary) or given
    if script == "latin":
        return given if letters[own] or letters["latin"] < _WHOLLY_OTHER else _detected(prose)
    if _agree(script, own, letters) or letters[script] < _ENOUGH_LETTERS:
        return _detected(prose) if given.lower() == "zh" and script == "han" else given
    return _detected(prose)


def _agree(script: str, own: str, letters: Mapping[str, float]) -> bool:
    """Whether a text mostly in `script` may be in a language of the script `own`."""
    return script == own or (script == "han" and own in ("kana", "hangul") and letters[own] > 0)


def _detected(prose: str) -> str:
    """The language of a text; `en` where nothing tells."""
    script = _main_script(prose)
    match script:
        case "latin":
            return frequent_words.language_of(prose) or "en"
        case "han":
            return "zh-TW" if is_traditional(prose) else "zh"
        case "arabic":
            return _of_arabic(prose)
        case "cyrillic":
            return _of_cyrillic(prose)
        case "devanagari":
            return "mr" if _MARATHI.search(prose) else "ne" if _NEPALI.search(prose) else "hi"
        case _:
            return _LANGUAGES[script]


def _of_arabic(prose: str) -> str:
    enough = _OF_ARABIC_LETTERS * letters_by_script(prose)["arabic"]
    if len(_URDU.findall(prose)) > enough:
        return "ur"
    return "fa" if len(_PERSIAN.findall(prose)) > enough else "ar"


def _of_cyrillic(prose: str) -> str:
    if _BELARUSIAN.search(prose):
        return "be"
    if _UKRAINIAN.search(prose):
        return "uk"
    if _SERBIAN.search(prose):
        return "sr"
    return "bg" if "ъ" in prose and not _RUSSIAN.search(prose) else "ru"


def _main_script(prose: str) -> str:
    letters = _weighted(prose)
    return max(letters, key=lambda script: (letters[script], script == "latin"))


def _weighted(prose: str) -> dict[str, float]:
    """How much is written in each script; Han belongs to the kana of Japanese."""
    letters = {script: count * _WEIGHTS.get(script, 1.0) for script, count in letters_by_script(prose).items()}
    if letters["kana"] > _KANA_OF_JAPANESE * letters["han"]:
        letters["kana"] += letters["han"]
        letters["han"] = 0.0
    return letters


def _prose(title: Text, blocks: tuple[Block, ...]) -> Iterator[str]:
    for text in (title, *(text for block in walk(blocks) for text in texts(block))):
        for inline in text:
            if isinstance(inline, Span) and not inline.code and not inline.href:
                yield inline.text
