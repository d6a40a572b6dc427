"""The stretches of a post that are shown to the letter, in which no dialect means anything.

Invariant: a mask is as long as its text, with the line ends in the same places, so that offsets hold in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from post2slides.regex import regex

FILLER = "\ufffc"
"""Stands in a mask for each character that is shown to the letter."""

_FENCE = regex(r"^(?P<margin>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_HTML = regex(r"<!--|<(?P<tag>pre|script|style|textarea)\b[^<>]*>", re.IGNORECASE)
_HTML_ENDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"": regex("-->")} | {tag: regex(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("pre", "script", "style", "textarea")}
)
_TICKS = regex("`+")
_BLANK_LINE = regex(r"\n[ \t]*\n")
_MATHS = regex(r"\$\$(?:(?!\n[ \t]*\n).)+?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s\\$])\$(?![\d$])", re.DOTALL)


def mask(text: str, *, code_spans: bool = True) -> str:
    """`text` with filler for its code, comments and formulas; code spans may be left as they are.

    It takes time in proportion to the length, whatever is opened and never closed.
    """
    text = _fences_masked(text)
    text = _masked(text, _html(text))
    if code_spans:
        text = _masked(text, _code_spans(text))
    if code_spans and "$" in text:
        text = _masked(text, (match.span() for match in _MATHS.finditer(text)))
    return text


def _masked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in stretches:
        pieces += (text[position:start], filled(text[start:end]))
        position = end
    return "".join([*pieces, text[position:]])


def _html(text: str) -> Iterator[tuple[int, int]]:
    """Comments, and elements whose content is no Markdown."""
    endless: set[str] = set()
    position = 0
    while opening := _HTML.search(text, position):
        tag = (opening["tag"] or "").lower()
        closing = None if tag in endless else _HTML_ENDS[tag].search(text, opening.end())
        position = closing.end() if closing else opening.end()
        if closing:
            yield opening.start(), position
        else:
            endless.add(tag)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """From one run of backticks to the next as long in the same paragraph (CommonMark, section 6.1)."""
    begin = text.find("`")
    while begin >= 0:
        blank = _BLANK_LINE.search(text, begin)
        end = blank.start() + 1 if blank else len(text)
        yield from _paired([run.span() for run in _TICKS.finditer(text, begin, end)], text)
        begin = text.find("`", end)


def _paired(runs: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    waiting: dict[int, list[int]] = {}
    for index in reversed(range(len(runs))):
        waiting.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        alike = waiting[end - start]
        while alike and alike[-1] <= index:
            alike.pop()
        if alike and text[start - 1 : start] != "\\":
            index = alike[-1]
            yield start, runs[index][1]
        index += 1


def fences_masked(text: str) -> str:
    """`text` with filler for its fences alone: comments can be read in it."""
    return _fences_masked(text)


def filled(text: str) -> str:
    """Filler in place of `text`."""
    return "\n".join(FILLER * len(line) for line in text.split("\n"))


def _fences_masked(text: str) -> str:
    pieces: list[str] = []
    position = 0
    while match := _FENCE.search(text, position):
        end = _fence_end(text, match)
        pieces += (text[position : match.start("fence")], filled(text[match.start("fence") : end]))
        position = end
    return "".join([*pieces, text[position:]])


def _fence_end(text: str, opening: re.Match[str]) -> int:
    """Behind the fence that closes; the end of the text where none does (CommonMark, section 4.5)."""
    fence = opening["fence"]
    closing = re.compile(rf"^[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
    match = closing.search(text, opening.end())
    return match.end() if match else len(text)
