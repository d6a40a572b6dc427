"""Whether some blocks fit a slide, for the outline, which asks before it decides. What was set on trial is kept until
the deck is laid out, so that most text is set once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from post2slides.layout.content import room
from post2slides.layout.flows import flows, is_framed
from post2slides.layout.frames import Flow
from post2slides.layout.ladder import COMFORTABLE
from post2slides.layout.metrics import Metrics
from post2slides.layout.paging import Room, total_height, whole
from post2slides.layout.typesetter import Typesetter
from post2slides.model.post import Block, Footnote, LineBreak, Text, texts, walk
from post2slides.theme.model import Theme


class Trial:
    """A test whether a content slide with a title holds some blocks at a size that is comfortable to read."""

    def __init__(self, theme: Theme, metrics: Metrics, language: str) -> None:
        self._setter = Typesetter(theme, metrics, language)
        self._room_under = lru_cache(maxsize=64)(lambda title: room(title, self._setter))
        self._kept: dict[tuple[int, ...], tuple[Sequence[Block], tuple[Flow, ...]]] = {}
        """By the identities of the blocks, which are the same as long as they are kept."""

    def __call__(self, title: Text, blocks: Sequence[Block]) -> bool:
        found = flows(blocks, self._setter)
        self._kept[tuple(map(id, blocks))] = (blocks, found)
        space = self._room_under(title)
        return total_height(whole(found), COMFORTABLE, space) <= COMFORTABLE.fill * space.height

    def flows(self, blocks: Sequence[Block], setter: Typesetter) -> tuple[Flow, ...]:
        """The flows of `blocks` as `setter` sets them: those of the trial, which are then no longer kept, unless it was
        made for another deck or could not know where a link leads.
        """
        _, found = self._kept.pop(tuple(map(id, blocks)), ((), None))
        return (
            found
            if found is not None and self._sets_like(setter) and not _lead_within(blocks)
            else flows(blocks, setter)
        )

    def room(self, title: Text, setter: Typesetter, blocks: Sequence[Block]) -> Room:
        """What a content slide with this title offers to `blocks`, as `setter` sets it."""
        if self._sets_like(setter) and not any(isinstance(block, Footnote) or is_framed(block) for block in blocks):
            return self._room_under(title)
        return room(title, setter, blocks)

    def _sets_like(self, setter: Typesetter) -> bool:
        own = self._setter
        return own.theme is setter.theme and own.metrics is setter.metrics and own.language == setter.language


def _lead_within(blocks: Sequence[Block]) -> bool:
    """Whether a link leads to a heading of the post."""
    return any(
        not isinstance(inline, LineBreak) and inline.href is not None and inline.href.startswith("#")
        for block in walk(tuple(blocks))
        for text in texts(block)
        for inline in text
    )
