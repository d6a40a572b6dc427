"""The parser of inline markup, which tries at each character only the rules whose markup can begin with it.

markdown-it-py tries all of its rules, some twenty-five here, wherever text may end, and nearly all look at the
character and decline. Invariant: the tokens are those that trying them all would make.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from post2slides.read.depth import MAX_NESTING, has_excess
from post2slides.read.emphasis import FriendlyState
from post2slides.regex import regex

_BEGINNINGS: Mapping[str, str] = MappingProxyType(
    {
        "newline": "\n", "formula": "$\\", "escape": "\\", "backticks": "`", "entity": "&",
        "script_sub": "~", "script_sup": "^", "strikethrough": "~", "emphasis": "*_",
        "pair_mark": "=", "pair_s": "~", "pair_u": "+",
        "link": "[", "image": "!", "picture_with_spaces": "!", "autolink": "<", "html_inline": "<",
        "footnote_inline": "^", "footnote_ref": "[", "undefined_footnote": "[",
        "gfm_autolink_www": "w", "gfm_autolink_protocol": ":", "gfm_autolink_email": "@",
    }
)  # fmt: skip
"""The characters with which the markup of each rule begins."""
_TEXT = ("long_text", "text")
"""The rules of what is no markup; a `w` seldom is."""
_CHARACTERS = frozenset("".join(_BEGINNINGS.values()))
# The bracket ends the text of a link.
_MARKUP = regex(rf"[{re.escape(''.join(sorted(_CHARACTERS)))}\]](?:(?<!w)|ww\.)")
"""Where text may end. Addresses begin with `www.`, and stopping at each `w` took half of the time."""


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` read inline markup so. To be called before any plugin is added."""
    inline = _Inline()
    inline.ruler, inline.ruler2 = markdown.inline.ruler, markdown.inline.ruler2
    markdown.inline = inline


class _Inline(ParserInline):
    """A parser to which no rule is added once it has been used."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = _MARKUP

    def add_terminator_char(self, ch: str) -> None:
        """Nothing: `_BEGINNINGS` says where text ends."""

    @cached_property
    def _rules(self) -> Mapping[str, Sequence[RuleFuncInlineType]]:
        """The rules to try at each character, in their order; under `""`, those at all that begin no markup."""
        rules: dict[str, list[RuleFuncInlineType]] = {character: [] for character in (*_CHARACTERS, "]", "")}
        for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(), strict=True):
            for character in ("", "w") if name in _TEXT else _BEGINNINGS[name]:
                rules[character].append(rule)
        return rules

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Put the tokens of `src` behind `tokens`."""
        if src and not _MARKUP.search(src):
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = FriendlyState(src, md, env, tokens)
        if has_excess(src):
            return _as_lines(state)
        self.tokenize(state)
        for rule in self.ruler2.getRules():
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens from `state.pos` to `state.posMax`."""
        rules, text, end = self._rules, self._rules[""], state.posMax
        while state.pos < end:
            for rule in rules.get(state.src[state.pos], text) if state.level < MAX_NESTING else ():
                if rule(state, False):
                    break
            else:
                state.pending += state.src[state.pos]
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the parser names it
        """Go to the end of the token that begins at `state.pos`."""
        start = state.pos
        if start not in state.cache:
            state.cache[start] = self._end_of_token(state)
        state.pos = state.cache[start]

    def _end_of_token(self, state: StateInline) -> int:
        if state.level >= MAX_NESTING:
            return state.posMax + 1
        rules = self._rules.get(state.src[state.pos], self._rules[""])
        state.level += 1
        is_markup = any(rule(state, True) for rule in rules)
        state.level -= 1
        return state.pos if is_markup else state.pos + 1


def _as_lines(state: StateInline) -> list[Token]:
    """Text without any markup."""
    for number, line in enumerate(state.src.split("\n")):
        if number:
            state.push("softbreak", "br", 0)
        state.pending += line
    state.pushPending()
    return state.tokens
