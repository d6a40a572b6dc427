"""The sentences of a section that may become points, each with what its signals need to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from post2slides.model.post import Inline, LineBreak, Paragraph, Span, Text, plain
from post2slides.outline.points.marks import is_emphasised, is_label
from post2slides.outline.points.post import PostContext
from post2slides.outline.points.shorten import COMFORTABLE, columns, shortened
from post2slides.outline.points.terms import Vector
from post2slides.text.sentences import Range, masked, sentences_of
from post2slides.text.slices import Sliceable, slice_text

_LABELS_THAT_STAND_ALONE = 3
"""So many run-in headings are the outline of a section and are shown as such, without their sentences."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence as a slide would show it, and where it stands."""

    text: Text
    words: str
    """`text` without marks."""
    vector: Vector
    paragraph: int
    """The index of its paragraph in the section, counted from 0."""
    sentence: int
    """Its index in the paragraph, counted from 0."""
    sentences: int
    """How many the paragraph has."""
    paragraphs: int
    """How many the section has."""
    line: int
    whole: str
    """The words of the whole sentence, before anything was dropped."""
    labelled: bool
    """Whether it begins with the run-in heading of its paragraph."""

    @property
    def most(self) -> int:
        """How many points its paragraph may give."""
        return 1 if self.sentences <= 2 else 2


def candidates(paragraphs: Sequence[Paragraph], post: PostContext, language: str) -> tuple[Candidate, ...]:
    """Every sentence of `paragraphs`, in order."""
    found = [sentences_of(paragraph.text, language) for paragraph in paragraphs]
    labels = [_has_label(paragraph.text, ranges) for paragraph, ranges in zip(paragraphs, found, strict=True)]
    if sum(labels) < _LABELS_THAT_STAND_ALONE:
        found = [
            _joined_label(paragraph.text, ranges) if label else ranges
            for paragraph, ranges, label in zip(paragraphs, found, labels, strict=True)
        ]
    return tuple(
        candidate
        for index, paragraph in enumerate(paragraphs)
        for candidate in _of_paragraph(paragraph, found[index], labels[index], (index, len(paragraphs)), post)
    )


def _of_paragraph(
    paragraph: Paragraph, ranges: tuple[Range, ...], label: bool, place: tuple[int, int], post: PostContext
) -> Iterator[Candidate]:
    whole, hidden, (index, paragraphs) = Sliceable(paragraph.text), masked(paragraph.text), place
    for position, (start, end) in enumerate(ranges):
        text = _shown(whole, hidden, start, end)
        shown = plain(text)
        yield Candidate(
            text=text,
            words=shown,
            vector=post.vector(shown),
            paragraph=index,
            sentence=position,
            sentences=len(ranges),
            paragraphs=paragraphs,
            line=paragraph.line,
            whole=whole.words[start:end].strip(),
            labelled=label and position == 0,
        )


def _has_label(text: Text, ranges: tuple[Range, ...]) -> bool:
    """Whether a paragraph opens with a run-in heading, in bold, and goes on in plain type."""
    if len(ranges) < 2:
        return False
    first, second = (slice_text(text, *found) for found in ranges[:2])
    return is_label(first) and not is_emphasised(second)


def _joined_label(text: Text, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """The run-in heading and its sentence as one, if both fit in a point."""
    joined = (ranges[0][0], ranges[1][1])
    shown = _shown(Sliceable(text), masked(text), *joined)
    return (joined, *ranges[2:]) if columns(plain(shown)) <= COMFORTABLE else ranges


def _shown(whole: Sliceable, hidden: str, start: int, end: int) -> Text:
    """A sentence as a slide shows it; a line break is a space, the first letter is as large as the sentence's was.

    `hidden` is the `masked` text.
    """
    parts: list[Inline] = [
        Span(" ") if isinstance(inline, LineBreak) else inline
        for begin, stop in shortened(hidden, start, end)
        for inline in whole.slice(begin, stop)
    ]
    first = parts[0] if parts else None
    begins = _first_letter(whole.words[start:end])
    if begins.isupper() and isinstance(first, Span) and not first.code and first.text.split(" ")[0].islower():
        parts[0] = replace(first, text=first.text[0].upper() + first.text[1:])
    return tuple(_joined(parts))


def _first_letter(words: str) -> str:
    return next((character for character in words if character.isalpha()), "")


def _joined(parts: Sequence[Inline]) -> Iterator[Inline]:
    """Neighbouring spans with the same marks as one."""
    pending: Inline | None = None
    for part in parts:
        if isinstance(pending, Span) and isinstance(part, Span) and replace(pending, text=part.text) == part:
            pending = replace(pending, text=pending.text + part.text)
            continue
        if pending is not None:
            yield pending
        pending = part
    if pending is not None:
        yield pending
