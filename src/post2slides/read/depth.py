"""Quotes in quotes and lists in lists, to a depth that no author reaches.

The parser passes over what is nested too deeply, so as not to run out of stack. Invariant: here it becomes a paragraph
instead, with all its words.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from post2slides.read.plain_paragraph import push_paragraph

_MOST_BRACKETS = 2_000
"""In one paragraph. For each, the parser looks for the end of a link or a picture in all that follows."""
MAX_NESTING = 60
"""The parser's limit on open tokens. The readers, which descend by recursion, need some six calls for each."""

# A list and its item open two tokens at a time.
_MARGIN = 4


def has_excess(text: str) -> bool:
    """Whether a paragraph has more opening brackets than any author writes, and is better left as it is."""
    return text.count("[") > _MOST_BRACKETS


def install(markdown: MarkdownIt) -> None:
    """Give `markdown` the rule, ahead of all that nest."""
    markdown.block.ruler.before("table", "too_deep", _too_deep)


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or state.level < MAX_NESTING - _MARGIN:
        return False
    push_paragraph(state, start_line, end_line)
    return True
