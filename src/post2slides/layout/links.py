"""Links within the post lead to slides: while slides are being divided they name the heading's slide in the `Deck`,
and once all are placed, the slide that it has become.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from post2slides.model.placed import Paragraph, PictureShape, PlacedSlide, Shape, SlideLink, TableShape, TextShape


def point_links(slide: PlacedSlide, placed: Mapping[int, int]) -> PlacedSlide:
    """`slide` with its links to slides of the `Deck` led to where `placed` says these stand."""
    if not any(_has_slide_link(shape) for shape in slide.shapes):
        return slide
    return replace(slide, shapes=tuple(_pointed(shape, placed) for shape in slide.shapes))


def _has_slide_link(shape: Shape) -> bool:
    if isinstance(shape, PictureShape):
        return isinstance(shape.link, SlideLink)
    return any(isinstance(run.link, SlideLink) for paragraph in _paragraphs(shape) for run in paragraph.runs)


def _paragraphs(shape: Shape) -> tuple[Paragraph, ...]:
    match shape:
        case TextShape():
            return shape.paragraphs
        case TableShape():
            return tuple(paragraph for row in shape.cells for cell in row for paragraph in cell.paragraphs)
        case _:
            return ()


def _pointed(shape: Shape, placed: Mapping[int, int]) -> Shape:
    match shape:
        case TextShape():
            return replace(shape, paragraphs=_in_text(shape.paragraphs, placed))
        case TableShape():
            cells = tuple(
                tuple(replace(cell, paragraphs=_in_text(cell.paragraphs, placed)) for cell in row)
                for row in shape.cells
            )
            return replace(shape, cells=cells)
        case PictureShape(link=SlideLink(index)):
            return replace(shape, link=SlideLink(placed[index]))
        case _:
            return shape


def _in_text(paragraphs: tuple[Paragraph, ...], placed: Mapping[int, int]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(
            paragraph,
            runs=tuple(
                replace(run, link=SlideLink(placed[run.link.index])) if isinstance(run.link, SlideLink) else run
                for run in paragraph.runs
            ),
        )
        for paragraph in paragraphs
    )
