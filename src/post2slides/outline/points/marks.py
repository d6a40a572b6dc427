"""How much of a sentence the author marked."""

from __future__ import annotations

from collections.abc import Callable

from post2slides.model.post import Span, Text, plain
from post2slides.outline.points.shorten import columns

_WHOLE = 0.8
"""The share of a sentence that must be bold or highlighted for the author to have marked it as a whole."""
_SHORTEST = 8
"""Columns that a sentence in bold has at least; a shorter one is an exclamation."""
_LONGEST_LABEL = 48
"""Columns of the longest phrase that names its paragraph rather than says something of its own."""


def stressed_share(text: Text) -> float:
    """The share of the letters and digits of `text`, in columns, that are bold or highlighted."""
    return plain_width(text, lambda span: span.strong or span.mark) / max(1, plain_width(text, lambda span: True))


def is_emphasised(text: Text) -> bool:
    """Whether the author set a whole sentence in bold or highlighted it."""
    return stressed_share(text) >= _WHOLE and columns(plain(text)) >= _SHORTEST


def is_label(text: Text) -> bool:
    """Whether a sentence in bold is short enough to be the run-in heading of its paragraph."""
    return is_emphasised(text) and columns(plain(text)) <= _LONGEST_LABEL


def plain_width(text: Text, holds: Callable[[Span], bool]) -> int:
    """The columns of the letters and digits in the spans of `text` for which `holds` is true."""
    spans = [inline for inline in text if isinstance(inline, Span) and holds(inline)]
    return columns("".join(character for span in spans for character in span.text if character.isalnum()))
