"""Tables as authors mean them, in two points where GitHub Flavored Markdown says otherwise.

GFM (https://github.github.com/gfm/#tables-extension-) takes a line without any pipe that follows a table for another
row, and so swallows the sentence there; here the table ends. And it drops cells beyond those of the header; here
they are kept.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.token import Token


def install(markdown: MarkdownIt) -> None:
    """Give `markdown` both rules."""
    markdown.block.ruler.at("table", _table_with_all_cells, {"alt": ["paragraph", "reference"]})
    # A table asks the rules that may end a block quote whether a line ends it.
    markdown.block.ruler.before("blockquote", "table_end", _ends_table, {"alt": ["blockquote"]})


def _ends_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    return silent and state.parentType == "table" and "|" not in _line(state, start_line).replace(r"\|", "")


def _table_with_all_cells(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    first = len(state.tokens)
    if not table(state, start_line, end_line, silent):
        return False
    row = start_line
    width = 0
    tokens: list[Token] = []
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            row, width = token.map[0], 0
        elif token.type == "inline":
            width += 1
        elif token.type == "tr_close":
            tokens.extend(_cells_beyond(state, row, width, token.level + 1))
        tokens.append(token)
    state.tokens[first:] = tokens
    return True


def _cells_beyond(state: StateBlock, row: int, width: int, level: int) -> list[Token]:
    cells = escapedSplit(_line(state, row).strip())
    cells = cells[cells[0] == "" : len(cells) - (cells[-1] == "")]
    tokens: list[Token] = []
    for cell in cells[width:]:
        content = Token("inline", "", 0, content=cell.strip(), level=level + 1, map=[row, row + 1], children=[])
        tokens += [Token("td_open", "td", 1, level=level), content, Token("td_close", "td", -1, level=level)]
    return tokens


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
