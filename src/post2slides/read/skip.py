"""What the author keeps off the slides with `<!-- slides: skip -->`.

Right under a heading, it is the heading with all that stands under it; elsewhere, the block that follows, and with a
heading all under that. Invariant: a hint that leaves nothing out is reported.
"""

from __future__ import annotations

from itertools import takewhile

from post2slides.model.post import Block, Footnote, Heading, Hint, plain
from post2slides.read.context import Context


def without_skipped(blocks: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """`blocks` without those that the author wants skipped, and without the hints that say so."""
    if not any(isinstance(block, Hint) and block.skip for block in blocks):
        return blocks
    kept: list[Block] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if not (isinstance(block, Hint) and block.skip):
            kept.append(block)
        elif kept and isinstance(kept[-1], Heading):
            _leave_out(kept.pop(), rest, context)
        else:
            _leave_out_next(block, rest, context)
    return tuple(kept)


def _leave_out_next(hint: Hint, rest: list[Block], context: Context) -> None:
    del rest[: len(list(takewhile(lambda block: isinstance(block, Hint), rest)))]
    if rest:
        _leave_out(rest.pop(0), rest, context)
    else:
        context.warn("hint-unknown", "“skip” stands before what is to be skipped; nothing follows here", hint.line)


def _leave_out(block: Block, rest: list[Block], context: Context) -> None:
    """Remove from `rest` what goes with `block`, and tell."""
    del rest[: len(list(takewhile(lambda following: _goes_with(block, following), rest)))]
    named = f"“{plain(block.text)}”" if isinstance(block, Heading) else f"this {type(block).__name__.lower()}"
    context.inform("skipped", f"{named} is not on slides, as the post asks", block.line)


def _goes_with(block: Block, following: Block) -> bool:
    """Whether a block stands under a heading, or is a footnote that another block calls."""
    if isinstance(block, Heading):
        return not (isinstance(following, Heading) and following.level <= block.level)
    return isinstance(following, Footnote)
