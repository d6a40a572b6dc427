"""What the kinds of Mermaid diagram have in common: how labels and statements are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from post2slides.regex import regex

_BREAK = regex(r"<br\s*/?>|\\n", re.IGNORECASE)
_TAG = regex(r"</?(?:b|i|u|em|strong|sub|sup|small|big|span|div|p|center|code|font|img|a)\b[^>]*>", re.IGNORECASE)
_ICON = regex(r"(?:\bfa[a-z]?:fa-[\w-]+|<i class=[^>]*></i>)\s*")
_ENTITY = regex(r"#(\w+);")
_EMPHASIS = regex(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_SEMICOLON = regex(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")


class UnknownSyntaxError(ValueError):
    """A line that the parsers here do not know: the diagram is shown as its source."""


def label(raw: str) -> str:
    """A label as it is read: quotes, icons and tags away, entities as characters, `<br>` as line breaks."""
    text = raw.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = _EMPHASIS.sub(r"\2", text[1:-1])
    text = _TAG.sub("", _BREAK.sub("\n", _ICON.sub("", text)))
    text = unescape(_ENTITY.sub(lambda match: f"&{'#' if match[1].isdigit() else ''}{match[1]};", text))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def statements(line: str) -> Iterator[str]:
    """The parts of a line between semicolons; one that ends an entity (`#quot;`) stands inside quotes."""
    yield from filter(None, (part.strip() for part in _SEMICOLON.split(line)))


def indented(source: str) -> Iterator[tuple[int, str]]:
    """The width of the indentation and the text of each line that has any, for the kinds that nest by indentation."""
    for line in source.expandtabs(4).splitlines():
        if text := line.strip():
            yield len(line) - len(line.lstrip()), text
