"""A sentence made ready for a slide: without its tie to the one before, long brackets and clauses it can do without.

Nothing is ever reworded. What is left is the author's, in the author's order, and ends as the sentence ended.
"""

from __future__ import annotations

import re
import unicodedata

from post2slides.outline.points.ties import ANNOUNCED, BRACKET, CONNECTIVE, FINAL_MARK, SUBORDINATE, TRAILING
from post2slides.text.sentences import Range

COMFORTABLE = 140
"""Columns (a wide character takes two) that read well as one point: about 25 words, or 60 characters of Korean."""
_SHORTEST = 45
"""What a shortened sentence keeps at least, in columns, so that it says something."""
_WORTH_CUTTING = 30
"""Columns that a clause has at least for its loss to make room."""
_COMPLETE = 60
"""Columns that a sentence before a colon has at least when it is one of its own."""
_LONGEST = 1_500
"""Characters; what is longer is no sentence, whatever it is, and stays as it is."""
_LONG_BRACKET = 24
"""Columns of a bracket that is an aside; a shorter one is an abbreviation or the original of a translated name."""


def columns(text: str) -> int:
    """The width of `text` in columns of a terminal: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def shortened(words: str, start: int, end: int) -> tuple[Range, ...]:
    """The ranges of the sentence `words[start:end]` that a slide shows, in order; `words` has its code blanked."""
    start, end = _stripped(words, start, end)
    if end - start > _LONGEST:
        return ((start, end),)
    start = _untied(words, start, end)
    ranges = _without_brackets(words, start, end)
    return _without_tail(words, ranges)


def _stripped(words: str, start: int, end: int) -> Range:
    sentence = words[start:end]
    return start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())


def _untied(words: str, start: int, end: int) -> int:
    """Where the sentence begins without its ties, of which there may be two: `And finally, …`."""
    while tie := CONNECTIVE.match(words, start, end):
        if columns(words[tie.end() : end]) < _SHORTEST // 2:
            break
        start = tie.end()
    return start


def _without_brackets(words: str, start: int, end: int) -> tuple[Range, ...]:
    too_long = columns(words[start:end]) > COMFORTABLE
    ranges: list[Range] = []
    for bracket in BRACKET.finditer(words, start, end):
        if bracket.start() > start and (too_long or columns(bracket.group().strip()) > _LONG_BRACKET):
            ranges.append((start, bracket.start()))
            start = bracket.end()
    return (*ranges, (start, end))


def _without_tail(words: str, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut where as much is kept as reads well; if every cut leaves too much, at the first."""
    whole = "".join(words[first:last] for first, last in ranges)
    if columns(whole) <= COMFORTABLE:
        return ranges
    cuts = [match.start() for match in TRAILING.finditer(whole) if _can_end(whole, match)]
    if not cuts:
        return ranges
    fitting = [cut for cut in cuts if columns(whole[:cut]) <= COMFORTABLE]
    return _cut(words, ranges, fitting[-1] if fitting else cuts[0])


def _can_end(sentence: str, tail: re.Match[str]) -> bool:
    """Whether the sentence may end before `tail`: what is left is whole, and nothing after `tail` comes back to it."""
    head, rest, mark = sentence[: tail.start()], sentence[tail.end() :], tail.group().strip()[:1]
    if columns(head) < _SHORTEST or columns(rest) < _WORTH_CUTTING or not _is_whole(head):
        return False
    match mark:
        case "," | "，" | "،":
            return not re.search(r"[,，،]\s", rest)
        case ":" | "：":
            return columns(head) >= _COMPLETE and not ANNOUNCED.search(head)
        case ";" | "；":
            return True
        case _:
            return not re.search(r"\s[-—–]+\s|——", head + rest)


def _is_whole(head: str) -> bool:
    """Whether brackets and quotations are closed and an opening clause is followed by its main clause."""
    closed = all(head.count(one) == head.count(other) for one, other in ("()", "（）", "“”", "«»", "「」"))
    begun = SUBORDINATE.match(head) and not re.search(r"[,，،]", head)
    return closed and head.count('"') % 2 == 0 and not begun


def _cut(words: str, ranges: tuple[Range, ...], length: int) -> tuple[Range, ...]:
    """The first `length` characters of `ranges`, and the mark with which the sentence ended."""
    kept: list[Range] = []
    for first, last in ranges:
        kept.append((first, min(last, first + length)))
        length -= last - first
        if length <= 0:
            break
    end = ranges[-1][1]
    mark = FINAL_MARK.search(words, kept[-1][1], end)
    if mark:
        first = mark.start()
        kept.append((first, first + len(mark.group().rstrip("\"'”’」』)）"))))
    return tuple(kept)
