"""A deck as plain text: each slide, what it shows, why, and what the speaker says."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.inspect.post import Row, dump_blocks
from post2slides.inspect.text import dump_text
from post2slides.model.deck import Deck, Entry, Slide


def dump_deck(deck: Deck) -> str:
    """One line per slide and thing on it: source line, what it is, content."""
    rows = [row for number, slide in enumerate(deck.slides, 1) for row in _slide(number, slide)]
    return "".join(f"{line or '':>4} {'  ' * depth}{content}\n" for line, depth, content in rows)


def _slide(number: int, slide: Slide) -> Iterator[Row]:
    section = f"  in {slide.section!r}" if slide.section else ""
    yield slide.line, 0, f"slide {number} {slide.kind}: {dump_text(slide.title)}{section}"
    for name, text in (("kicker", slide.kicker), ("subtitle", slide.subtitle), ("byline", slide.byline)):
        if text:
            yield None, 1, f"{name}: {dump_text(text)}"
    if slide.picture:
        yield None, 1, f"picture: {slide.picture.source}{'  opens its heading' if slide.opens else ''}"
        yield None, 1, f"description: {slide.description}"
    for exhibit in slide.exhibits:
        caption = f"  caption: {dump_text(exhibit.picture.caption)}" if exhibit.picture.caption else ""
        yield exhibit.picture.line, 1, f"picture: {exhibit.picture.source}{caption}"
        yield None, 1, f"description: {exhibit.description}"
    if slide.caption:
        yield None, 1, f"caption: {dump_text(slide.caption)}"
    if slide.embed:
        yield from dump_blocks((slide.embed,), 1)
    yield from _body(slide)
    yield from ((None, 1, _entry(entry)) for entry in slide.entries)
    if slide.notes:
        yield None, 1, "notes:"
        yield from dump_blocks(slide.notes, 2)


def _entry(entry: Entry) -> str:
    return f"{f'{entry.number}. ' if entry.number else ''}{dump_text(entry.text)}"


def _body(slide: Slide) -> Iterator[Row]:
    if slide.points:
        for point in slide.points:
            yield point.line, 1, f"point, rank {point.rank} ({point.reason}): {dump_text(point.text)}"
    else:
        yield from dump_blocks(slide.body, 1)
