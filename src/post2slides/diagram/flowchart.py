"""Mermaid flowcharts: nodes, chains of edges, subgraphs (mermaid.js.org/syntax/flowchart.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import Direction, Edge, Flowchart, Group, Node, NodeForm, Stroke

_HEADER = re.compile(r"(?:graph|flowchart)(?:-elk)?\b[ \t]*(TB|TD|BT|LR|RL|[<>^v])?\s*(?:;|$)")
_DIRECTIONS: MappingProxyType[str, Direction] = MappingProxyType(
    {"LR": "right", ">": "right", "RL": "left", "<": "left", "BT": "up", "^": "up"}
)
_IGNORED = re.compile(r"(?:style|classDef|class|linkStyle|click|direction)\s")
_SUBGRAPH = re.compile(r"subgraph\b\s*(?:(?P<name>[^\s\[\"]+)\s*\[(?P<label>.+)\]|(?P<words>.*))$")
_NAME = re.compile(r"\w+(?:[-./]\w+)*")
_CLASS = re.compile(r":::[\w-]+")
_FORMS: tuple[tuple[str, tuple[str, ...], NodeForm], ...] = (
    ("(((", (")))",), "circle"),
    ("((", ("))",), "circle"),
    ("([", ("])",), "stadium"),
    ("[[", ("]]",), "subroutine"),
    ("[(", (")]",), "cylinder"),
    ("{{", ("}}",), "hexagon"),
    ("[/", ("/]", "\\]"), "slanted"),
    ("[\\", ("\\]", "/]"), "slanted"),
    ("[", ("]",), "box"),
    ("(", (")",), "round"),
    ("{", ("}",), "diamond"),
    (">", ("]",), "flag"),
)
"""What opens a label, what closes it, and which shape that asks for. Longer signs come first."""
_PLAIN = re.compile(
    r"(?P<from>[<ox](?=-|=))?(?P<line>-{2,}>|-{2,}[ox](?=[\s|])|-{3,}|={2,}>|={3,}|-\.+->?|~{3,})(?:\s*\|(?P<label>[^|]*)\|)?"
)
_WORDED = re.compile(
    r"(?P<from><)?(?:--\s*(?P<plain>\"[^\"]*\"|[^-|].*?)\s*(?P<line>-{2,}>|-{2,}[ox](?=\s)|-{3,})"
    r"|==\s*(?P<thick>\"[^\"]*\"|[^=].*?)\s*={2,}(?P<thick_end>>|=)"
    r"|-\.\s*(?P<dotted>\"[^\"]*\"|[^-.].*?)\s*\.+-(?P<dotted_end>>?))"
)
_SEMICOLON = re.compile(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")


def read_flowchart(lines: list[str]) -> Flowchart:
    """The chart of stripped lines, the header first. Raises UnknownSyntaxError."""
    header = _HEADER.match(lines[0])
    if header is None:
        raise UnknownSyntaxError(lines[0])
    chart = _Chart()
    for line in (lines[0][header.end() :], *lines[1:]):
        for statement in _statements(line):
            chart.take(statement)
    return chart.finished(_DIRECTIONS.get(header[1] or "", "down"))


def _statements(line: str) -> Iterator[str]:
    """The parts of a line between semicolons; one that ends an entity (`#quot;`) stands inside quotes."""
    yield from filter(None, (part.strip() for part in _SEMICOLON.split(line)))


@dataclass
class _Open:
    name: str
    label: str
    members: list[str] = field(default_factory=list)


class _Chart:
    """What has been read of a chart."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []
        self._groups: list[Group] = []
        self._open: list[_Open] = []

    def take(self, statement: str) -> None:
        if _IGNORED.match(statement):
            return
        if statement == "end":
            self._close()
        elif match := _SUBGRAPH.match(statement):
            name, title = match["name"], match["label"] or match["words"]
            self._open.append(_Open(name or label(title), label(title)))
        else:
            self._chain(_Cursor(statement))

    def _close(self) -> None:
        if not self._open:
            raise UnknownSyntaxError("end")
        done = self._open.pop()
        self._groups.append(Group(done.name, done.label, tuple(done.members)))
        if self._open:
            self._open[-1].members.append(done.name)

    def _chain(self, cursor: _Cursor) -> None:
        starts = self._row(cursor)
        while not cursor.done:
            edge = cursor.edge()
            ends = self._row(cursor)
            self._edges += [replace(edge, start=start, end=end) for start in starts for end in ends]
            starts = ends

    def _row(self, cursor: _Cursor) -> list[str]:
        """The nodes between two edges: `A & B`."""
        names = [self._add(cursor.node())]
        while cursor.sign("&"):
            names.append(self._add(cursor.node()))
        return names

    def _add(self, node: tuple[str, Node | None]) -> str:
        name, described = node
        if described or name not in self._nodes:
            self._nodes[name] = described or Node(name, name)
        if self._open and not self._has_group(name):
            self._open[-1].members.append(name)
        return name

    def _has_group(self, name: str) -> bool:
        open_members = (member for group in self._open for member in group.members)
        return name in open_members or any(name in group.members for group in self._groups)

    def finished(self, direction: Direction) -> Flowchart:
        """The chart; a name that calls a subgraph is no node."""
        named = {group.name for group in self._groups}
        nodes = tuple(node for name, node in self._nodes.items() if name not in named)
        if self._open or not nodes or len(named) < len(self._groups):
            raise UnknownSyntaxError("no nodes, an open subgraph, or two of one name")
        groups = tuple(_without_strangers(group, {node.name for node in nodes} | named) for group in self._groups)
        if any(group.name in group.members for group in groups):
            raise UnknownSyntaxError("a subgraph inside itself")
        return Flowchart(direction, nodes, tuple(self._edges), groups)


def _without_strangers(group: Group, known: set[str]) -> Group:
    return replace(group, members=tuple(name for name in group.members if name in known and name != group.name))


class _Cursor:
    """Reads one statement from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text

    @property
    def done(self) -> bool:
        return not self._text

    def _cut(self, length: int) -> None:
        self._text = self._text[length:].lstrip()

    def sign(self, sign: str) -> bool:
        found = self._text.startswith(sign)
        if found:
            self._cut(len(sign))
        return found

    def node(self) -> tuple[str, Node | None]:
        """A node's name, and the node where it is described."""
        match = _NAME.match(self._text)
        if match is None:
            raise UnknownSyntaxError(self._text)
        self._text = self._text[match.end() :]
        described = self._described(match[0])
        if classed := _CLASS.match(self._text):
            self._text = self._text[classed.end() :]
        self._cut(0)
        return match[0], described

    def _described(self, name: str) -> Node | None:
        for opening, closings, form in _FORMS:
            if self._text.startswith(opening):
                inner, end = _label_end(self._text, len(opening), closings)
                self._text = self._text[end:]
                return Node(name, label(inner) or name, form)
        return None

    def edge(self) -> Edge:
        """An edge, its ends yet to be named."""
        if match := _PLAIN.match(self._text):
            line, words = match["line"], match["label"] or ""
            stroke, arrow = _stroke(line), line.endswith((">", "o", "x"))
        elif match := _WORDED.match(self._text):
            line = match["line"] or ""
            words = match["plain"] or match["thick"] or match["dotted"]
            stroke = "thick" if match["thick"] else "dashed" if match["dotted"] else "solid"
            arrow = line.endswith((">", "o", "x")) or ">" in (match["thick_end"], match["dotted_end"])
        else:
            raise UnknownSyntaxError(self._text)
        self._cut(match.end())
        return Edge("", "", label(words), stroke, bool(match["from"]), arrow)


def _label_end(text: str, start: int, closings: tuple[str, ...]) -> tuple[str, int]:
    """The label that begins at `start`, and where the sign that closes it ends."""
    search = start
    if text[start:].lstrip().startswith('"'):
        first = text.index('"', start)
        search = text.find('"', first + 1) + 1
        if not search:
            raise UnknownSyntaxError(text)
    found = [(at, closing) for closing in closings if (at := text.find(closing, search)) >= 0]
    if not found:
        raise UnknownSyntaxError(text)
    at, closing = min(found)
    return text[start:at], at + len(closing)


def _stroke(line: str) -> Stroke:
    first: Literal["-", "=", "~"] | str = line[0]
    if first == "~":
        return "hidden"
    return "thick" if first == "=" else "dashed" if "." in line else "solid"
