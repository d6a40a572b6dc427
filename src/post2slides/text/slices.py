"""Stretches of a text with their marks kept, by the offsets of its plain words.

Slices that cover a text without a gap hold all of it, so that cutting a paragraph at its sentences loses nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from post2slides.model.post import Inline, Span, Text, plain


@dataclass(frozen=True)
class Sliceable:
    """A text of which many slices are wanted: where its parts begin is counted once."""

    text: Text

    @cached_property
    def words(self) -> str:
        return plain(self.text)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(plain((inline,))) for inline in self.text), initial=0))

    def slice(self, start: int, end: int) -> Text:
        """What lies between two offsets of `words`; see `slice_text`."""
        last = end == self._starts[-1]
        first = max(0, bisect_left(self._starts, start) - 1)
        touched = range(first, min(len(self.text), bisect_right(self._starts, end)))
        cuts = ((self.text[index], self._starts[index]) for index in touched)
        parts = (_cut(inline, start - offset, end - offset, last=last) for inline, offset in cuts)
        return tuple(part for part in parts if part is not None)


def slice_text(text: Text, start: int, end: int) -> Text:
    """What of `text` lies between two offsets of `plain(text)`.

    A picture cannot be cut: it belongs to the slice in which its description begins, one without a description at the
    very end of the text to the last slice.
    """
    return Sliceable(text).slice(start, end)


def _cut(inline: Inline, start: int, end: int, *, last: bool) -> Inline | None:
    if isinstance(inline, Span):
        kept = inline.text[max(0, start) : max(0, end)]
        return replace(inline, text=kept) if kept else None
    return inline if start <= 0 < end or (last and start <= 0 == end) else None
