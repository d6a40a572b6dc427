"""Tables as authors mean them, in three points where GitHub Flavored Markdown says otherwise.

GFM (https://github.github.com/gfm/#tables-extension-) takes a line without any pipe that follows a table for another
row, and so swallows the sentence there; here the table ends. It drops cells beyond those of the header; here they are
kept. And it takes the pipe of `a|b` in code for the end of a cell; here it does not where that makes too many cells.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.token import Token

from post2slides.regex import regex

_CODE = regex(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_PIPE = "\ue000"
"""Stands for a pipe in code while a row is split: a character that is reserved for private use, and in no post."""


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
    _mend_code(state, state.tokens[first:])
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


def _mend_code(state: StateBlock, tokens: list[Token]) -> None:
    """Give the rows that have more cells than the header those that they have with code kept whole, if that fits."""
    width = sum(token.type == "th_open" for token in tokens)
    rows: dict[int, list[Token]] = {}
    for token in tokens:
        if token.type == "inline" and token.map:
            rows.setdefault(token.map[0], []).append(token)
    for row, contents in rows.items():
        line = _line(state, row).strip()
        if "`" not in line or len(_cells(escapedSplit(line))) <= width:
            continue
        cells = [cell.replace(_PIPE, "|") for cell in _cells(escapedSplit(_CODE.sub(_without_pipes, line)))]
        if len(cells) == width == len(contents):
            for token, cell in zip(contents, cells, strict=True):
                token.content = cell.strip()


def _without_pipes(code: re.Match[str]) -> str:
    return code[0].replace("|", _PIPE)


def _cells(split: list[str]) -> list[str]:
    """The cells of a row, without what stands outside of its first and last pipe."""
    return split[split[0] == "" : len(split) - (split[-1] == "")]


def _cells_beyond(state: StateBlock, row: int, width: int, level: int) -> list[Token]:
    line = _line(state, row).strip()
    cells = _cells(escapedSplit(line))
    if len(_cells(escapedSplit(_CODE.sub(_without_pipes, line)))) == width:
        return []
    tokens: list[Token] = []
    for cell in cells[width:]:
        content = Token("inline", "", 0, content=cell.strip(), level=level + 1, map=[row, row + 1], children=[])
        tokens += [Token("td_open", "td", 1, level=level), content, Token("td_close", "td", -1, level=level)]
    return tokens


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
