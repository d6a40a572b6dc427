"""The stretches of a post that are shown to the letter, in which no dialect means anything.

Invariant: a mask is as long as its text, with the line ends in the same places, so that offsets hold in both.
"""

from __future__ import annotations

import re

FILLER = "\ufffc"
"""Stands in a mask for each character that is shown to the letter."""

_FENCE = re.compile(r"^(?P<margin>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_HTML = re.compile(
    r"<!--.*?-->|<(?P<tag>pre|script|style|textarea)\b[^>]*>.*?</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE
)
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_MATHS = re.compile(
    r"\$\$(?:(?!\n[ \t]*\n).)+?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s\\$])\$(?![\d$])", re.DOTALL
)


def mask(text: str, *, code_spans: bool = True) -> str:
    """`text` with filler for its code, comments and formulas; code spans may be left as they are."""
    text = _fences_masked(text)
    patterns = (_HTML, _CODE_SPAN, _MATHS) if code_spans else (_HTML,)
    for pattern in patterns:
        text = pattern.sub(lambda match: filled(match[0]), text)
    return text


def filled(text: str) -> str:
    """Filler in place of `text`."""
    return re.sub(r"[^\n]", FILLER, text)


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
