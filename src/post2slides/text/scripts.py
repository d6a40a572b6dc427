"""The language of each stretch of a text, told by its script.

Programs choose spelling checkers, fonts and line-breaking rules by the language of a run, so a Korean sentence with
English terms in it is several runs. Digits, punctuation, spaces and emoji go with what stands before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_letters
from types import MappingProxyType

from post2slides.regex import regex

# Two ranges are written as escapes: their ends change into others where an editor normalises text (Unicode TR 15).
_SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "hangul": "ᄀ-ᇿ㄰-㆏ꥠ-꥿가-퟿",
        "kana": "぀-ヿㇰ-ㇿｦ-ﾟ",
        "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f\u3005",
        "arabic": "؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-ﻼ",
        "hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
        "thai": "฀-๿",
        "devanagari": "ऀ-ॿ꣠-ꣿ",
        "cyrillic": "Ѐ-ԯ",
        "greek": "Ͱ-Ͽἀ-῿",
        "armenian": "\u0530-\u058f",
        "bengali": "\u0980-\u09ff",
        "gurmukhi": "\u0a00-\u0a7f",
        "gujarati": "\u0a80-\u0aff",
        "tamil": "\u0b80-\u0bff",
        "telugu": "\u0c00-\u0c7f",
        "kannada": "\u0c80-\u0cff",
        "malayalam": "\u0d00-\u0d7f",
        "sinhala": "\u0d80-\u0dff",
        "lao": "\u0e80-\u0eff",
        "burmese": "\u1000-\u109f",
        "georgian": "\u10a0-\u10ff",
        "ethiopic": "\u1200-\u139f",
        "khmer": "\u1780-\u17ff",
        "latin": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿⱠ-ⱿＡ-Ｚａ-ｚ",
    }
)
_LETTERS = regex("|".join(f"(?P<{name}>[{ranges}]+)" for name, ranges in _SCRIPTS.items()))
_LETTERS_OF = {name: regex(f"[{ranges}]+") for name, ranges in _SCRIPTS.items()}

_WESTERN = regex("[\\x00-\u02ff\u2000-\u203a]*")
"""Latin letters and the punctuation of Latin text."""
_NO_LETTERS = bytes(set(range(128)) - set(ascii_letters.encode()))

_TRADITIONAL = regex("[這個們來時會說對國學實體為與從後還發過關點麼開應該當種樣經將無線電腦網頁資訊設]")
_SIMPLIFIED = regex("[这个们来时会说对国学实体为与从后还发过关点么开应该当种样经将无线电脑网页资讯设]")

_REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "am": "am-ET", "ar": "ar-SA", "be": "be-BY", "bg": "bg-BG", "bn": "bn-IN", "ca": "ca-ES", "gu": "gu-IN",
        "hy": "hy-AM", "ka": "ka-GE", "km": "km-KH", "kn": "kn-IN", "lo": "lo-LA", "ml": "ml-IN", "mr": "mr-IN",
        "my": "my-MM", "ne": "ne-NP", "pa": "pa-IN", "si": "si-LK", "sr": "sr-Cyrl-RS", "ta": "ta-IN", "te": "te-IN",
        "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES",
        "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL", "hi": "hi-IN", "hu": "hu-HU", "id": "id-ID",
        "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "nb": "nb-NO", "nl": "nl-NL", "no": "nb-NO", "pl": "pl-PL",
        "pt": "pt-BR", "ro": "ro-RO", "ru": "ru-RU", "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA",
        "ur": "ur-PK", "vi": "vi-VN", "zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW",
    }
)  # fmt: skip
_OWN_SCRIPT: Mapping[str, str] = MappingProxyType(
    {
        "am": "ethiopic", "ar": "arabic", "be": "cyrillic", "bg": "cyrillic", "bn": "bengali", "gu": "gujarati",
        "hy": "armenian", "ka": "georgian", "km": "khmer", "kn": "kannada", "lo": "lao", "ml": "malayalam",
        "mr": "devanagari", "my": "burmese", "ne": "devanagari", "pa": "gurmukhi", "si": "sinhala", "ta": "tamil",
        "te": "telugu", "yi": "hebrew", "ps": "arabic", "sr": "cyrillic", "mk": "cyrillic", "kk": "cyrillic",
        "el": "greek", "fa": "arabic", "he": "hebrew", "hi": "devanagari", "ja": "kana",
        "ko": "hangul", "ru": "cyrillic", "th": "thai", "uk": "cyrillic", "ur": "arabic", "zh": "han",
    }
)  # fmt: skip
_DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "hangul": "ko-KR", "kana": "ja-JP", "han": "zh-CN", "arabic": "ar-SA", "hebrew": "he-IL", "thai": "th-TH",
        "devanagari": "hi-IN", "cyrillic": "ru-RU", "greek": "el-GR", "latin": "en-US", "armenian": "hy-AM",
        "bengali": "bn-IN", "gurmukhi": "pa-IN", "gujarati": "gu-IN", "tamil": "ta-IN", "telugu": "te-IN",
        "kannada": "kn-IN", "malayalam": "ml-IN", "sinhala": "si-LK", "lao": "lo-LA", "burmese": "my-MM",
        "georgian": "ka-GE", "ethiopic": "am-ET", "khmer": "km-KH",
    }
)  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def is_western(text: str) -> bool:
    """Whether `text` has nothing but Latin letters, digits and their punctuation.

    Most posts have nothing else, and the patterns for other scripts take long to compile.
    """
    return text.isascii() or _WESTERN.fullmatch(text) is not None


def full_tag(language: str) -> str:
    """A BCP 47 tag with a region, as office programs want it: `ko` gives `ko-KR`, `en-gb` gives `en-GB`."""
    if not language:
        return "en-US"
    if known := _REGIONS.get(language.lower()):
        return known
    primary, *rest = re.split("[-_]", language)
    region = next((part.upper() for part in rest if re.fullmatch("[A-Za-z]{2}", part)), "")
    return f"{primary.lower()}-{region}" if region else _REGIONS.get(primary.lower(), primary.lower())


def own_script(language: str) -> str:
    """The script that a language is written in; Latin for all that are not known to have another."""
    return _OWN_SCRIPT.get(re.split("[-_]", language.lower())[0], "latin")


def is_right_to_left(language: str) -> bool:
    """Whether a text in `language` runs from right to left."""
    return re.split("[-_]", language.lower())[0] in _RIGHT_TO_LEFT


def is_traditional(text: str) -> bool:
    """Whether Chinese text is in traditional characters, by frequent ones that have a simplified form."""
    return len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text))


def letters_by_script(text: str) -> Counter[str]:
    """How many letters of each script `text` has: `hangul`, `kana`, `han`, `latin` and so on."""
    letters = Counter(dict.fromkeys(_SCRIPTS, 0))
    if text.isascii():
        letters["latin"] = len(text.encode().translate(None, _NO_LETTERS))
        return letters
    for character, count in Counter(text).items():
        if match := _LETTERS.match(character):
            letters[match.lastgroup or "latin"] += count
    return letters


def language_runs(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, full tag) of each stretch of `text` in one language; `language` is that of the whole post."""
    tags = _tags(language)
    if text.isascii() or (is_western(text) and any(map(str.isalpha, text))):
        if text:
            yield 0, len(text), tags["latin"]
        return
    start, current, han = 0, "", _han_beside(text, language)
    for match in _LETTERS.finditer(text):
        tag = han if han and match.lastgroup == "han" else tags[match.lastgroup or "latin"]
        if current and tag != current:
            yield start, match.start(), current
            start = match.start()
        current = tag
    yield start, len(text), current or full_tag(language)


def _han_beside(text: str, language: str) -> str:
    """The language of Chinese characters where other letters beside them tell it: kana in a post that is in English."""
    primary = re.split("[-_]", language.lower())[0]
    if primary in {"ja", "zh"} or not _LETTERS_OF["han"].search(text):
        return ""
    if _LETTERS_OF["kana"].search(text):
        return _DEFAULTS["kana"]
    if primary != "ko" and _LETTERS_OF["hangul"].search(text):
        return _DEFAULTS["hangul"]
    return "zh-TW" if primary != "ko" and is_traditional(text) else ""


@cache
def _tags(language: str) -> dict[str, str]:
    """The tag of each script in a post in `language`: Han is Japanese in a Japanese post and Korean in a Korean one."""
    primary = re.split("[-_]", language.lower())[0]
    tags = dict(_DEFAULTS)
    tags[_OWN_SCRIPT.get(primary, "latin")] = full_tag(language)
    if primary in {"ja", "ko", "zh"}:
        tags["han"] = full_tag(language)
    return tags
