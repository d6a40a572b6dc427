"""Diagrams as their authors describe them: boxes and arrows, or who tells what to whom. No geometry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Direction = Literal["down", "up", "right", "left"]
NodeForm = Literal[
    "box", "round", "stadium", "subroutine", "cylinder", "circle", "diamond", "hexagon", "flag", "slanted"
]
Stroke = Literal["solid", "dashed", "thick", "hidden"]
NoteSide = Literal["over", "left", "right"]


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    """By which edges call it."""
    label: str
    """May hold line breaks."""
    form: NodeForm = "box"


@dataclass(frozen=True, slots=True)
class Edge:
    start: str
    end: str
    """The names of two nodes or groups."""
    label: str = ""
    stroke: Stroke = "solid"
    arrow_start: bool = False
    arrow_end: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    label: str
    members: tuple[str, ...]
    """The names of nodes and of groups inside it."""


@dataclass(frozen=True, slots=True)
class Flowchart:
    direction: Direction
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    name: str
    label: str
    actor: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    start: str
    end: str
    text: str
    dashed: bool = False
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """A note beside or over the lifelines of participants."""

    side: NoteSide
    participants: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a frame: the one case of an `alt`, or the other."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    kind: str
    """`loop`, `alt`, `opt`, `par`, `critical` or `break`."""
    sections: tuple[Section, ...]


Step = Message | Remark | Frame


@dataclass(frozen=True, slots=True)
class Sequence:
    participants: tuple[Participant, ...]
    steps: tuple[Step, ...]


Drawable = Flowchart | Sequence


def labels(drawable: Drawable) -> Iterator[str]:
    """Everything that is written in the diagram."""
    match drawable:
        case Flowchart():
            yield from (group.label for group in drawable.groups)
            yield from (node.label for node in drawable.nodes)
            yield from (edge.label for edge in drawable.edges if edge.label)
        case Sequence():
            yield from (participant.label for participant in drawable.participants)
            yield from _step_labels(drawable.steps)


def _step_labels(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        match step:
            case Message() | Remark():
                yield step.text
            case Frame():
                yield step.kind
                for section in step.sections:
                    yield section.label
                    yield from _step_labels(section.steps)
