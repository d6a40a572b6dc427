"""Emoji by name: `:rocket:`, as GitHub and Slack have them.

Invariant: a name that no emoji has is text, and so are `10:30:45` and `a:b:c`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from post2slides.regex import regex

_CODE = regex(r"(?<![0-9A-Za-z:]):(?P<name>[a-z0-9+-][a-z0-9_+-]+):(?![0-9A-Za-z:])")


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` put the emoji in place of their names, wherever there is text."""
    markdown.core.ruler.push("emoji_code", _replace)


def _replace(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text" and ":" in child.content:
                child.content = _CODE.sub(_emoji, child.content)


def _emoji(match: re.Match[str]) -> str:
    """The emoji; the data behind it is loaded when the first name comes up."""
    from emoji import emojize

    return emojize(match[0], language="alias", variant="emoji_type")
