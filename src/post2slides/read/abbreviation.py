"""Abbreviations: a line such as `*[HTML]: Hypertext Markup Language` explains a word wherever it stands.

A blog shows the explanation when the mouse rests on the word; the presenter has it in the notes of the slide on which
the word comes first. Invariant: what explains a word that the post does not use is a note where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from post2slides.model.post import Block, Heading, Note, Paragraph, Span, plain, texts, walk
from post2slides.regex import regex

_DEFINITION = regex(r"\*\[(?P<word>[^\[\]]+)\]:\s*(?P<meaning>\S.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    word: str
    meaning: str
    line: int


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` take such lines out of the text; they are then in `env["abbreviations"]`."""
    markdown.block.ruler.before("reference", "abbreviation", _rule, {"alt": ["paragraph"]})


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = _DEFINITION.match(state.src[start : state.eMarks[start_line]])
    if match is None or state.is_code_block(start_line):
        return False
    if not silent:
        found = state.env.setdefault("abbreviations", [])
        found.append(Abbreviation(match["word"], match["meaning"], start_line + 1))
    state.line = start_line + 1
    return True


def explained(blocks: tuple[Block, ...], abbreviations: Sequence[Abbreviation]) -> tuple[Block, ...]:
    """`blocks` with a note behind the first that has each of the words."""
    notes: dict[int, list[Block]] = {}
    for abbreviation in abbreviations:
        word = re.compile(rf"(?<!\w){re.escape(abbreviation.word)}(?!\w)")
        index = next((index for index, block in enumerate(blocks) if _has(block, word)), len(blocks) - 1)
        text = (Span(f"{abbreviation.word}: {abbreviation.meaning}"),)
        notes.setdefault(index, []).append(Paragraph(text, abbreviation.line))
    told: list[Block] = [Note(tuple(notes[-1]), notes[-1][0].line)] if -1 in notes else []
    for index, block in enumerate(blocks):
        told += [block, *([Note(tuple(notes[index]), block.line)] if index in notes else [])]
    return tuple(told)


def _has(block: Block, word: re.Pattern[str]) -> bool:
    """Whether a block of the text has the word; a heading's slide is the next block's."""
    if isinstance(block, Heading):
        return False
    return any(word.search(plain(text)) for inner in walk((block,)) for text in texts(inner))
