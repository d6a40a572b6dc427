"""Emphasis that closes where Korean, Japanese, Chinese and Thai authors expect it to.

CommonMark decides by white space and punctuation whether `**` may open or close emphasis, and so leaves the stars in
`**'풀스택'**라` and `**“重要”**的`: those languages put no space there. This follows the "CommonMark CJK-friendly
amendments" (https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md), which let a delimiter run
touch punctuation on one side when its other neighbour is a CJK character, and extends them to the South-East Asian
scripts that are written without spaces.

Invariant: where no such character touches the delimiters, the result is CommonMark's.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.rules_inline.state_inline import Scanned

# Unicode blocks of the scripts besides CJK that put no space between words: Thai, Lao, Myanmar, Khmer.
_SPACELESS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
_HANGUL_JAMO = ((0x1100, 0x11FF), (0xA960, 0xA97F), (0xD7B0, 0xD7FF))
_IDEOGRAPHIC_VARIATION_SELECTORS = (0xE0100, 0xE01EF)


def disable_underscores(markdown: MarkdownIt) -> None:
    """Leave underscores as they are; stars still mark emphasis."""

    def stars_alone(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == "*" and tokenize(state, silent)

    markdown.inline.ruler.at("emphasis", stars_alone)


class FriendlyState(StateInline):
    """Reads delimiters by these rules."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - the parser names it
        """What the delimiter run at `start` may do. `canSplitWord` is False for underscores."""
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = _before(self.src, start)
        after = self.src[end] if end < self.posMax else " "

        left = not _is_space(after) and (
            not _is_western_punctuation(after)
            or _is_space(before)
            or _is_western_punctuation(before)
            or is_spaceless(before)
        )
        right = not _is_space(before) and (
            not _is_western_punctuation(before)
            or _is_space(after)
            or _is_western_punctuation(after)
            or is_spaceless(after)
        )
        return Scanned(
            can_open=left and (canSplitWord or not right or _is_punctuation(before)),
            can_close=right and (canSplitWord or not left or _is_punctuation(after)),
            length=end - start,
        )


@lru_cache(maxsize=4096)
def is_spaceless(character: str) -> bool:
    """Whether `character` is of a script that sets words or particles side by side without a space.

    These are the amendment's CJK characters (East Asian Width W, F or H, save emoji, and Hangul) and the South-East
    Asian ones.
    """
    code = ord(character)
    if _within(code, *_SPACELESS, *_HANGUL_JAMO, _IDEOGRAPHIC_VARIATION_SELECTORS):
        return True
    return unicodedata.east_asian_width(character) in "WFH" and unicodedata.category(character) != "So"


def _before(source: str, start: int) -> str:
    """The character before `start` that counts: a variation selector belongs to the one before it."""
    position = start - 1
    while position > 0 and "\ufe00" <= source[position] <= "\ufe0e":
        position -= 1
    return source[position] if position >= 0 else " "


def _is_western_punctuation(character: str) -> bool:
    return _is_punctuation(character) and not is_spaceless(character)


@lru_cache(maxsize=4096)
def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _is_space(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _within(code: int, *ranges: tuple[int, int]) -> bool:
    return any(first <= code <= last for first, last in ranges)
