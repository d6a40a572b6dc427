"""The words of a text for checking that none is lost between a post and its deck.

Compatibility forms, case, punctuation and symbols make no difference. Text that is written without spaces, and Korean,
whose particles touch the words, is compared character by character.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from post2slides.regex import regex

_WORD = regex(
    r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7ff\U00020000-\U0003134f]"
    r"|[^\W_\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7ff\U00020000-\U0003134f]+"
)


def words(text: str) -> Iterator[str]:
    """The words of `text` in NFKC and folded case; every Han, kana and Hangul character is a word of its own."""
    return (match.group() for match in _WORD.finditer(unicodedata.normalize("NFKC", text).casefold()))


def missing_words(post_words: Iterable[str], deck_words: Iterable[str]) -> Counter[str]:
    """How often each word of the post is missing from the deck; empty where nothing is lost."""
    return Counter(post_words) - Counter(deck_words)
