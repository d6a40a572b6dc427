"""Definition lists, as PHP Markdown Extra, Pandoc and kramdown have them: terms, and behind a colon what they mean.

The plugin reads one term before a definition; several, each on a line of its own, are read here. HTML's `<dl>` makes
the same tokens. They become lists: an item for each group of terms, which are bold, with their definitions under them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from post2slides.model.post import Block, List, ListItem, Paragraph, Span, Text
from post2slides.read.context import Context, line_of
from post2slides.read.flat import flat
from post2slides.read.spans import read_text
from post2slides.read.tree import Node
from post2slides.regex import regex

Rule = Callable[[StateBlock, int, int, bool], bool]

_MOST_TERMS = 6
_LONGEST_TERM = 80
"""Characters; a longer line is a sentence."""
_DEFINITION = regex(r"[:~][ \t]+\S")
_OTHER_BLOCK = regex(r"[-*+>#|:~`]|\d+[.)] ")


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` read definition lists."""
    markdown.use(deflist_plugin)
    single = next(rule.fn for rule in markdown.block.ruler.__rules__ if rule.name == "deflist")

    def several_terms(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        return not silent and _several_terms(state, start_line, end_line, single)

    markdown.block.ruler.before("deflist", "several_terms", several_terms)


def _several_terms(state: StateBlock, start_line: int, end_line: int, single: Rule) -> bool:
    """The list that begins with several lines of terms: the plugin's of the last, with the others put before it."""
    last = _last_term(state, start_line, end_line)
    if last == start_line:
        return False
    first = len(state.tokens)
    if not single(state, last, end_line, False):
        return False
    opening = state.tokens[first]
    opening.map = [start_line, opening.map[1] if opening.map else last]
    terms = [token for line in range(start_line, last) for token in _term_tokens(state, line, opening.level + 1)]
    state.tokens[first + 1 : first + 1] = terms
    return True


def _last_term(state: StateBlock, start_line: int, end_line: int) -> int:
    """The line right above the first definition, if all from `start_line` to it may be terms; else `start_line`."""
    for line in range(start_line, min(end_line - 1, start_line + _MOST_TERMS)):
        text = _line(state, line)
        if not text or len(text) > _LONGEST_TERM or _OTHER_BLOCK.match(text):
            return start_line
        if _DEFINITION.match(_line(state, line + 1)):
            return line
    return start_line


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _term_tokens(state: StateBlock, line: int, level: int) -> tuple[Token, ...]:
    place = [line, line]
    content = Token("inline", "", 0, content=_line(state, line), children=[], level=level + 1, map=place)
    return Token("dt_open", "dt", 1, level=level, map=place), content, Token("dt_close", "dt", -1, level=level)


def read_definitions(node: Node, context: Context) -> tuple[Block, ...]:
    """The list of a `dl` node."""
    return (List(ordered=False, start=1, items=tuple(_items(node, context)), line=line_of(node), defines=True),)


def _items(node: Node, context: Context) -> Iterator[ListItem]:
    terms: list[Paragraph] = []
    blocks: list[Block] = []
    for child in node.children:
        if child.type != "dt":
            blocks += context.blocks(child.children if child.type == "dd" else [child], context)
            continue
        if blocks:
            yield _item(terms, blocks, node)
            terms, blocks = [], []
        terms.append(Paragraph(_term(child, context), line_of(child)))
    if terms or blocks:
        yield _item(terms, blocks, node)


def _item(terms: list[Paragraph], blocks: list[Block], node: Node) -> ListItem:
    shown = (*(term for term in terms if term.text), *blocks)
    return ListItem(shown, None, shown[0].line if shown else line_of(node))


def _term(node: Node, context: Context) -> Text:
    """The term in bold. Markdown's stands in the node itself, HTML's in a paragraph."""
    inlines = [child for child in node.children if child.type == "inline"]
    text = read_text(inlines[0], context) if inlines else flat(context.blocks(node.children, context))
    return tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in text)
