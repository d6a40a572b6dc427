"""Where a line of text may end: UAX #14 (Unicode Line Breaking, https://unicode.org/reports/tr14/) as far as PowerPoint
and LibreOffice follow it. Both end lines after hyphens and never after a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from post2slides.regex import regex
from post2slides.text.scripts import is_western

SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
"""A line may end after them, and swallows them (classes SP and ZW, and the spaces of BA)."""

LINE_BREAKS = "\n\v\r\x85\u2028\u2029"
"""A line must end after them (classes BK, LF and CR)."""

_GLUE = "\u00a0\u202f\u2007\u2060\ufeff"
"""No line ends beside them (classes GL and WJ)."""

_OPENING = r"(\[{¡¿‘“‚„‹«〈《「『【〔〖〘〚〝（［｛｟｢＄￥￡"
"""No line ends after them (classes OP and QU)."""

_CLOSING_WESTERN = "\"')\\]}!?,.:;%’”›»…‰′″°"
_CLOSING = (
    f"{_CLOSING_WESTERN}℃"
    "、。〉》」』】〕〗〙〛〞〟！％），．：；？］｝｠｡｣､･·・゛゜々〻ゝゞヽヾー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｰ"
)
"""No line begins with them (classes CL, CP, EX, IS, NS and CJ): what LibreOffice keeps from a line's start in Chinese,
Japanese or Korean."""

_CLOSING_WIDE = "、。〉》」』】〕）］｝，．"
"""No line ends between them and a Latin letter or digit, in LibreOffice."""

_UNPARTED = rf"[)\]}}!?,:;]|\.(?!/)|/(?=[{SPACES}{LINE_BREAKS}]|$)"
"""No line begins with them, even after a space (rule LB13); but a path may begin a line."""

_HYPHENS = "\\-\u2010\u2013!?|\\\\…\u00ad"
"""A line may end after them, though not before (class BA, and EX before a letter)."""

_MARKS = (
    "\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7ff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer, which do not part words (class SA)."""
_LEADING_VOWELS = "\u0e40-\u0e44\u0ec0-\u0ec4"
_SIGNS = "\u0e2f-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ecd\u102b-\u103e\u1056-\u1060\u17b4-\u17d3"
_SUBSCRIPTS = "\u1039\u17d2"
_IDEOGRAPHS = (
    "\u2600-\u27bf\u2e80-\u2fff\u3004-\u3007\u3012\u3013\u3020-\u3029\u3030-\u3096\u309f-\u30fa\u30ff-\u312f"
    "\u3190-\u31ef\u3200-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\uff02-\uff07\uff0a\uff0b\uff0d-\uff5a"
    "\uff66-\uff9d\U0001f000-\U0001f1e5\U0001f200-\U0001faff\U00020000-\U0003ffff"
)
"""Lines may end on either side of them (classes ID, EB and EM)."""

_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_PICTURE = rf"[{_IDEOGRAPHS}][{_MARKS}]*"
_CHARACTER = rf"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*"
_SYLLABLE = rf"[{_LEADING_VOWELS}]?[{_UNSPACED}](?:[{_SIGNS}]|(?<=[{_SUBSCRIPTS}])[{_UNSPACED}])*"


@cache
def _stretch(*, western: bool, by_syllable: bool = False) -> re.Pattern[str]:
    """What matches a stretch that no line ends in. It takes long to compile, but for western text."""
    closing, marks, wide = (_CLOSING_WESTERN, "", "") if western else (_CLOSING, _MARKS, _CLOSING_WIDE)
    others = "" if western else f"{_IDEOGRAPHS}{_HANGUL}{_UNSPACED}"
    hangul = rf"[{_HANGUL}]" if by_syllable else rf"[{_HANGUL}]+"
    units = "" if western else rf"{_CHARACTER}|{hangul}|{_SYLLABLE}|"
    letter = rf"[^{SPACES}{LINE_BREAKS}{_GLUE}{_OPENING}{_HYPHENS}{others}—]"
    word = rf"{letter}+(?:[{_OPENING}]+{letter}+)*"
    core = rf"(?:{units}{word}[{_HYPHENS}]*|[{_HYPHENS}]+|—+)"
    closed = rf"{core}?[{closing}{marks}]*"
    after_wide = rf"|(?<=[{wide}])(?={letter})" if wide else ""
    glued = rf"(?:[{_GLUE}]+[{_OPENING}]*|[{SPACES}]+(?={_UNPARTED}){after_wide}){closed}"
    return re.compile(rf"[{_OPENING}\"']*{closed}(?:{glued})*[{SPACES}]*[{LINE_BREAKS}]?")


_CLUSTER = regex(rf"(?:{_CHARACTER}|.)[{_MARKS}]*", re.DOTALL)
_WITHIN_UNSPACED = regex(rf"(?<=[{_UNSPACED}])(?=[{_UNSPACED}])")
_KOREAN = regex(f"[{_HANGUL}]")


def stretches(text: str, *, by_syllable: bool = False) -> list[str]:
    """`text` cut wherever a line may end. Each stretch has the spaces and the line break that follow it.

    Korean is kept in words, or cut between syllables when `by_syllable` is set. Thai and its like are cut between
    syllables. Text that is empty or ends with a line break has an empty stretch at its end, for its last line.
    """
    found: list[str] = _stretch(western=is_western(text), by_syllable=by_syllable).findall(text)
    return found if len(found) < 2 or found[-2][-1] in LINE_BREAKS else found[:-1]


def guessed(text: str) -> set[int]:
    """The offsets inside Thai and its like. Programs break there only between words, which takes their dictionaries."""
    return {match.start() for match in _WITHIN_UNSPACED.finditer(text)}


def clusters(text: str, start: int, end: int) -> Iterator[str]:
    """What a reader sees as characters between two offsets of `text`, one by one: a word may be a megabyte long."""
    return (match.group() for match in _CLUSTER.finditer(text, start, end))


def has_hangul(text: str) -> bool:
    return bool(_KOREAN.search(text))
