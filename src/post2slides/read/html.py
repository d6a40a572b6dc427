"""Raw HTML in a post: part of the parser, so that the readers never see a tag.

Invariant: no `html_block` and no `html_inline` is left among the tokens.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from post2slides.diagnostics import Report
from post2slides.read.html_elements import DROPPED, EMBEDS, is_known
from post2slides.regex import regex

_START_TAG = regex(r"<([A-Za-z][\w-]*)")
_BARE_TAG = regex(r"<([A-Za-z][\w-]*)>")


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` turn HTML into the tokens of Markdown. Its diagnostics go to `env["report"]`."""
    markdown.core.ruler.push("html", _convert)


def _convert(state: StateCore) -> None:
    report: Report = state.env.get("report", lambda diagnostic: None)
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _inline(token.children, token.map[0] + 1 if token.map else 1, report)
    if any(token.type == "html_block" for token in state.tokens):
        state.tokens = _blocks(state.tokens, report)
    for footnote in state.env.get("footnotes", {}).get("list", {}).values():
        footnote["tokens"] = _inline(footnote.get("tokens", []), 1, report)


def _blocks(tokens: Iterable[Token], report: Report) -> list[Token]:
    """`tokens`, with Markdown's own in place of blocks of HTML."""
    from post2slides.read.html_block import BlockTokens  # what reads HTML is loaded for the first piece of it

    builder = BlockTokens(report)
    for token in tokens:
        if token.type == "html_block":
            builder.html(token.content, token.map[0] + 1 if token.map else 1)
        else:
            builder.markdown(token)
    return builder.finished()


def _inline(tokens: list[Token], line: int, report: Report) -> list[Token]:
    """`tokens`, which begin on source line `line`, with Markdown's own in place of tags."""
    if not any(token.type == "html_inline" or token.children for token in tokens):
        return tokens
    from post2slides.read.html_inline import InlineTokens

    builder = InlineTokens(report)
    for index, token in enumerate(tokens):
        line += token.type in ("softbreak", "hardbreak") or token.content.count("\n")
        if token.type == "html_inline" and not _is_text(token.content, islice(tokens, index + 1, None)):
            builder.html(token.content, line)
            if _is_forgotten(token.content, islice(tokens, index + 1, None)):
                builder.end_of_piece(line)
        elif token.type == "html_inline":
            builder.markdown(Token("text", "", 0, content=token.content))
        else:
            if token.type == "image" and token.children:
                token.children = _inline(token.children, line, report)
            builder.markdown(token)
    return builder.finished()


def _is_text(tag: str, behind: Iterable[Token]) -> bool:
    """Whether the author meant `tag` to be read, as in `Vec<T>`: HTML has no such element, and nothing closes it."""
    match = _BARE_TAG.fullmatch(tag)
    if match is None or is_known(match[1].lower()):
        return False
    return not any(
        token.type == "html_inline" and token.content.lower() == f"</{match[1].lower()}>" for token in behind
    )


def _is_forgotten(tag: str, behind: Iterable[Token]) -> bool:
    """Whether `tag` begins an element without text of the post that nothing ends: it must not swallow what follows."""
    match = _START_TAG.match(tag)
    if match is None or match[1].lower() not in (*DROPPED, *EMBEDS):
        return False
    return not any(
        token.type == "html_inline" and token.content.lower().startswith(f"</{match[1].lower()}") for token in behind
    )
