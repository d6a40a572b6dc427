"""What the kinds of Mermaid diagram have in common: how labels are written."""

from __future__ import annotations

import re
from html import unescape

_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sub|sup|small|big|span|div|p|center|code|font)\b[^>]*>", re.IGNORECASE)
_ICON = re.compile(r"\bfa[bsrl]?:fa-[\w-]+\s*")
_ENTITY = re.compile(r"#(\w+);")


class UnknownSyntaxError(ValueError):
    """A line that the parsers here do not know: the diagram is shown as its source."""


def label(raw: str) -> str:
    """A label as it is read: quotes, icons and tags away, entities as characters, `<br>` as line breaks."""
    text = raw.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = text[1:-1].replace("**", "")
    text = _TAG.sub("", _BREAK.sub("\n", _ICON.sub("", text)))
    text = unescape(_ENTITY.sub(lambda match: f"&{'#' if match[1].isdigit() else ''}{match[1]};", text))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
