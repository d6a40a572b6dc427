"""What the author tells post2slides in comments that the blog does not show.

`<!-- slides: prose=full -->` under a heading, `<!-- slides: break -->` where a new slide begins, and the like; and
`<!-- point: … -->`, a key point in other words than the text's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import takewhile

from post2slides.model.choice import Asked, PictureRows, Prose
from post2slides.model.post import Block, Heading, Hint, ThematicBreak
from post2slides.read.chart import KINDS
from post2slides.read.context import Context, line_of
from post2slides.read.flat import flat
from post2slides.read.tree import Node
from post2slides.regex import regex

_COMMENT = regex(r"\s*(?:slides|point)\s*:.*", re.IGNORECASE | re.DOTALL)
_VALUES: Mapping[str, tuple[tuple[str, ...], Callable[[int, str], Hint]]] = {
    "prose": (tuple(Prose), lambda line, value: Hint(line, prose=value)),
    "chart": (KINDS, lambda line, value: Hint(line, chart=value)),
    "layout": (("quote", "section", "statement"), lambda line, value: Hint(line, layout=value)),
    "pictures": (tuple(PictureRows), lambda line, value: Hint(line, pictures=value)),
    "theme": ((), lambda line, value: Hint(line, theme=value)),
}
"""The hints that have a value: which values, none where any will do, and what they make."""
_WORDS = ("break", "skip")
"""The hints that are a word."""


def is_hint(comment: str) -> bool:
    """Whether the text of an HTML comment is meant for post2slides."""
    return _COMMENT.fullmatch(comment) is not None


def read_hint(node: Node, context: Context) -> tuple[Block, ...]:
    """A `hint` node: the text of such a comment."""
    line = line_of(node)
    kind, _, content = node.content.partition(":")
    if kind.strip().lower() == "point":
        words = flat(context.blocks(context.nodes(content.strip(), line), context))
        return (Hint(line, point=words),) if words else ()
    return tuple(_hints(content, line, context))


def _hints(content: str, line: int, context: Context) -> Iterator[Block]:
    for word in re.split(r"[\s,]+", content.strip()):
        key, _, value = word.partition("=")
        if word == "break":
            yield ThematicBreak(line)
        elif word == "skip":
            yield Hint(line, skip=True)
        elif key in _VALUES and value and value in (_VALUES[key][0] or (value,)):
            yield _VALUES[key][1](line, value)
        else:
            context.warn("hint-unknown", _correction(word), line)


def _correction(word: str) -> str:
    """What is wrong with a hint, and what may have been meant."""
    key, _, value = word.partition("=")
    known = (*_VALUES, *_WORDS)
    if key in _VALUES:
        return f"{key} is {', '.join(_VALUES[key][0]) or 'a name'}, not {value!r}"
    if key in _WORDS:
        return f"{key!r} has no value"
    close = get_close_matches(key, known, 1)
    return f"{key!r} is no hint" + (f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(known)}")


def for_the_deck(blocks: tuple[Block, ...], context: Context) -> tuple[dict[str, Asked], tuple[Block, ...]]:
    """The settings that stand in comments before the first heading, and the blocks without them."""
    opening = list(takewhile(lambda block: not isinstance(block, Heading), blocks))
    themes = [block for block in blocks if isinstance(block, Hint) and block.theme]
    for late in (hint for hint in themes if hint not in opening):
        context.warn("hint-unknown", "“theme” is for the whole deck; it stands before the first heading", late.line)
    asked = [Asked(hint.theme, hint.line) for hint in themes if hint in opening]
    return {"theme": asked[-1]} if asked else {}, tuple(block for block in blocks if block not in themes)
