"""The source lines of tokens, where the text that is parsed is not the post's own but made from it.

Invariant: a token's `map` counts the lines of the post.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.utils import EnvType

KEY = "lines"
"""Under this name, `env` holds for each line of the text the line of the post, counted from 1."""


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` number the lines as the post does."""
    markdown.core.ruler.after("block", "source_lines", _numbered)


def line_at(env: EnvType, index: int) -> int:
    """The line of the post, counted from 1, for a line of the text that is parsed, counted from 0."""
    lines: Sequence[int] = env.get(KEY, ())
    return lines[min(index, len(lines) - 1)] if lines else index + 1


def _numbered(state: StateCore) -> None:
    lines: Sequence[int] = state.env.get(KEY, ())
    if not lines:
        return
    last = len(lines) - 1
    for token in state.tokens:
        if token.map:
            first, end = min(token.map[0], last), min(token.map[1], last)
            token.map = [lines[first] - 1, max(lines[first], lines[max(end - 1, first)])]
