"""The language of a post where its front matter does not tell: from the scripts it is written in, and frequent words.

Invariant: code and links do not count, nor does a script that is only quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from post2slides.model.post import Block, Span, Text, texts, walk
from post2slides.text.scripts import letters_by_script

# BCP 47 (RFC 5646): a language, then perhaps a script and a region; the form of POSIX locales (`ko_KR.UTF-8`) as well.
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[.@].*)?")

_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"hangul": "ko", "kana": "ja", "hebrew": "he", "thai": "th", "devanagari": "hi", "cyrillic": "ru", "greek": "el"}
)
"""The language of each script that tells it alone."""

# A letter of these says as much as this many Latin letters do.
_WEIGHTS = {"hangul": 2.5, "kana": 2.5, "han": 3.0}

# Japanese has at least this share of kana among its Chinese characters; a Chinese post may quote a Japanese name.
_KANA_OF_JAPANESE = 0.1
_PERSIAN = re.compile("[پچژگ]")
_TRADITIONAL = re.compile("[這個們來時會說對國學實體為與從後還發過關點麼開應該當種樣經將無線電腦網頁資訊設]")
_SIMPLIFIED = re.compile("[这个们来时会说对国学实体为与从后还发过关点么开应该当种样经将无线电脑网页资讯设]")

_FREQUENT_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "en": "the of and to in is that it for was on are with as this be have from at or not you we",
            "fr": "le la les des et un une est que qui dans pour pas sur avec ce nous vous il du au plus ne",
            "de": "der die und das ist nicht ein eine zu mit auf für sich dass wir ich auch den dem von es wie im",
            "es": "el los las y que en un una es por con para se del lo como más no su al pero este",
            "pt": "o os as e que em um uma é por com para se do da não mais como ao mas dos das no na",
            "it": "il lo gli e che è di un una per con non si del della sono come più anche ma questo nel alla le",
        }.items()
    }
)

# Fewer may be names or letters: `e` and `y` are words too.
_ENOUGH_WORDS = 3


def as_tag(name: str) -> str:
    """`name` as a BCP 47 tag in its usual letter case (`ko_kr` is `ko-KR`); empty where it is none."""
    match = _TAG.fullmatch(name.strip())
    if match is None:
        return ""
    language, script, region = match.groups()
    return "-".join(part for part in (language.lower(), (script or "").title(), (region or "").upper()) if part)


def detect(title: Text, blocks: tuple[Block, ...]) -> str:
    """The language of a post; `en` where nothing tells."""
    prose = " ".join(_prose(title, blocks))
    script = _main_script(prose)
    match script:
        case "latin":
            return _by_frequent_words(prose)
        case "han":
            return "zh-TW" if len(_TRADITIONAL.findall(prose)) > len(_SIMPLIFIED.findall(prose)) else "zh"
        case "arabic":
            return "fa" if _PERSIAN.search(prose) else "ar"
        case _:
            return _LANGUAGES[script]


def _main_script(prose: str) -> str:
    letters = {script: count * _WEIGHTS.get(script, 1.0) for script, count in letters_by_script(prose).items()}
    if letters["kana"] > _KANA_OF_JAPANESE * letters["han"]:
        letters["kana"] += letters.pop("han")
    return max(letters, key=lambda script: (letters[script], script == "latin"))


def _by_frequent_words(prose: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", prose.lower()))
    scores = {language: sum(words[word] for word in frequent) for language, frequent in _FREQUENT_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _ENOUGH_WORDS else "en"


def _prose(title: Text, blocks: tuple[Block, ...]) -> Iterator[str]:
    for text in (title, *(text for block in walk(blocks) for text in texts(block))):
        for inline in text:
            if isinstance(inline, Span) and not inline.code and not inline.href:
                yield inline.text
