"""The program checks itself: the words of the deck, on slides and in notes, are the words of the post.

Where they are not, that is a fault of post2slides, and it says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.model.placed import (
    FOLD,
    ChartShape,
    ClipShape,
    DiagramShape,
    FormulaShape,
    Paragraph,
    PictureShape,
    PlacedDeck,
    PlacedSlide,
    TableShape,
    TextShape,
)
from post2slides.model.post import Code, Diagram, InlinePicture, Post, plain, texts, walk
from post2slides.text.words import missing_words

_NAMED = 12
"""How many lost words are named."""
_SHOWN = 60
"""Characters of each."""


def check_words(post: Post, placed: PlacedDeck, report: Report) -> None:
    """Report the words of `post` that `placed` does not show, if there are any."""
    lost = missing_words("\n".join(_said(post)), "\n".join(_shown(placed)))
    if not lost:
        return
    named = ", ".join(f"“{word[:_SHOWN]}”" for word in list(lost)[:_NAMED])
    count = sum(lost.values())
    message = f"{count} words of the post are not in the deck: {named}. This is a bug of post2slides; please report it"
    report(Diagnostic(Severity.WARNING, "words-lost", message))


def _said(post: Post) -> Iterator[str]:
    """What the author says. An alternative text may be a file's name, and is the outline's to judge."""
    yield plain(post.meta.title)
    yield plain(post.meta.subtitle)
    for block in walk(post.blocks):
        if isinstance(block, Code):
            yield block.text
        if isinstance(block, Diagram):
            from post2slides.model.diagram import labels  # one post in forty has a diagram

            yield from labels(block.drawable)
        for text in texts(block):
            yield plain(tuple([inline for inline in text if not isinstance(inline, InlinePicture)]))


def _shown(placed: PlacedDeck) -> Iterator[str]:
    return (line for slide in placed.slides for line in _lines(slide))


def _lines(slide: PlacedSlide) -> Iterator[str]:
    for shape in slide.shapes:
        match shape:
            case TextShape():
                yield from map(_line, shape.paragraphs)
            case TableShape():
                yield from (_line(paragraph) for row in shape.cells for cell in row for paragraph in cell.paragraphs)
            case DiagramShape():
                yield from (_line(paragraph) for box in shape.boxes for paragraph in box.paragraphs)
            case FormulaShape():
                yield from map(_line, shape.text)
            case ChartShape():
                yield shape.title
                yield from (cell for row in shape.data.rows for cell in row)
            case PictureShape() | ClipShape():
                yield shape.description
            case _:
                pass
    yield from map(_line, slide.notes)


def _line(paragraph: Paragraph) -> str:
    return "".join([run.text for run in paragraph.runs]).replace(FOLD, "")
