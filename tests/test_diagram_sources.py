"""Mermaid as blogs write it: every source of `diagrams/` is drawn, with nothing covered, struck through or tiny."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from conversions import Conversion, converted
from post2slides.model.placed import BoxShape, ChartShape, ConnectorShape, DiagramShape
from post2slides.pipeline import Source
from post2slides.units import Rect, pt

SOURCES = sorted((Path(__file__).parent / "diagrams").glob("*.mmd"))
NAMES = [source.stem for source in SOURCES]
SMALLEST = 12.0
SOLID = {"Node", "Participant", "Bar", "Card", "Caption", "Label", "Note", "Title", "Frame label"}
"""What may not cover each other. Compartments lie on their node, signs on the ends of lines."""
NEAR = pt(0.5)


@cache
def deck() -> Conversion:
    posts = [f"## {source.stem}\n\n```mermaid\n{source.read_text('utf-8')}```\n" for source in SOURCES]
    return converted(Source("---\ntitle: Diagrams\n---\n\n" + "\n".join(posts), "post"))


@cache
def drawn() -> dict[str, tuple[DiagramShape | ChartShape, ...]]:
    """What each source became."""
    found: dict[str, list[DiagramShape | ChartShape]] = {name: [] for name in NAMES}
    for slide in deck().stages.placed.slides:
        shapes = [shape for shape in slide.shapes if isinstance(shape, DiagramShape | ChartShape)]
        found.get(slide.title.split(" (")[0], []).extend(shapes)
    return {name: tuple(shapes) for name, shapes in found.items()}


def diagrams(name: str) -> tuple[DiagramShape, ...]:
    return tuple(shape for shape in drawn()[name] if isinstance(shape, DiagramShape))


def test_nothing_is_lost_or_left_as_code() -> None:
    assert [code for code in deck().codes() if code != "slide-split"] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_source_is_drawn_large_enough_to_read(name: str) -> None:
    assert drawn()[name]
    runs = [run for shape in diagrams(name) for box in shape.boxes for text in box.paragraphs for run in text.runs]
    assert [run for run in runs if run.size and run.size < SMALLEST] == []


@pytest.mark.parametrize("name", NAMES)
def test_boxes_do_not_cover_each_other(name: str) -> None:
    for shape in diagrams(name):
        solid = [box for box in shape.boxes if kind(box) in SOLID]
        assert [
            (words(one), words(other)) for one, other in combinations(solid, 2) if covers(one.rect, other.rect)
        ] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_passes_through_a_node(name: str) -> None:
    for shape in diagrams(name):
        nodes = [box for box in shape.boxes if kind(box) in ("Node", "Participant")]
        stretches = [stretch for line in shape.connectors for stretch in course(line)]
        assert [words(box) for box in nodes for stretch in stretches if covers(stretch, box.rect)] == []


def kind(box: BoxShape) -> str:
    return box.name.rpartition(" ")[0]


def words(box: BoxShape) -> str:
    return f"{box.name}: " + " ".join(run.text for text in box.paragraphs for run in text.runs)


def covers(one: Rect, other: Rect) -> bool:
    """Whether one has a part inside the other: a line that ends at an edge has none."""
    if min(one.width, one.height) < NEAR:
        return within(one, other)
    return (
        one.left < other.left + other.width - NEAR
        and other.left + NEAR < one.left + one.width
        and one.top < other.top + other.height - NEAR
        and other.top + NEAR < one.top + one.height
    )


def within(line: Rect, box: Rect) -> bool:
    """Whether a line without thickness passes through the inside of a box."""
    x, y = line.left + line.width / 2, line.top + line.height / 2
    if line.width < NEAR:
        along = line.top < box.top + box.height - NEAR and line.top + line.height > box.top + NEAR
        return along and box.left + NEAR < x < box.left + box.width - NEAR
    along = line.left < box.left + box.width - NEAR and line.left + line.width > box.left + NEAR
    return along and box.top + NEAR < y < box.top + box.height - NEAR


def course(line: ConnectorShape) -> Iterator[Rect]:
    """The stretches of a line that is level or upright, or that bends in its middle."""
    rect = line.rect
    if min(rect.width, rect.height) < NEAR:
        yield upright(rect) if line.turn else rect
    elif line.bend == "bentConnector3" and line.turn:
        rect, half = upright(rect), rect.width / 2
        upper, lower = (0, rect.width) if line.flip_horizontal else (rect.width, 0)
        yield Rect.of(rect.left + upper, rect.top, 0, half)
        yield Rect.of(rect.left, rect.top + half, rect.width, 0)
        yield Rect.of(rect.left + lower, rect.top + half, 0, half)
    elif line.bend == "bentConnector3":
        half = rect.width / 2
        left, right = (rect.height, 0) if line.flip_vertical != line.flip_horizontal else (0, rect.height)
        yield Rect.of(rect.left, rect.top + left, half, 0)
        yield Rect.of(rect.left + half, rect.top, 0, rect.height)
        yield Rect.of(rect.left + half, rect.top + right, half, 0)


def upright(rect: Rect) -> Rect:
    """A frame after it was turned by a right angle about its middle."""
    x, y = rect.left + rect.width / 2, rect.top + rect.height / 2
    return Rect.of(x - rect.height / 2, y - rect.width / 2, rect.height, rect.width)
