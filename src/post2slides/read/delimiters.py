"""Marks that CommonMark does not have: `==marked==`, `++inserted++`, `~struck~`, `H~2~O`, `x^2^`.

The first three may hold other markup and stand where emphasis with underscores may, so that `a == b`, `C++` and
`x==y==z` are left alone; a single tilde stands beside no letter of any script and round none of East Asia, where it is
a range or the tail of a word: `3~5일`, `약 ~100원`, `안녕~`.
Raised and lowered text is a few letters or digits right behind what they belong to, so that `~~` and `^^` are left
alone. Invariant: where a rule does not apply, no character is touched.
"""

from __future__ import annotations

import re
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from post2slides.read.emphasis import is_spaceless
from post2slides.regex import regex

_PAIRS = {
    "mark": regex(r"==(?=[^\s=])(?P<content>[^\n]*?[^\s=])==(?!=)"),
    "s": regex(r"(?<!~)~(?=[^\s~/])(?P<content>[^\n~\u1100-\uffdc]*?[^\s~])~(?!~)"),
    "u": regex(r"\+\+(?=[^\s+])(?P<content>[^\n]*?[^\s+])\+\+(?!\+)"),
}
_SCRIPTS = {
    "sub": regex(r"~(?P<content>[+\-=(]{0,2}[0-9A-Za-z][0-9A-Za-z+\-=()]{0,11})~(?!~)"),
    "sup": regex(r"\^(?P<content>[+\-=(*]{0,2}[0-9A-Za-z][0-9A-Za-z+\-=()*/.]{0,11})\^(?!\^)"),
}
_BEFORE_SCRIPT = regex(r"[A-Za-z)\]]$")
_BEFORE_RAISED = regex(r"[\w)\]]$")


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` read these marks, after code and before emphasis."""
    for name in _PAIRS:
        markdown.inline.ruler.before("emphasis", f"pair_{name}", partial(_pair, name))
    for name in _SCRIPTS:
        markdown.inline.ruler.before("strikethrough", f"script_{name}", partial(_script, name))


def _pair(name: str, state: StateInline, silent: bool) -> bool:
    match = _PAIRS[name].match(state.src, state.pos, state.posMax)
    if match is None or not _may_open(state.src, match, among_letters=name != "s"):
        return False
    if not silent:
        _push(name, state, match)
    state.pos = match.end()
    return True


def _may_open(source: str, match: re.Match[str], *, among_letters: bool) -> bool:
    """Whether no word goes on at either side; `among_letters`, one of a language without spaces may."""
    before = source[match.start() - 1] if match.start() else " "
    after = source[match.end()] if match.end() < len(source) else " "
    return all(not character.isalnum() or (among_letters and is_spaceless(character)) for character in (before, after))


def _push(name: str, state: StateInline, match: re.Match[str]) -> None:
    """The tokens of the mark, with the inline markup within it."""
    state.push(f"{name}_open", name, 1).markup = match[0][: match.start("content") - match.start()]
    end = state.posMax
    state.pos, state.posMax = match.start("content"), match.end("content")
    state.md.inline.tokenize(state)
    state.posMax = end
    state.push(f"{name}_close", name, -1).markup = match[0][: match.start("content") - match.start()]


def _script(name: str, state: StateInline, silent: bool) -> bool:
    match = _SCRIPTS[name].match(state.src, state.pos, state.posMax)
    wanted = _BEFORE_SCRIPT if name == "sub" else _BEFORE_RAISED
    if match is None or not wanted.search(state.src, 0, state.pos):
        return False
    if not silent:
        state.push(f"{name}_open", name, 1)
        state.push("text", "", 0).content = match["content"]
        state.push(f"{name}_close", name, -1)
    state.pos = match.end()
    return True
