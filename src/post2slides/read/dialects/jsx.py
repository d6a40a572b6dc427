"""JSX in a text: finding components and reading their attributes, by counting braces and quotation marks.

Invariant: what does not end is no tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from post2slides.regex import regex

_NAME = regex(r"<(?P<closing>/?)(?P<name>[A-Z][\w.]*|[a-z][\w-]*|(?=>))")
_ATTRIBUTE = regex(r"\s*(?:(?P<name>[A-Za-z_@:][\w:.-]*)(?P<given>\s*=\s*)?|(?P<brace>\{))")
_BARE = regex(r"[^\s>]*")
_CLOSE = regex(r"\s*(?P<empty>/?)>")
_SIGN = regex(r"[\"'`{}()\[\]]")
_QUOTES = "\"'`"
_PAIRS = {"{": "}", "(": ")", "[": "]"}


LONGEST = 2_000
_DEEPEST = 40
"""Brackets within brackets, in one expression."""
"""How long an expression in braces may be, in characters; more is data or a program, and none of a post's."""


@dataclass(frozen=True, slots=True)
class Element:
    """A tag from `start` to `end` with its attributes as written: `"x"`, `{x}`, or empty without a value."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    closing: bool
    empty: bool


def elements(text: str, masked: str) -> Iterator[Element]:
    """The tags in `text`, where `masked` has no filler."""
    position = 0
    while match := _NAME.search(masked, position):
        element = _element(text, match)
        position = element.end if element else match.end()
        if element:
            yield element


def _element(text: str, match: re.Match[str]) -> Element | None:
    position, attributes = match.end(), dict[str, str]()
    while position < len(text):
        if close := _CLOSE.match(text, position):
            return Element(
                match["name"], attributes, match.start(), close.end(), bool(match["closing"]), bool(close["empty"])
            )
        found = _ATTRIBUTE.match(text, position)
        if found is None:
            return None
        if found["brace"]:
            end = balanced(text, found.start("brace"))
            position = end or len(text)
        else:
            value, position = _value(text, found.end()) if found["given"] else ("", found.end())
            attributes[found["name"]] = value
    return None


def _value(text: str, start: int) -> tuple[str, int]:
    opening = text[start : start + 1]
    if opening in ('"', "'"):
        end = text.find(opening, start + 1) + 1
    elif opening == "{":
        end = balanced(text, start) or 0
    else:
        bare = _BARE.match(text, start)
        end = bare.end() if bare else 0
    return (text[start:end], end) if end > start else ("", len(text))


def balanced(text: str, start: int, longest: int = LONGEST) -> int | None:
    """Behind the bracket that closes the one at `start`; None where nothing does within `longest` characters.

    Nor where there are more brackets within brackets than any author writes.
    """
    expected: list[str] = []
    limit = min(len(text), start + longest)
    position = start
    while found := _SIGN.search(text, position, limit):
        character, position = found[0], found.end()
        if character in _PAIRS:
            expected.append(_PAIRS[character])
            if len(expected) > _DEEPEST:
                return None
        elif character == expected[-1]:
            expected.pop()
            if not expected:
                return position
        elif character in _QUOTES:
            position = _string_end(text, found.start(), limit) or position
    return None


def _string_end(text: str, start: int, end: int) -> int | None:
    """Behind the string that begins at `start`; None for an apostrophe."""
    quote = text[start]
    line_end = text.find("\n", start, end)
    limit = end if quote == "`" or line_end < 0 else line_end
    position = start + 1
    while position < limit:
        if text[position] == "\\":
            position += 1
        elif text[position] == quote:
            return position + 1
        position += 1
    return None
