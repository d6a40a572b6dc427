"""What is remembered of a deck, so that it can be told later whether somebody worked on it.

Words, pictures and figures are remembered by a short digest, places as they are, so that a rounded coordinate is no
move. Left out is what programs change unasked when they save: names, ids, languages, how text is cut into runs, what a
shape inherits, fields, and empty frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from urllib.parse import unquote

from post2slides.readback.values import Deck, Kind, Paragraph, Run, Shape, Slide
from post2slides.regex import regex
from post2slides.units import points

_BYTES = 5
"""Of a digest: among a thousand slides, one chance in a thousand million that a change goes unseen."""
_LONGEST_TITLE = 60
_NUMBER = regex(r"-?\d+(\.\d+)?(E-?\d+)?", re.IGNORECASE)

Place = tuple[int, int, int, int]
"""Left, top, width and height in whole points."""


@dataclass(frozen=True, slots=True)
class SlideMark:
    """A slide, as far as it is remembered."""

    identity: int
    title: str
    """For messages; shortened."""
    words: str
    """Digest of what is written on it."""
    look: str
    """Digest of sizes, weights, colours and typefaces."""
    pictures: str
    figures: str
    """Digest of charts and formulas."""
    notes: str
    motion: str
    places: tuple[Place, ...]
    """Where the shapes that show something stand, from back to front."""

    @property
    def content(self) -> tuple[str, str, str]:
        """What one slide is known by among others, wherever it is moved."""
        return self.words, self.pictures, self.notes


@dataclass(frozen=True, slots=True)
class DeckMark:
    slides: tuple[SlideMark, ...]
    master: str
    """Digest of layouts, colours and fonts."""


def deck_mark(deck: Deck) -> DeckMark:
    """What is remembered of `deck`."""
    drawn = [_drawn(shape) for shapes in deck.layouts for shape in shapes]
    return DeckMark(tuple(map(slide_mark, deck.slides)), _digest([*deck.scheme, *drawn]))


def slide_mark(slide: Slide) -> SlideMark:
    shown = [shape for shape in slide.shapes if _shows(shape)]
    return SlideMark(
        slide.identity,
        slide.title[:_LONGEST_TITLE],
        words=_digest([line for shape in shown for line in _words(shape)]),
        look=_digest([str(slide.background), *(part for shape in shown for part in _look(shape))]),
        pictures=_digest([_picture(shape) for shape in shown if shape.kind is Kind.PICTURE]),
        figures=_digest([line for shape in slide.shapes for line in _figures(shape)]),
        notes=_digest([line.strip() for line in slide.notes.splitlines()]),
        motion=_digest([*slide.motion, *(["hidden"] if slide.hidden else [])]),
        places=tuple(_place(shape) for shape in shown),
    )


def _shows(shape: Shape) -> bool:
    """Whether it shows something of its own: not the slide's number, not a panel, not an empty frame."""
    if shape.kind is Kind.TEXT:
        return any(run.text.strip() and not run.field for paragraph in shape.paragraphs for run in paragraph.runs)
    return shape.kind in {Kind.PICTURE, Kind.TABLE}


def _words(shape: Shape) -> Iterator[str]:
    yield from (" ".join(line.split()) for line in shape.text.splitlines())


def _look(shape: Shape) -> Iterator[str]:
    cells = [cell for row in shape.cells for cell in row]
    for paragraphs in (shape.paragraphs, *(cell.paragraphs for cell in cells)):
        yield from map(_paragraph_look, paragraphs)


def _paragraph_look(paragraph: Paragraph) -> str:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return ";".join(f"{look}{sum(map(_letters, same))}" for look, same in groupby(runs, _run_look))


def _letters(run: Run) -> int:
    return len("".join(run.text.split()))


def _run_look(run: Run) -> str:
    """A link's colour and line are the program's to draw."""
    style = (run.size, run.bold, run.italic, run.strike)
    return repr((*style, unquote(run.link)) if run.link else (*style, run.underline, run.colour))


def _figures(shape: Shape) -> Iterator[str]:
    if shape.kind is Kind.FORMULA:
        yield shape.text
    for value in shape.data:
        yield str(float(value)) if _NUMBER.fullmatch(value) else value


def _picture(shape: Shape) -> str:
    if shape.picture is None:
        return ""
    crop = " ".join(f"{share:.2f}" for share in shape.picture.crop)
    return f"{shape.picture.digest} {crop} {shape.description}"


def _place(shape: Shape) -> Place:
    rect = shape.rect
    if rect is None:
        return 0, 0, 0, 0
    left, top, width, height = (round(points(length)) for length in (rect.left, rect.top, rect.width, rect.height))
    return left, top, width, height


def _drawn(shape: Shape) -> str:
    """A layout's shape. Its prompts are left out: programs show them in the language of their menus."""
    words = "" if shape.placeholder else shape.text
    sizes = " ".join(str(paragraph.size) for paragraph in shape.paragraphs[:1])
    return f"{shape.kind} {shape.placeholder} {_place(shape)} {shape.fill} {words} {sizes} {_picture(shape)}"


def _digest(lines: Iterable[str]) -> str:
    """A short digest; empty where there is nothing."""
    text = "\n".join(lines)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest() if text else ""
