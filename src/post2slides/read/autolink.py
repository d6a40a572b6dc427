"""Addresses in plain text that become links, as GitHub has it (GFM, section 6.9, "Autolinks (extension)").

The rules look back over the text that has been read and not yet made a token, at every colon. So that a paragraph
without markup is not looked through again and again, it is made a token from time to time.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

_LONG = 500
"""Characters."""
_OF_AN_ADDRESS = frozenset("+-_.")
"""What the beginning of an address may end in, beside letters and digits."""


def install(markdown: MarkdownIt) -> None:
    """Give `markdown` the rules."""
    markdown.use(gfm_autolink_plugin)
    markdown.inline.ruler.before("text", "long_text", _long_text)


def _long_text(state: StateInline, silent: bool) -> bool:
    if not silent and len(state.pending) > _LONG and not _may_begin_an_address(state.pending[-1]):
        state.pushPending()
    return False


def _may_begin_an_address(character: str) -> bool:
    return character.isalnum() or character in _OF_AN_ADDRESS
