r"""Where formulas begin and end in a post.

`$…$`, `` $`…`$ ``, `$$…$$`, `\\(…\\)`, `\\[…\\]`, bare `\begin{align}…\end{align}`, and `\(…\)` and `\[…\]`, which are
escaped brackets in Markdown and formulas for MathJax and KaTeX. Prices, shell variables and brackets in prose stay
text: a sentence must never turn into a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from post2slides.regex import regex

MARKED = "formulas"
"""In the parser's environment: whether the post says that escaped brackets are formulas."""

_SETTINGS = frozenset({"math", "katex", "mathjax", "latex", "use_math", "usemath", "has_math", "markup.math"})
_OFF = (None, False, "false", "off", "no", "")

_SURE = (
    regex(r"\$`(?P<latex>[^`$]+)`\$"),
    regex(r"\$\$(?P<latex>(?:\\.|[^$\\])+)\$\$", re.DOTALL),
    regex(r"\\\\\((?P<latex>.+?)\\\\\)", re.DOTALL),
    regex(r"\\\\\[(?P<latex>.+?)\\\\\]", re.DOTALL),
)
_DOLLARS = regex(r"(?<![\d$])\$(?P<latex>(?![\s$])(?:\\.|[^$\\])*(?<!\s))\$(?![\d$])", re.DOTALL)
_ESCAPED = (
    regex(r"\\\((?P<latex>.+?)(?<!\\)\\\)", re.DOTALL),
    regex(r"\\\[(?P<latex>.+?)(?<!\\)\\\]", re.DOTALL),
)

_TEX = regex(r"\\[A-Za-z]+|\^|_\{|(?<![A-Za-z])[A-Za-z]_\w(?!\w)|(?<![\w-])[A-Za-z]\s*[=<>]")
"""What a formula has and words in brackets have not: a command, a script, a letter that equals something."""
_SIGN = regex(r"(?<!\\)\$|\\")
"""What a formula begins with."""
_MARKUP = regex(r"[\\^]")
_PROSE = regex(r"[^\W\d_]{3,}\s+[^\W\d_]{2,}|\*\*|\]\(|`|[\u0590-\u1eff\u2e80-\uffee]")
"""Words side by side, Markdown, and letters of scripts in which nobody names variables."""
_WORD = regex(r"[^\W\d_]{3,}")
_SHELL = regex(r".*[/:.=@(-]", re.DOTALL)
"""What stands between the dollar signs of two variables."""

_END = r"[ \t]*(?P<end>[.,;:]?|\([^()$\n]+\))[ \t]*(?=\n|\Z)"
"""Behind a displayed formula: a full stop, or the formula's number, and nothing else on the line."""
_DISPLAYED = (
    regex(r"\$\$(?P<latex>(?:\\.|[^$\\])+)\$\$" + _END, re.DOTALL),
    regex(r"\\\\\[(?P<latex>.+?)\\\\\]" + _END, re.DOTALL),
    regex(
        r"(?P<latex>\\begin\{(?P<name>(?:align|alignat|equation|gather|multline|eqnarray)\*?)\}.+?\\end\{(?P=name)\})"
        + _END,
        re.DOTALL,
    ),
)
_DISPLAYED_ESCAPED = regex(r"\\\[(?P<latex>.+?)(?<!\\)\\\]" + _END, re.DOTALL)
_BARE = frozenset({"$$", "\\[", "\\\\["})
_LONGEST = 80
"""Lines of a formula."""


def install(markdown: MarkdownIt) -> None:
    """Make `markdown` find formulas, as tokens `formula` and `formula_block` that hold their LaTeX."""
    markdown.inline.ruler.before("escape", "formula", _inline)
    markdown.block.ruler.before("fence", "formula", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def install_inline(markdown: MarkdownIt) -> None:
    """The same for a parser of single lines."""
    markdown.inline.ruler.before("escape", "formula", _inline)


def are_marked(front_matter: Mapping[str, object], body: str) -> bool:
    """Whether escaped brackets are formulas in this post: its front matter asks for them, or it has some that are."""
    asked = any(key.lower() in _SETTINGS and value not in _OFF for key, value in front_matter.items())
    return asked or any(re.search(r"\\[A-Za-z]{2,}", match["latex"]) for match in _ESCAPED[0].finditer(body))


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = _match(state.src, state.pos, state.posMax, marked=bool(state.env.get(MARKED)))
    if found is None:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found["latex"]
    state.pos = found.end()
    return True


def tokens(text: str) -> Iterator[Token]:
    """`text`, which is no Markdown, as tokens of text and formulas."""
    done = at = 0
    while start := _SIGN.search(text, at):
        found = _match(text, start.start(), len(text), marked=False)
        if found:
            if found.start() > done:
                yield Token("text", "", 0, content=text[done : found.start()])
            yield Token("formula", "", 0, content=found["latex"])
            done = found.end()
        at = found.end() if found else start.end()
    if done < len(text):
        yield Token("text", "", 0, content=text[done:])


def _match(source: str, position: int, end: int, *, marked: bool) -> re.Match[str] | None:
    """The formula that begins at `position` of `source`."""
    for pattern in _SURE:
        if found := pattern.match(source, position, end):
            return found
    found = _DOLLARS.match(source, position, end)
    if found and _is_in_dollars(found["latex"], source[found.end() : found.end() + 1]):
        return found
    for pattern in _ESCAPED:
        found = pattern.match(source, position, end)
        if found and _is_in_brackets(found["latex"], marked=marked):
            return found
    return None


def _is_in_dollars(latex: str, following: str) -> bool:
    """Whether what stands between two dollar signs is a formula rather than prices, variables of a shell, or prose."""
    if _SHELL.fullmatch(latex) and re.match(r"[A-Za-z({_]", following):
        return False
    if _MARKUP.search(latex):
        return True
    if latex.startswith("{") or _PROSE.search(latex):
        return False
    from post2slides.read.formula.latex import can_read, read_latex  # what converts is loaded for the first formula

    return not can_read() or read_latex(latex) is not None


def _is_in_brackets(latex: str, *, marked: bool) -> bool:
    """Whether what stands between escaped brackets is a formula; words in brackets are none in any post."""
    return bool(_TEX.search(latex)) or (marked and not _WORD.search(latex))


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    first = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not first.startswith(("$$", "\\")):
        return False
    found = _displayed(_passage(state, start, end, first), marked=bool(state.env.get(MARKED)))
    if found is None:
        return False
    if not silent:
        state.line = start + found.group().rstrip("\n").count("\n") + 1
        token = state.push("formula_block", "", 0)
        token.content = found["latex"] + _behind(found["end"])
        token.map = [start, state.line]
        token.block = True
    return True


def _passage(state: StateBlock, start: int, end: int, first: str) -> str:
    """The text in which the formula must end: up to an empty line, unless its delimiter has a line of its own."""
    goes_on = first.strip() in _BARE
    last = start + 1
    while last < min(end, start + _LONGEST) and state.sCount[last] >= state.blkIndent:
        if state.isEmpty(last) and not goes_on:
            break
        last += 1
    return state.getLines(start, last, state.sCount[start], False)


def _displayed(passage: str, *, marked: bool) -> re.Match[str] | None:
    for pattern in _DISPLAYED:
        if found := pattern.match(passage):
            return found
    found = _DISPLAYED_ESCAPED.match(passage)
    return found if found and _is_in_brackets(found["latex"], marked=marked) else None


def _behind(end: str) -> str:
    """A full stop belongs to the formula; a number in brackets is its own."""
    return rf"\qquad\text{{{end}}}" if end.startswith("(") else end
