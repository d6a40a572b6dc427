"""Mermaid requirement diagrams (mermaid.js.org/syntax/requirementDiagram.html): boxes of two compartments."""

from __future__ import annotations

from post2slides.diagram.flowchart import DIRECTIONS
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.diagram.style import Styles
from post2slides.model.diagram import Direction, Edge, Flowchart, Node
from post2slides.regex import regex

_KINDS = (
    "requirement|functionalRequirement|interfaceRequirement|performanceRequirement|physicalRequirement"
    "|designConstraint|element"
)
_NAME = r"(?:\"[^\"]+\"|[\w.-]*\w)"
_OPEN = regex(rf"({_KINDS})\s+({_NAME})\s*(?::::([\w-]+))?\s*\{{$")
_PROPERTY = regex(r"(\w+)\s*:\s*(.*)$")
_RELATION = regex(rf"({_NAME})\s*-\s*(\w+)\s*->\s*({_NAME})$")
_BACKWARDS = regex(rf"({_NAME})\s*<-\s*(\w+)\s*-\s*({_NAME})$")
_TURN = regex(r"direction\s+(TB|TD|BT|LR|RL)$")


def read_requirements(lines: list[str]) -> Flowchart:
    """The diagram of stripped lines, the header first. Raises UnknownSyntaxError."""
    reader = _Reader()
    for line in lines[1:]:
        reader.take(line)
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._rows: dict[str, list[str]] = {}
        self._edges: list[Edge] = []
        self._open = ""
        self._direction: Direction = "down"
        self._styles = Styles()

    def take(self, line: str) -> None:
        if self._open:
            self._property(line)
        elif match := _OPEN.match(line):
            self._open = label(match[2])
            self._labels[self._open] = f"«{match[1]}»\n{self._open}"
            self._rows[self._open] = []
        elif match := _RELATION.match(line):
            self._relate(match[1], match[3], match[2])
        elif match := _BACKWARDS.match(line):
            self._relate(match[3], match[1], match[2])
        elif match := _TURN.match(line):
            self._direction = DIRECTIONS[match[1]]
        elif not self._styles.take(line):
            raise UnknownSyntaxError(line)

    def _property(self, line: str) -> None:
        if line == "}":
            self._open = ""
        elif match := _PROPERTY.match(line):
            self._rows[self._open].append(f"{match[1]}: {label(match[2])}")
        else:
            raise UnknownSyntaxError(line)

    def _relate(self, start: str, end: str, kind: str) -> None:
        self._edges.append(Edge(label(start), label(end), kind, "dashed", head="open"))

    def finished(self) -> Flowchart:
        strangers = any({edge.start, edge.end} - self._labels.keys() for edge in self._edges)
        if self._open or not self._labels or strangers:
            raise UnknownSyntaxError("no requirements, one without end, or a relation to none")
        nodes = (
            Node(name, words, "box", (tuple(self._rows[name]),) if self._rows[name] else (), self._styles.of(name))
            for name, words in self._labels.items()
        )
        return Flowchart(self._direction, tuple(nodes), tuple(self._edges))
