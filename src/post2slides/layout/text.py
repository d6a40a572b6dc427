"""Running text: paragraphs, lists and quotations that share a frame."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from post2slides.layout.entries import Entry
from post2slides.layout.frames import (
    BREAK_FREE,
    BREAK_INSIDE,
    BREAK_ITEM,
    BREAK_SENTENCE,
    BREAK_WRONG,
    LINE_HEIGHT,
    Aside,
)
from post2slides.layout.ladder import Rung, size_at
from post2slides.layout.runs import StyledText
from post2slides.layout.standing import Standing, standing
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Paragraph, TextShape
from post2slides.regex import regex
from post2slides.text.sentences import sentences
from post2slides.text.words import untorn
from post2slides.theme.model import Level, Placeholder, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, points, pt

TO_THE_END = sys.maxsize
"""Stands for the number of all parts of a text from its first: what is not divided is not cut into sentences."""
_LONG_SENTENCE = 180
"""Characters; a longer sentence may be broken inside, if nothing else helps."""
_ENDLESS_SENTENCE = 20 * _LONG_SENTENCE
"""Characters; a sentence as long as this is broken more coarsely, since each pair of breaks is weighed."""
_LINES = 4
"""Of a word, or of words without spaces: a longer one may be divided even so."""
_CLAUSE = regex(r"[,;:、，；：—–)）]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence (or a piece of a very long one) of an entry."""

    entry: int
    start: int
    end: int
    cost: float
    """Of a break after it."""


class _Pitch(NamedTuple):
    """How the lines of an entry follow each other at a size."""

    gap: int
    """The space (EMU) between the entry and the one before it."""
    width: float
    """Of a line, in em."""
    line: int
    """From one line to the next, in EMU."""


class _Column(NamedTuple):
    """The entries below each other as if they were never divided, in EMU: paging asks for any run of parts."""

    gaps: tuple[int, ...]
    """The space before each."""
    bottoms: tuple[int, ...]
    """Where each ends."""


@dataclass(frozen=True)
class TextFlow:
    """Entries that share a frame of `width` EMU."""

    entries: tuple[Entry, ...]
    style: TextStyle
    width: Emu
    setter: Typesetter
    levels: tuple[Level, ...] = ()
    """Of the placeholder that it is meant for."""
    _heights: dict[tuple[int, int, int, float], int] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Of stretches (entry, start, end) at a size."""
    _columns: dict[float, _Column] = field(default_factory=dict, init=False, compare=False, repr=False)
    """At a size."""
    _pitches: dict[tuple[float, tuple[object, ...]], _Pitch] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Of entries that stand alike, at a size."""
    _sizes: dict[float, float] = field(default_factory=dict, init=False, compare=False, repr=False)
    """On the steps of the ladder."""

    @property
    def spreads(self) -> bool:
        return True

    @property
    def role(self) -> Role:
        return Role.BODY

    @property
    def line(self) -> int:
        return self.entries[0].line

    @property
    def parts(self) -> int:
        return len(self._parts)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(part for index in range(len(self.entries)) for part in self._parts_of(index))

    def _parts_of(self, index: int) -> Iterator[Part]:
        entry = self.entries[index]
        bounds = list(self._bounds_of(entry.text))
        dearer = 2.5 if entry.in_list else 1.0
        for number, (start, end, cost) in enumerate(bounds):
            yield Part(index, start, end, cost * dearer if number < len(bounds) - 1 else self._cost_after(index))

    def _bounds_of(self, text: StyledText) -> Iterator[tuple[int, int, float]]:
        for start, end, cost in _bounds(text.text, self.setter.language):
            if end - start <= _LONG_SENTENCE:
                yield start, end, cost
                continue
            for cut in self._cuts(text, start, end):
                yield start, cut, BREAK_INSIDE
                start = cut
            yield start, end, cost

    def _cuts(self, text: StyledText, start: int, end: int) -> Iterator[int]:
        """Where a word without end, or many without a space between them, may be divided: at some of its lines."""
        words = text.text[start:end]
        start += len(words) - len(words.lstrip())
        lines = text.part(start, end).measured.lines(points(self.width) / self.style.size)
        yield from (untorn(text.text, start + line.end) for line in lines[_LINES - 1 : -1 : _LINES])

    def _cost_after(self, index: int) -> float:
        entry = self.entries[index]
        following = self.entries[index + 1] if index + 1 < len(self.entries) else None
        if (entry.names or not entry.text.text) and following:
            return BREAK_WRONG
        if entry.introduces and (following is None or following.in_list):
            return BREAK_WRONG
        if following is None or not (entry.in_list and following.in_list):
            return BREAK_FREE
        if following.bullet is None or (following.level > entry.level and following.level != 0):
            return BREAK_SENTENCE
        return BREAK_ITEM * (1 + following.level)

    def cost(self, after: int) -> float:
        return self._parts[after].cost

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        if last == TO_THE_END:
            return self._asides
        ends, told = self._told
        return tuple(note for asides in told[bisect_left(ends, first) : bisect_left(ends, last)] for note in asides)

    @cached_property
    def _asides(self) -> tuple[Aside, ...]:
        return tuple(note for entry in self.entries for note in entry.asides)

    @cached_property
    def _told(self) -> tuple[tuple[int, ...], tuple[tuple[Aside, ...], ...]]:
        """The last parts of the entries that have asides, and these: few have any, and each slide asks for all."""
        last = {part.entry: number for number, part in enumerate(self._parts)}
        told = {last[index]: entry.asides for index, entry in enumerate(self.entries) if entry.asides}
        return tuple(told), tuple(told.values())

    def height(self, first: int, last: int, rung: Rung) -> int:
        size = self._size(rung)
        if last == TO_THE_END:
            return self._total(size)
        if last <= first:
            return 0
        top, bottom = self._parts[first], self._parts[last - 1]
        if top.entry == bottom.entry:
            return self._height_of(top.entry, top.start, bottom.end, size)
        column = self._column(size)
        between = column.bottoms[bottom.entry - 1] - column.bottoms[top.entry]
        above = self._height_of(top.entry, top.start, self._length(top.entry), size)
        return above + between + column.gaps[bottom.entry] + self._height_of(bottom.entry, 0, bottom.end, size)

    def _total(self, size: float) -> int:
        column = self._column(size)
        return column.bottoms[-1] - column.gaps[0] if self.entries else 0

    def _size(self, rung: Rung) -> float:
        if rung.step not in self._sizes:
            self._sizes[rung.step] = size_at(self.style, rung)
        return self._sizes[rung.step]

    def _column(self, size: float) -> _Column:
        if size not in self._columns:
            pitches = [self._pitch(index, size) for index in range(len(self.entries))]
            heights = (
                pitch.gap + entry.text.count(pitch.width) * pitch.line
                for entry, pitch in zip(self.entries, pitches, strict=True)
            )
            self._columns[size] = _Column(tuple(pitch.gap for pitch in pitches), tuple(accumulate(heights)))
        return self._columns[size]

    def _length(self, index: int) -> int:
        return len(self.entries[index].text.text)

    def _stretches(self, first: int, last: int) -> list[tuple[int, int, int]]:
        """(entry, start, end) of each entry that the parts cover."""
        if last == TO_THE_END:
            return [(index, 0, self._length(index)) for index in range(len(self.entries))]
        stretches: list[tuple[int, int, int]] = []
        for part in self._parts[first:last]:
            if stretches and stretches[-1][0] == part.entry:
                stretches[-1] = (part.entry, stretches[-1][1], part.end)
            else:
                stretches.append((part.entry, part.start, part.end))
        return stretches

    def _height_of(self, index: int, start: int, end: int, size: float) -> int:
        """The height (EMU) of an entry's text between two offsets."""
        key = (index, start, end, size)
        if key not in self._heights:
            pitch = self._pitch(index, size)
            self._heights[key] = self.entries[index].text.count_part(start, end, pitch.width) * pitch.line
        return self._heights[key]

    @cached_property
    def _stances(self) -> list[tuple[object, ...]]:
        return [entry.stance for entry in self.entries]

    def _pitch(self, index: int, size: float) -> _Pitch:
        key = (size, self._stances[index])
        if key not in self._pitches:
            stands = standing(self.entries[index], self.style, self.levels, size, begins=True)
            self._pitches[key] = _Pitch(
                gap=pt(stands.space_before + stands.space_after),
                width=points(self.width - stands.margin) / stands.size,
                line=pt(stands.size * LINE_HEIGHT * self.style.line_spacing / 100),
            )
        return self._pitches[key]

    def place(self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None) -> tuple[TextShape]:
        size = self._size(rung)
        paragraphs = tuple(
            self._paragraph(stretch, size, placeholder, is_first=position == 0)
            for position, stretch in enumerate(self._stretches(first, last))
        )
        if placeholder is None:
            return (TextShape("Text", paragraphs, rect=rect, insets=Insets()),)
        own = None if rect == placeholder.room else rect.outside(placeholder.insets)
        return (TextShape("Text", paragraphs, placeholder.ref, rect=own),)

    def _paragraph(
        self, stretch: tuple[int, int, int], size: float, placeholder: Placeholder | None, *, is_first: bool
    ) -> Paragraph:
        index, start, end = stretch
        entry = self.entries[index]
        stands, text = standing(entry, self.style, self.levels, size, begins=start == 0), entry.text.part(start, end)
        if placeholder and stands.inherited:
            return self._inheriting(text, stands, stands.inherited, is_first=is_first)
        runs = text.sized(stands.size, placeholder.style.size if placeholder else None)
        if placeholder is None and (named := self.setter.named(self.style.font)):
            runs = tuple(replace(run, font=run.font or named) for run in runs)
        return Paragraph(
            runs,
            level=stands.level,
            bullet=stands.bullet,
            margin=stands.margin or None,
            indent=stands.indent if stands.margin else None,
            space_before=0.0 if is_first else stands.space_before,
            line_spacing=None if placeholder else self.style.line_spacing,
            rtl=self.setter.rtl,
        )

    def _inheriting(self, text: StyledText, stands: Standing, level: Level, *, is_first: bool) -> Paragraph:
        """A paragraph that says only what it has not from its level."""
        before = 0.0 if is_first else stands.space_before
        return Paragraph(
            text.sized(stands.size, level.size),
            level=stands.level,
            bullet=stands.own_bullet(),
            margin=None if stands.margin == level.margin else stands.margin,
            indent=None if stands.indent == level.indent else stands.indent,
            space_before=None if before == level.space_before else before,
            rtl=self.setter.rtl,
        )


def _bounds(text: str, language: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, cost of a break after it) of each sentence, and of the pieces of a very long one."""
    for start, end in sentences(text, language) or ((0, len(text)),):
        if end - start <= _LONG_SENTENCE:
            yield start, end, BREAK_SENTENCE
            continue
        begin, least = start, _LONG_SENTENCE if end - start >= _ENDLESS_SENTENCE else _LONG_SENTENCE / 3
        for match in _CLAUSE.finditer(text, start, end):
            if match.end() - begin >= least and end - match.end() >= least:
                yield begin, match.end(), BREAK_INSIDE
                begin = match.end()
        yield begin, end, BREAK_SENTENCE
