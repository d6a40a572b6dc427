"""Fences of colons and admonitions: `:::tip Title` … `:::`, and `!!! note "Title"` with an indented body.

Docusaurus, VuePress, Zenn, Qiita, Pandoc and MyST write the first, MkDocs the second. Invariant: of a fence whose name
is no callout's, the content is read as if it stood alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.container import container_plugin

from post2slides.model.post import Block, Paragraph, Span
from post2slides.read import callout
from post2slides.read.callout_kinds import NAMES
from post2slides.read.context import Context, line_of
from post2slides.read.tree import Node
from post2slides.regex import regex

# `tip Title`, `tip[Title]`, `{note} Title`, `{.callout-note title="Title"}`, `message alert`, `note{.wide}`.
_NAME = regex(r"\s*\{?\s*\.?(?:callout-)?(?P<name>[\w-]+)(?P<rest>.*)", re.DOTALL)
_ADMONITION = regex(r"(?:!!!|\?\?\?\+?)\s*(?P<name>[\w-]+)")
_BRACKETED = regex(r"^\s*\[(?P<title>.*)\]")
_TITLE_PAIR = regex(r"""\btitle\s*=\s*["'](?P<title>[^"']*)["']""")
_ATTRIBUTES = regex(r"\{[^{}]*\}|^[^{]*\}")
_PLACES = regex(r"^(?:(?:inline|end)(?:\s+|$))+")  # MkDocs: beside the text
_END = regex(r":{3,}[ \t]*")
_QUOTED = regex(r"""^\s*(?P<quote>["'“])(?P<title>.*)["'”]\s*$""")

# Zenn's `:::message alert`, Qiita's `:::note warn`: a second word that says the kind.
_SHADES: Mapping[str, str] = {"alert": "warning", "warn": "warning", "info": "note"}


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` read both as `callout` tokens."""
    container_plugin(markdown, "colons", validate=lambda params, *_: bool(params.strip()))
    markdown.block.ruler.after("container_colons", "stray_colons", _stray, {"alt": ["paragraph", "reference", "list"]})
    markdown.core.ruler.after("normalize", "last_line", _end_last_line)
    admon_plugin(markdown)
    markdown.block.ruler.at("admonition", _admonition, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.core.ruler.after("block", "colon_fence", _callouts)


def _end_last_line(state: StateCore) -> None:
    """The plugin looks at the character behind each line, and raises IndexError where there is none."""
    if state.src and not state.src.endswith("\n"):
        state.src += "\n"


def _stray(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """An end of a fence that nothing begins: nested fences of the same length are an author's mistake, and no text."""
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    if state.is_code_block(start_line) or not _END.fullmatch(line):
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _admonition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The plugin's rule for names that callouts have: `!!! wow` and `??? what` are text."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = _ADMONITION.match(state.src[start : state.eMarks[start_line]])
    return match is not None and match["name"].lower() in NAMES and admonition(state, start_line, end_line, silent)


def _callouts(state: StateCore) -> None:
    """Name the tokens of both plugins alike, and take the plugin's own title out."""
    tokens: list[Token] = []
    inside_title = False
    for token in state.tokens:
        if token.type == "admonition_title_open":
            inside_title = True
        if not inside_title:
            tokens.append(_renamed(token))
        if token.type == "admonition_title_close":
            inside_title = False
    state.tokens = tokens


def _renamed(token: Token) -> Token:
    kind, _, end = token.type.rpartition("_")
    if kind not in ("container_colons", "admonition"):
        return token
    name, title = _name_and_title(token.info) if token.nesting > 0 else ("", "")
    if token.nesting > 0:
        token.meta = {"kind": name, "title": title}
    token.type = f"colon_fence_{end}"
    return token


def _name_and_title(info: str) -> tuple[str, str]:
    match = _NAME.match(info)
    if match is None:
        return "", ""
    name, rest = match["name"], match["rest"]
    if pair := _TITLE_PAIR.search(rest):
        return name, pair["title"]
    if bracketed := _BRACKETED.match(rest):
        return name, bracketed["title"]
    rest = _PLACES.sub("", _ATTRIBUTES.sub("", rest).strip())
    if rest.lower() in _SHADES:
        return _SHADES[rest.lower()], ""
    quoted = _QUOTED.match(rest)
    return name, quoted["title"] if quoted else rest.removeprefix('""').strip()


def read_fence(node: Node, context: Context) -> tuple[Block, ...]:
    """A `colon_fence` node: a callout, or what stands in it, under its title where it has one."""
    blocks = context.blocks(node.children, context)
    name, line = node.meta["kind"], line_of(node)
    title = callout.inline_text(node.meta["title"], line, context)
    if name.lower() in {*NAMES, "admonition"}:
        return callout.admonition(name.lower(), title, blocks, line)
    strong = tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in title)
    return (*((Paragraph(strong, line),) if strong else ()), *blocks)
