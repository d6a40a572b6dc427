"""Picture addresses with spaces, as in `![The hall](my photo.jpg)`.

CommonMark (section 6.3) ends a link destination at the first space, and so leaves such pictures as text; the tools
in which they were written show them.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from post2slides.regex import regex

# The destination may hold balanced parentheses one deep, as in `Untitled (1).png`, and a title may follow it.
_DESTINATION = regex(
    r"""\(\s*
        (?P<address>(?:[^()<>\n"]|\([^()\n]*\))+?)
        (?:\s+"(?P<title>[^"\n]*)")?
        \s*\)""",
    re.VERBOSE,
)


def install(markdown: MarkdownIt) -> None:
    """Give `markdown` the rule, for where its own finds no picture."""
    markdown.inline.ruler.after("image", "picture_with_spaces", _picture_with_spaces)


def _picture_with_spaces(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)
    match = _DESTINATION.match(state.src, label_end + 1, state.posMax) if label_end >= 0 else None
    if match is None:
        return False
    if not silent:
        alt = state.src[state.pos + 2 : label_end]
        token = state.push("image", "img", 0)
        token.attrs = {"src": match["address"].strip(), "title": match["title"] or ""}
        token.content = alt
        token.children = state.md.inline.parse(alt, state.md, state.env, [])
    state.pos = match.end()
    return True
