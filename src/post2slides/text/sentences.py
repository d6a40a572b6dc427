"""Where the sentences of a text begin and end, in any language.

The sentences are adjacent and cover the whole text: each takes the space after it along. The marks, abbreviations and
quotation rules of some three hundred languages are those of sentencex (Wikimedia, MIT), which would rather leave two
sentences together than cut one in two. What blog posts have and it does not know is put right here: Korean emoticons
and quotations that a particle carries on, text without spaces, Thai without marks, numbered clauses, emoji.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from post2slides.model.post import InlinePicture, LineBreak, Span, Text
from post2slides.regex import regex
from post2slides.text.scripts import is_western

Range = tuple[int, int]

_EMOJI = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯΑ-Ω"

_UNMARKED = regex(r"[A-Za-z0-9 ,()'\"/_+=&%#@\[\]*<>|~^$`{}\\-]*[.!?]?")
"""Text without a mark that ends a sentence in any language, but for one at its end."""

_ENDS = regex(
    "|".join(
        (
            r"[。！？｡]+[」』）)”’]*(?=[^。！？｡」』）)”’…\s])",  # text without spaces
            r"[!?]+(?=[぀-ヿ㐀-鿿])",
            rf"(?:…|\.\.\.)\s+(?=[{_CAPITAL}])",
            rf"(?:[.!?…]|{_EMOJI})\)\s+(?=[{_CAPITAL}가-힣])",
            rf"[다요죠까네음임](?:\s?(?:[~^ㅋㅎㅠㅜㅡ;!]+|[:;=]-?[()D]|{_EMOJI}))+\s+(?=\S)",  # 좋네요 :) 그래서
            r"[.!?。！？…다요죠까음임함됨][ \t]*\n\s*(?=\S)",  # a line that the author broke after a sentence
        )
    )
)
_WESTERN_ENDS = regex(rf"(?:(?:…|\.\.\.)|[.!?…]\))\s+(?=[{_CAPITAL}])|[.!?…][ \t]*\n\s*(?=\S)")
"""What of these there is in western text; it is compiled much sooner."""
_ENCLOSED = regex(
    r"「[^「」]{0,200}」|『[^『』]{0,200}』|（[^（）]{0,200}）|\([^()]{0,200}\)|“[^“”]{0,200}”|«[^«»]{0,200}»"
    r"|‘[^‘’]{0,200}’|(?<![^\s(*])'[^'\n]{2,200}'(?![A-Za-z])|(?<![^\s(*])\"[^\"\n]{2,200}\"(?![A-Za-z])"
)
"""What stands in brackets or quotation marks is part of one sentence; a bracket left open encloses nothing."""

_CLOSED = regex(rf"(?:[.!?。！？…:：]|{_EMOJI})[\"'”’」』]*$")

_CARRIED_ON = regex(
    r"[\"'”’」』][\s]*\|(?:(?:이?라(?:고|는|며|면서|니|던|서)|이?었|이?다|고|며|는|란|하고|처럼)(?=[\s,가-힣])"
    r"|と(?!ころ|きどき|はいえ|もかく|ても)|って|など|なんて|の|、|，|.{1,4}[说說问問道喊]|[a-zà-ÿ])"
)
"""A quotation whose sentence goes on after it; `|` marks the place between the two."""
_ABBREVIATED = regex(r"(?:^|[\s(])[\w.]{1,3}\.\s+\|[a-zà-ÿа-яα-ω]")
"""A short token with a full stop, then a small letter: `т.е. проверка`, `Fig. 3. shows`."""
_ENUMERATED = regex(r"(?:^|[.!?]\s)(?:\d{1,3}|[A-Za-z])[.)]\s+\|")
"""The number of a clause and the clause: `1. Install it.`"""
_MUSED = regex(r"(?:\.\.|…)\s*\|(?:하는|하고|하며|이?라[는고며])")
"""A thought that trails off and that the sentence then names: `좋지 않았을까... 하는 아쉬움`."""
_INSIDE = ((_CARRIED_ON, 4), (_MUSED, 4), (_ABBREVIATED, 6), (_ENUMERATED, 7))
"""What shows that a sentence goes on, and how many characters before the place it takes to see it."""

_LEADING_EMOJI = regex(rf"(?:{_EMOJI}[\u200d\s]*)+")
_THAI_PAUSE = regex(r"(?<=[฀-๿])[ \u00a0]+(?=[฀-๿])")
_THAI_CLOSE = regex(r"(?:ครับ|ค่ะ|คะ|นะ|เลย)\s*$")
_THAI_LENGTH = 40
"""Thai puts a space between phrases as well as between sentences; phrases shorter than this stay with the next."""


@lru_cache(maxsize=2**14)
def sentences(text: str, language: str) -> tuple[Range, ...]:
    """The character ranges of the sentences of `text`; `language` is a BCP 47 tag, or empty.

    Remembered, since key points are chosen from the very paragraphs that are divided between slides later.
    """
    if not text:
        return ()
    ends = set() if _UNMARKED.fullmatch(text) else _ends(text, language) - {len(text)}
    if not ends:
        return ((0, len(text)),)
    enclosed = [_with_host(text, *match.span()) for match in _ENCLOSED.finditer(text)]
    kept = (end for end in sorted(ends) if not _within(end, enclosed) and not _goes_on(text, end))
    return tuple(_with_words(text, _emoji_passed(text, kept)))


def sentences_of(text: Text, language: str) -> tuple[Range, ...]:
    """The ranges of the sentences of `text` on the offsets of `plain(text)`; code is never cut.

    A line break that the author set after a sentence ends it, even where the full stop is missing.
    """
    return sentences(masked(text), language)


def masked(text: Text) -> str:
    """`plain(text)` with code and descriptions of pictures blanked, so that their marks are not taken for the author's.

    Line breaks are kept as such; the offsets are those of `plain(text)`.
    """
    return "".join(_masked(inline) for inline in text)


def _masked(inline: Span | LineBreak | InlinePicture) -> str:
    match inline:
        case Span(text=text, code=code):
            return "X" * len(text) if code else text
        case LineBreak():
            return "\n"
        case InlinePicture(alt=alt):
            return "X" * len(alt)


def _ends(text: str, language: str) -> set[int]:
    found = (_WESTERN_ENDS if is_western(text) else _ENDS).finditer(text)
    ends = _marked_ends(text, language) | {match.end() for match in found}
    return ends if text.isascii() else ends | set(_thai_ends(text))


def _marked_ends(text: str, language: str) -> set[int]:
    from sentencex import get_sentence_boundaries  # a post whose prose fits never needs it

    return {boundary["end_index"] for boundary in get_sentence_boundaries(language or "en", text)}


def _thai_ends(text: str) -> Iterator[int]:
    begin = 0
    for pause in _THAI_PAUSE.finditer(text):
        if pause.start() - begin >= _THAI_LENGTH or _THAI_CLOSE.search(text, begin, pause.start()):
            begin = pause.end()
            yield begin


def _with_host(text: str, start: int, end: int) -> Range:
    """The range of a bracket; with the space after it where the sentence that it interrupts goes on behind it."""
    before = text[:start].rstrip()
    interrupts = text[start] in "(（" and before and not _CLOSED.search(before)
    spaces = len(text[end:]) - len(text[end:].lstrip())
    return (start, end + spaces + 1) if interrupts else (start, end)


def _within(end: int, ranges: Iterable[Range]) -> bool:
    return any(first < end < last for first, last in ranges)


def _goes_on(text: str, end: int) -> bool:
    return any(pattern.search(f"{text[max(0, end - reach) : end]}|{text[end : end + 6]}") for pattern, reach in _INSIDE)


def _emoji_passed(text: str, ends: Iterable[int]) -> Iterator[int]:
    """An emoji after a full stop closes the sentence before it, unless the author opens sentences with emoji."""
    opens = _LEADING_EMOJI.match(text.lstrip()) is not None
    for end in ends:
        emoji = None if opens else _LEADING_EMOJI.match(text, end)
        yield emoji.end() if emoji else end


def _with_words(text: str, ends: Iterable[int]) -> Iterator[Range]:
    """The ranges between `ends`; one without any letter or digit joins the one before it, or the one after it."""
    begin, pending = 0, None
    for end in (*ends, len(text)):
        if end <= begin:
            continue
        if pending is None:
            pending = (begin, end)
        elif _has_word(text, begin, end) and _has_word(text, *pending):
            yield pending
            pending = (begin, end)
        else:
            pending = (pending[0], end)
        begin = end
    if pending:
        yield pending


def _has_word(text: str, begin: int, end: int) -> bool:
    return any(character.isalnum() for character in text[begin:end])
