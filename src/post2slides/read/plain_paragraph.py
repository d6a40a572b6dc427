"""Paragraphs of which no line begins as another block does, as nearly all in a post.

The parser asks fourteen rules of each line whether a block of theirs begins there, and before that seven others whether
the paragraph is one of theirs. Here one look at the beginning of each line tells. Invariant: what is read here is
what those rules would leave to the parser's own rule for paragraphs; where that is not sure, this one declines.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from post2slides.regex import regex

_BEGINNING = regex(
    r"[#>:~|=<\[\\-]|```|!!!|\?\?\?|\$\$|\d+[.)]|[*+](?:\s|$)|\*\[|[*_](?:[ \t]*[*_]){2,}[ \t]*$", re.MULTILINE
)
"""What blocks may begin with, or what makes one of the line above: a heading, a table, a definition."""
_OF_DEFINITION = frozenset(":~")
_ITEM = regex(r"[-*+] \S")
_CODE_INDENT = 4


def install(markdown: MarkdownIt) -> None:
    """Give `markdown` the rule, ahead of all that it spares."""
    markdown.block.ruler.before("table", "plain_paragraph", _plain_paragraph)


def _plain_paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not _is_text(state, start_line):
        return False
    end = start_line + 1
    while end < state.lineMax and not state.isEmpty(end):
        if not _is_text(state, end):
            if not _is_item(state, end):
                return False
            break
        end += 1
    if end + 1 < state.lineMax and _first(state, end + 1) in _OF_DEFINITION:
        return False
    push_paragraph(state, start_line, end)
    return True


def _is_text(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return 0 <= state.sCount[line] < state.blkIndent + _CODE_INDENT and not _BEGINNING.match(state.src, start)


def _is_item(state: StateBlock, line: int) -> bool:
    """Whether `line` is sure to begin an item of a bullet list: neither indented too far, nor dashes alone."""
    around = state.blkIndent if state.listIndent < 0 else min(state.blkIndent, state.listIndent)
    start = state.bMarks[line] + state.tShift[line]
    return 0 <= state.sCount[line] < around + _CODE_INDENT and _ITEM.match(state.src, start) is not None


def _first(state: StateBlock, line: int) -> str:
    """The first character of `line` that is no space; of an empty line, none."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : min(start + 1, state.eMarks[line])]


def push_paragraph(state: StateBlock, start_line: int, end: int) -> None:
    """Put the tokens of a paragraph behind those of `state`: the lines from `start_line` up to `end`."""
    place = [start_line, end]
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start_line, end, state.blkIndent, False).strip()
    inline.map, inline.children = place, []
    state.push("paragraph_close", "p", -1)
    state.line = end
