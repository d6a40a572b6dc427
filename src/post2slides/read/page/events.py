"""A cleaned page, told to the builder that makes Markdown's tokens of HTML."""

from __future__ import annotations

from lxml import etree
from markdown_it.token import Token

from post2slides.diagnostics import Report
from post2slides.read.html_block import BlockTokens
from post2slides.read.page.footnotes import CALL, DEFINITION
from post2slides.read.page.maths import FORMULA
from post2slides.read.page.tree import Element, get, line_of

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def tokens(root: Element, report: Report) -> list[Token]:
    """The tokens of everything within `root`."""
    builder = BlockTokens(report)
    line = line_of(root)
    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "start":
            line = max(line, line_of(node))
            _start(node, line, builder)
            line = _text(node.text, line, builder)
            continue
        if event == "comment":
            builder.comment(node.text or "", line)
        elif node.tag not in _VOID:
            _end(node, line, builder)
        if node is not root:
            line = _text(node.tail, line, builder)
    return builder.finished()


def _start(node: Element, line: int, builder: BlockTokens) -> None:
    match str(node.tag):
        case name if name == FORMULA:
            builder.formula(get(node, "latex"), line, displayed=get(node, "display") == "block")
        case name if name == CALL:
            builder.footnote_call(int(get(node, "number")), get(node, "label"), line)
        case name if name == DEFINITION:
            builder.footnote_start(name, get(node, "label"), line)
        case name:
            builder.start(name, {str(key): str(value) for key, value in node.attrib.items()}, line)


def _end(node: Element, line: int, builder: BlockTokens) -> None:
    if node.tag not in (FORMULA, CALL):
        builder.end(str(node.tag), line)


def _text(text: str | None, line: int, builder: BlockTokens) -> int:
    """Tell the text, and say on which line it ends."""
    if text:
        builder.text(text, line)
    return line + (text or "").count("\n")
