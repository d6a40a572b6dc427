"""Slides set in place as plain text: each shape with its place (in px at 96 to the inch), type sizes and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from post2slides.model.placed import (
    ChartShape,
    ClipShape,
    DiagramShape,
    FormulaShape,
    PanelShape,
    Paragraph,
    PictureShape,
    PlacedDeck,
    PlacedSlide,
    Shape,
    TableShape,
    TextShape,
)
from post2slides.units import Rect, pixels


def dump_placed(placed: PlacedDeck) -> str:
    """One line per slide, shape and paragraph; the source line stands before each slide."""
    return "".join(f"{line}\n" for number, slide in enumerate(placed.slides, 1) for line in _slide(number, slide))


def _slide(number: int, slide: PlacedSlide) -> Iterator[str]:
    yield f"{slide.line:>4} slide {number} '{slide.layout}': {slide.title}"
    for shape in slide.shapes:
        yield from (f"       {line}" for line in _shape(shape))
    yield from (f"       notes: {_words(paragraph)}" for paragraph in slide.notes)


def _shape(shape: Shape) -> Iterator[str]:  # noqa: C901 - one case for each kind of shape
    match shape:
        case TextShape():
            yield f"{shape.name.lower()}{_place(shape.rect)}"
            yield from (f"  {_paragraph(paragraph)}" for paragraph in shape.paragraphs)
        case PictureShape():
            cut = [shape.crop.left, shape.crop.top, shape.crop.right, shape.crop.bottom]
            crop = f" cropped {' '.join(f'{share:.0%}' for share in cut)}" if any(cut) else ""
            yield f"picture{_place(shape.rect)}{crop}: {shape.description}"
        case ClipShape():
            yield f"{shape.kind}{_place(shape.rect)} under {shape.poster}: {shape.description}"
        case DiagramShape():
            yield f"diagram{_place(shape.rect)} {len(shape.connectors)} lines: {shape.description}"
            for box in shape.boxes:
                yield f"  {box.geometry}{_place(box.rect)} {' '.join(map(_paragraph, box.paragraphs))}".rstrip()
        case FormulaShape():
            yield f"formula{_place(shape.rect)} {shape.size:g} pt: {' '.join(map(_words, shape.text))}"
        case ChartShape():
            yield f"chart {shape.kind}{_place(shape.rect)} {shape.size:g} pt: {shape.description}"
        case PanelShape():
            yield f"panel{_place(shape.rect)}"
        case TableShape():
            yield f"table{_place(shape.rect)} {len(shape.row_heights)} rows, {len(shape.column_widths)} columns"
            for row in shape.cells:
                yield "  " + " | ".join(" ".join(map(_words, cell.paragraphs)) for cell in row)
        case _:
            assert_never(shape)


def _place(rect: Rect | None) -> str:
    if rect is None:
        return ""
    left, top, width, height = (round(pixels(side)) for side in (rect.left, rect.top, rect.width, rect.height))
    return f" at {left},{top} {width}x{height}"


def _paragraph(paragraph: Paragraph) -> str:
    sizes = sorted({run.size for run in paragraph.runs if run.size})
    size = f"{'/'.join(f'{points:g}' for points in sizes)} pt " if sizes else ""
    bullet = paragraph.bullet
    sign = f"{bullet.number}. " if bullet and bullet.number is not None else f"{bullet.character} " if bullet else ""
    return f"{size}{'  ' * paragraph.level}{sign}{_words(paragraph)}".rstrip()


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs).replace("\n", "⏎")
