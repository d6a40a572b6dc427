"""The presenter's notes: what begins with ✏️, or stands in `<!-- note: … -->`.

Invariant: the pencil itself is never in the notes, and a pencil in mid-sentence is never taken for a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import filterfalse

from post2slides.model.post import Block, Note, Span
from post2slides.read.context import Context, line_of
from post2slides.read.pieces import Line, is_blank
from post2slides.read.tree import Node
from post2slides.regex import regex

_VARIATION_SELECTORS = "\ufe0e\ufe0f"
_COMMENT = regex(r"\s*notes?\s*:\s*(?P<note>.*?)\s*", re.IGNORECASE | re.DOTALL)


def in_comment(comment: str) -> tuple[str, int] | None:
    """The note in the text of an HTML comment and the number of line ends before it; None where it is no note."""
    match = _COMMENT.fullmatch(comment)
    return (match["note"], comment.count("\n", 0, match.start("note"))) if match else None


def read_comment(node: Node, context: Context) -> tuple[Block, ...]:
    """A `note` node: a comment that stands on its own, its content read as Markdown."""
    line = line_of(node)
    blocks = context.blocks(context.nodes(node.content, line), context)
    return (Note(blocks, line),) if blocks else ()


def without_pencil(line: Line, markers: Sequence[str]) -> Line | None:
    """`line` without the marker that it begins with; None where it begins with none."""
    pattern = _pattern(tuple(markers))
    first = next(filterfalse(is_blank, line.pieces), None)
    if pattern is None or not isinstance(first, Span) or first.code:
        return None
    match = pattern.match(first.text)
    if match is None:
        return None
    behind = line.pieces[line.pieces.index(first) + 1 :]
    return replace(line, pieces=(first.saying(first.text[match.end() :]), *behind))


@lru_cache(maxsize=8)
def _pattern(markers: tuple[str, ...]) -> re.Pattern[str] | None:
    """A marker with or without its variation selector (Unicode TR 51, section 2), and the spaces around it."""
    if not any(marker.strip() for marker in markers):
        return None
    bare = (marker.strip(f"{_VARIATION_SELECTORS} ") for marker in markers)
    names = "|".join(re.escape(marker) for marker in sorted(bare, key=len, reverse=True) if marker)
    return re.compile(rf"\s*(?:{names})[{_VARIATION_SELECTORS}]?\s*")
