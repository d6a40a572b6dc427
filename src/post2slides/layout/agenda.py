"""The agenda: the sections below each other, each a link, at one size; more than a slide holds go on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from post2slides.layout.draft import Draft
from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.furniture import furniture
from post2slides.layout.line_fit import even_lines, fit, shape, whole_words
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.deck import Entry, Slide
from post2slides.model.placed import Bullet, Paragraph, PlacedSlide, Run, TextShape
from post2slides.theme.model import LayoutName, Placeholder, Role
from post2slides.units import points, pt

_NUMBER = 1.5
"""The room for a number before its line, in em."""
_TWO_DIGITS = 2.0
_FULL = 0.92
"""How much of the frame is filled: lines of Korean and Japanese are higher in LibreOffice."""


def agenda_drafts(slide: Slide, source: int, setter: Typesetter) -> Iterator[Draft]:
    """The agenda on as few slides as hold it at the smallest size of the theme, as evenly as can be."""
    frame = _body(setter)
    pages = next(
        pages
        for pages in range(1, len(slide.entries) + 1)
        if pages == len(slide.entries)
        or all(_fits(page, frame.style.minimum, setter) for page in _dealt(slide.entries, pages))
    )
    dealt = _dealt(slide.entries, pages)
    size = min(_size(page, setter) for page in dealt)
    for page in dealt:
        yield Draft(replace(slide, entries=page), source, slides=len(dealt), size=size)


def place_agenda(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """One slide of the agenda."""
    layout = setter.theme.layouts[LayoutName.AGENDA]
    title, frame = layout.placeholders[Role.TITLE], _body(setter)
    words = title_text(draft.slide.title, draft.mark, title.style, setter)
    lines = tuple(
        _line(entry, draft.size, frame, setter, first=entry is draft.slide.entries[0]) for entry in draft.slide.entries
    )
    shapes = (
        shape("Title", fit(words, whole_words(words, title), title.room), title, rtl=setter.rtl),
        TextShape("Agenda", lines, frame.ref, None if frame.ref else frame.room),
        *furniture(layout, footer, setter),
    )
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _body(setter: Typesetter) -> Placeholder:
    return setter.theme.layouts[LayoutName.AGENDA].placeholders[Role.BODY]


def _dealt(entries: tuple[Entry, ...], pages: int) -> list[tuple[Entry, ...]]:
    length = ceil(len(entries) / pages)
    return [entries[start : start + length] for start in range(0, len(entries), length)]


def _size(entries: Sequence[Entry], setter: Typesetter) -> float:
    """The largest size at which the entries fit; the smallest of the theme where none does."""
    style = _body(setter).style
    sizes = range(round(style.maximum), round(style.minimum), -1)
    return next((float(size) for size in sizes if _fits(entries, size, setter)), style.minimum)


def _fits(entries: Sequence[Entry], size: float, setter: Typesetter) -> bool:
    frame = _body(setter)
    width = points(frame.room.width) / size - _hanging(entries)
    lines = sum(_text(entry, frame, setter).count(width) for entry in entries)
    style = frame.style
    height = lines * size * LINE_HEIGHT * style.line_spacing / 100 + (len(entries) - 1) * style.paragraph_spacing * size
    return height <= points(frame.room.height) * _FULL


def _line(entry: Entry, size: float, frame: Placeholder, setter: Typesetter, *, first: bool) -> Paragraph:
    hanging = pt(_hanging((entry,)) * size)
    accent = setter.theme.palette.accent_text
    bullet = (
        Bullet(number=entry.number, colour=accent) if entry.number else Bullet(setter.theme.bullets[0], colour=accent)
    )
    runs = tuple(_runs(_text(entry, frame, setter), size, frame, points(frame.room.width) / size - _hanging((entry,))))
    return Paragraph(
        runs,
        bullet=bullet,
        margin=hanging,
        indent=-hanging,  # type: ignore[arg-type]
        space_before=0.0 if first else frame.style.paragraph_spacing * size,
        rtl=setter.rtl,
    )


def _runs(text: StyledText, size: float, frame: Placeholder, width: float) -> Iterator[Run]:
    """The entry in the colour of its line. Where it wraps its breaks are written down, for LibreOffice tears links."""
    inherited = frame.style.size if frame.ref else None
    whole = [(0, len(text.text))]
    for number, (start, end) in enumerate(even_lines(text, width) if text.count(width) > 1 else whole):
        if number:
            yield Run("\n", text.hand.tag, size=None if size == inherited else size)
        for run in text.part(start, end).sized(size, inherited):
            yield replace(run, colour=frame.style.colour) if run.link else run


def _hanging(entries: Sequence[Entry]) -> float:
    """The room before the lines, in em."""
    return _TWO_DIGITS if any(entry.number > 9 for entry in entries) else _NUMBER


def _text(entry: Entry, frame: Placeholder, setter: Typesetter) -> StyledText:
    return styled(entry.text, frame.style, setter)
