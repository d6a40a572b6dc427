"""Raw HTML whose content is not Markdown, kept in one piece.

CommonMark (section 4.6, kind 6) ends an HTML block at the first blank line, also amid a `<pre>` or `<script>` within a
`<div>`, and would read the rest of the code as Markdown. Here such a block goes on to the line with the closing tag.
Where there is none, CommonMark's own end stands; and a comment that nothing ends is one line long, so that it never
eats the post. A picture alone on its line begins a paragraph instead, so that the caption in the next line is read.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import html_block

from post2slides.regex import regex

_VERBATIM = regex(r"<(/?)(pre|script|style|svg|textarea)\b", re.IGNORECASE)
_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_PICTURE = regex(r"<img\b[^<>]*>\s*$", re.IGNORECASE)
_MARKDOWN_INSIDE = regex(r"<\w+[^<>]*\bmarkdown=[^<>]*>\s*$")


def install(markdown: MarkdownIt) -> None:
    """Give `markdown` the rule in place of its own."""
    markdown.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def _html_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if _is_picture(state, start_line) or not html_block(state, start_line, end_line, silent):
        return False
    if silent:
        return True
    token = state.tokens[-1]
    if _never_ends(token.content) or _holds_markdown(state, start_line):
        _extend(state, start_line, start_line + 1)
    while (name := _left_open(token.content)) and (last := _closing_line(state, name, end_line)):
        _extend(state, start_line, last)
    return True


def _is_picture(state: StateBlock, line: int) -> bool:
    return _PICTURE.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None


def _extend(state: StateBlock, first: int, last: int) -> None:
    """Let the block that was just made have the lines from `first` to before `last`."""
    state.line = last
    state.tokens[-1].map = [first, last]
    state.tokens[-1].content = state.getLines(first, last, state.blkIndent, True)


def _never_ends(html: str) -> bool:
    """Whether `html` begins with something that CommonMark lets go on to the end of the post for want of its end."""
    return any(html.startswith(begin) and end not in html for begin, end in _ENDS)


def _holds_markdown(state: StateBlock, line: int) -> bool:
    """Whether the tag on `line` says that its content is Markdown (kramdown, PHP Markdown Extra)."""
    return _MARKDOWN_INSIDE.search(state.src, state.bMarks[line], state.eMarks[line]) is not None


def _left_open(html: str) -> str | None:
    """The element without Markdown that `html` opens and does not close."""
    name = None
    for match in _VERBATIM.finditer(html):
        closing, tag = match[1] == "/", match[2].lower()
        if name is None and not closing:
            name = tag
        elif closing and tag == name:
            name = None
    return name


def _closing_line(state: StateBlock, name: str, end_line: int) -> int | None:
    """The number of the line after the one that closes `name`, within the block that holds it."""
    for line in range(state.line, end_line):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        if f"</{name}" in state.src[state.bMarks[line] : state.eMarks[line]].lower():
            return line + 1
    return None
