"""Diagrams as their authors describe them: boxes and arrows, or who tells what to whom. No geometry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Direction = Literal["down", "up", "right", "left"]
NodeForm = Literal[
    "box",
    "round",
    "stadium",
    "subroutine",
    "cylinder",
    "disk",
    "drum",
    "circle",
    "double circle",
    "crossed circle",
    "diamond",
    "hexagon",
    "flag",
    "note",
    "card",
    "slanted",
    "slanted back",
    "trapezoid",
    "trapezoid down",
    "triangle",
    "triangle down",
    "document",
    "documents",
    "delay",
    "display",
    "input",
    "storage",
    "stored data",
    "tape",
    "hourglass",
    "cloud",
    "bolt",
    "text",
    "table",
    "dot",
    "ring",
    "bar",
]
Stroke = Literal["solid", "dashed", "thick", "hidden"]
Head = Literal[
    "none",
    "arrow",
    "open",
    "circle",
    "cross",
    "triangle",
    "diamond",
    "hollow diamond",
    "one",
    "many",
    "zero or one",
    "one or many",
    "zero or many",
]
"""How a line ends: the arrows of flowcharts, the signs of UML, the crow's feet of entities."""
NoteSide = Literal["over", "left", "right"]


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    """By which edges call it."""
    label: str
    """May hold line breaks."""
    form: NodeForm = "box"
    rows: tuple[tuple[str, ...], ...] = ()
    """The compartments below the label, of a class or an entity."""
    tone: str = ""
    """The colour that its author gave it, in six hexadecimal digits; empty for none, or for grey."""


@dataclass(frozen=True, slots=True)
class Edge:
    start: str
    end: str
    """The names of two nodes or groups."""
    label: str = ""
    stroke: Stroke = "solid"
    tail: Head = "none"
    head: Head = "arrow"
    start_label: str = ""
    end_label: str = ""
    """What stands beside an end: how many."""


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    label: str
    members: tuple[str, ...]
    """The names of nodes and of groups inside it."""
    direction: Direction | None = None
    """Its own, where it has one."""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Flowchart:
    """Boxes and arrows: flowcharts, states, classes, entities, requirements, mind maps."""

    direction: Direction
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    name: str
    label: str
    form: NodeForm = "box"
    created: bool = False
    """Whether it appears with the first message that reaches it."""


@dataclass(frozen=True, slots=True)
class Message:
    start: str
    end: str
    text: str
    dashed: bool = False
    head: Head = "arrow"
    tail: Head = "none"


@dataclass(frozen=True, slots=True)
class Remark:
    """A note beside or over the lifelines of participants."""

    side: NoteSide
    participants: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A participant begins or ends to be at work, or ends for good."""

    participant: str
    change: Literal["begins", "ends", "dies"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a frame: the one case of an `alt`, or the other."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    kind: str
    """`loop`, `alt`, `opt`, `par`, `critical` or `break`; `rect` is a ground without words."""
    sections: tuple[Section, ...]


Step = Message | Remark | Frame | Activity


@dataclass(frozen=True, slots=True)
class Lane:
    """Participants with a common ground behind their heads."""

    label: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    participants: tuple[Participant, ...]
    steps: tuple[Step, ...]
    lanes: tuple[Lane, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A bar of a plan."""

    label: str
    start: datetime
    end: datetime
    state: Literal["", "done", "active", "critical", "milestone"] = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The tasks of a plan under one heading."""

    label: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A Gantt chart, or a part of one, which keeps the axis and the order of sections of the whole."""

    periods: tuple[Period, ...]
    title: str = ""
    whole: Plan | None = None

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From the first task's start to the last one's end."""
        tasks = [task for period in (self.whole or self).periods for task in period.tasks]
        return min(task.start for task in tasks), max(task.end for task in tasks)

    def tone_of(self, period: Period) -> int:
        """Which of the whole's sections `period` is."""
        names = list(dict.fromkeys(each.label for each in (self.whole or self).periods))
        return names.index(period.label)


@dataclass(frozen=True, slots=True)
class Column:
    """A head with cards below it."""

    label: str
    cards: tuple[str, ...]
    section: str = ""
    score: int = 0
    """Of a journey's task: 1 (bad) to 5 (good); 0 where nobody asks."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A timeline, a journey or a board."""

    columns: tuple[Column, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in a field, each coordinate from 0 to 1, upwards and to the right."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Field:
    """A square of four quarters with points in it."""

    left: str
    right: str
    bottom: str
    top: str
    """What the ends of the axes mean."""
    quarters: tuple[str, str, str, str]
    """Upper right, upper left, lower left, lower right."""
    spots: tuple[Spot, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    name: str
    branch: str
    parents: tuple[str, ...]
    label: str = ""
    tag: str = ""
    kind: Literal["", "reverse", "highlight", "merge"] = ""


@dataclass(frozen=True, slots=True)
class History:
    """Commits on branches, in the order of time."""

    branches: tuple[str, ...]
    commits: tuple[Commit, ...]
    direction: Direction = "right"
    title: str = ""


Drawable = Flowchart | Sequence | Plan | Columns | Field | History


def labels(drawable: Drawable) -> Iterator[str]:
    """Everything that is written in the diagram."""
    yield drawable.title
    match drawable:
        case Flowchart():
            yield from _chart_labels(drawable)
        case Sequence():
            yield from (lane.label for lane in drawable.lanes)
            yield from (participant.label for participant in drawable.participants)
            yield from _step_labels(drawable.steps)
        case Plan():
            yield from (period.label for period in drawable.periods)
            yield from (task.label for period in drawable.periods for task in period.tasks)
        case Columns():
            yield from dict.fromkeys(column.section for column in drawable.columns)
            yield from (text for column in drawable.columns for text in (column.label, *column.cards))
        case Field():
            yield from (drawable.left, drawable.right, drawable.bottom, drawable.top, *drawable.quarters)
            yield from (spot.label for spot in drawable.spots)
        case History():
            yield from drawable.branches
            yield from (text for commit in drawable.commits for text in (commit.label, commit.tag))


def _chart_labels(chart: Flowchart) -> Iterator[str]:
    yield from (group.label for group in chart.groups)
    for node in chart.nodes:
        yield node.label
        yield from (row for part in node.rows for row in part)
    for edge in chart.edges:
        yield from (edge.label, edge.start_label, edge.end_label) if edge.stroke != "hidden" else ()


def _step_labels(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        match step:
            case Message() | Remark():
                yield step.text
            case Frame():
                yield step.kind if step.kind != "rect" else ""
                for section in step.sections:
                    yield section.label
                    yield from _step_labels(section.steps)
            case Activity():
                pass
