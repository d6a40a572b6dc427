"""What the author tells post2slides in comments that the blog does not show.

`<!-- slides: prose=full -->` under a heading, `<!-- slides: break -->` where a new slide begins,
`<!-- slides: chart=bar -->` before a table, and `<!-- point: … -->`, a key point in other words than the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from post2slides.model.post import Block, Hint, ThematicBreak
from post2slides.read.chart import KINDS
from post2slides.read.context import Context, Node, line_of
from post2slides.read.flat import flat

_COMMENT = re.compile(r"\s*(?:slides|point)\s*:.*", re.IGNORECASE | re.DOTALL)
_PROSE = ("fit", "full", "notes")
_KNOWN = ("prose", "break", "chart")


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
    return tuple(_settings(content, line, context))


def _settings(content: str, line: int, context: Context) -> Iterator[Block]:
    for word in re.split(r"[\s,]+", content.strip()):
        key, _, value = word.partition("=")
        if key == "break" and not value:
            yield ThematicBreak(line)
        elif key == "prose" and value in _PROSE:
            yield Hint(line, prose=value)
        elif key == "prose":
            context.warn("hint-unknown", f"prose is {', '.join(_PROSE)}, not {value!r}", line)
        elif key == "chart" and value in KINDS:
            yield Hint(line, chart=value)
        elif key == "chart":
            context.warn("hint-unknown", f"chart is {', '.join(KINDS)}, not {value!r}", line)
        else:
            close = get_close_matches(key, _KNOWN, 1)
            meant = f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(_KNOWN)}"
            context.warn("hint-unknown", f"{key!r} is no hint{meant}", line)
