"""The words of a text for checking that none is lost between a post and its deck.

Compatibility forms, case, punctuation and symbols make no difference. Text that is written without spaces, and Korean,
whose particles touch the words, is compared character by character.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from post2slides.regex import regex
from post2slides.text.scripts import is_western

ENDLESS = 60
"""Characters: shorter words are never divided between slides."""
_SHORTEST_PIECE = 10
"""Characters: of an endless word only the end is shorter; else the article of a title would pass for its beginning."""
_ALONE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese and Khmer
    r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7ff\U00020000-\U0003134f"
)
_WORD = regex(rf"[^\W_{_ALONE}]+|[{_ALONE}]")
_WESTERN_WORD = regex(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of `text` in NFKC and folded case; every character of what is compared so is a word of its own."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return (_WESTERN_WORD if is_western(folded) else _WORD).findall(folded)


def untorn(text: str, end: int) -> int:
    """`end`, or the start of the word that a cut there would tear, unless that word is endless."""
    for place in range(end, max(0, end - ENDLESS), -1):
        torn = text[place - 1 : place].isalnum() and text[place : place + 1].isalnum()
        if not torn:
            return place
    return end


def missing_words(said: str, shown: str) -> Counter[str]:
    """How often each word that a post says is missing from what its deck shows; empty where nothing is lost.

    Of a long post the words are many megabytes, so only those of one text are there at a time.
    """
    spoken = Counter(words(said))
    seen = Counter(words(shown))
    missing = spoken - seen
    if not any(len(word) >= ENDLESS for word in missing):
        return missing
    return missing - Counter(_torn(missing, words(shown), seen - spoken))


def _torn(missing: Counter[str], shown: Sequence[str], spare: Counter[str]) -> Iterator[str]:
    """The words without end that go on on the next slide: their pieces are among the `spare` words, in their order."""
    spare_words = [word for word in shown if word in spare]
    for word in missing.elements():
        pieces = _pieces(word, (piece for piece in spare_words if spare[piece] > 0)) if len(word) >= ENDLESS else []
        if "".join(pieces) == word:
            spare.subtract(pieces)
            yield word


def _pieces(word: str, found: Iterable[str]) -> list[str]:
    """What of `found`, in its order, continues what `word` begins with."""
    pieces: list[str] = []
    begin = 0
    for piece in found:
        ends_it = begin + len(piece) == len(word)
        if word.startswith(piece, begin) and (ends_it or len(piece) >= _SHORTEST_PIECE):
            pieces.append(piece)
            begin += len(piece)
    return pieces
