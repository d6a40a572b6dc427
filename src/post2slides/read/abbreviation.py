"""Abbreviations: a line such as `*[HTML]: Hypertext Markup Language` explains a word wherever it stands.

A blog shows the explanation when the mouse rests on the word; the presenter has it in the notes of the slide on which
the word comes first. Invariant: what explains a word that the post does not use is a note where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from post2slides.model.post import Block, Heading, Note, Paragraph, Span, plain, texts, walk
from post2slides.read.lines import line_at
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
        found.append(Abbreviation(match["word"], match["meaning"], line_at(state.env, start_line)))
    state.line = start_line + 1
    return True


def explained(blocks: tuple[Block, ...], abbreviations: Sequence[Abbreviation]) -> tuple[Block, ...]:
    """`blocks` with a note behind the first that has each of the words."""
    if not abbreviations:
        return blocks
    notes: dict[int, list[Block]] = {}
    said = [_said(block) for block in blocks]
    starts, text = list(accumulate((len(words) + 1 for words in said), initial=0)), "\n".join(said)
    for abbreviation in abbreviations:
        found = _standing_alone(abbreviation.word).search(text)
        index = bisect_right(starts, found.start()) - 1 if found else len(blocks) - 1
        meaning = (Span(f"{abbreviation.word}: {abbreviation.meaning}"),)
        notes.setdefault(index, []).append(Paragraph(meaning, abbreviation.line))
    told: list[Block] = [Note(tuple(notes[-1]), notes[-1][0].line)] if -1 in notes else []
    for index, block in enumerate(blocks):
        told += [block, *([Note(tuple(notes[index]), block.line)] if index in notes else [])]
    return tuple(told)


def _said(block: Block) -> str:
    """The words of a block in which an abbreviation is looked for; a heading's slide is the next block's."""
    if isinstance(block, Heading):
        return ""
    return "\n".join(plain(text) for inner in walk((block,)) for text in texts(inner))


def _standing_alone(word: str) -> re.Pattern[str]:
    """`word` with no letter or digit beside it. A pattern that begins with letters is found much faster."""
    letters = re.escape(word)
    return re.compile(rf"{letters}(?<!\w{letters})(?!\w)")
