"""Stretches of a text with their marks kept, by the offsets of its plain words.

Slices that cover a text without a gap hold all of it, so that cutting a paragraph at its sentences loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.model.post import Inline, Span, Text, plain


def slice_text(text: Text, start: int, end: int) -> Text:
    """What of `text` lies between two offsets of `plain(text)`.

    A picture cannot be cut: it belongs to the slice in which its description begins, one without a description at the
    very end of the text to the last slice.
    """
    length = len(plain(text))
    return tuple(
        part
        for offset, inline in _placed(text)
        if (part := _cut(inline, start - offset, end - offset, last=end == length)) is not None
    )


def _placed(text: Text) -> Iterator[tuple[int, Inline]]:
    offset = 0
    for inline in text:
        yield offset, inline
        offset += len(plain((inline,)))


def _cut(inline: Inline, start: int, end: int, *, last: bool) -> Inline | None:
    if isinstance(inline, Span):
        kept = inline.text[max(0, start) : max(0, end)]
        return replace(inline, text=kept) if kept else None
    return inline if start <= 0 < end or (last and start <= 0 == end) else None
