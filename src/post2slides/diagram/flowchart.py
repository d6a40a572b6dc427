"""Mermaid flowcharts: nodes, chains of edges, subgraphs (mermaid.js.org/syntax/flowchart.html)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from post2slides.diagram import shapes
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label, statements
from post2slides.diagram.style import Styles
from post2slides.model.diagram import Direction, Edge, Flowchart, Group, Head, Node, NodeForm, Stroke
from post2slides.regex import regex

_HEADER = regex(r"(?:graph|flowchart)(?:-elk)?\b[ \t]*(TB|TD|BT|LR|RL|[<>^v])?\s*(?:;|$)")
DIRECTIONS: Mapping[str, Direction] = MappingProxyType(
    {
        "LR": "right",
        ">": "right",
        "RL": "left",
        "<": "left",
        "BT": "up",
        "^": "up",
        "TB": "down",
        "TD": "down",
        "v": "down",
    }
)
_IGNORED = regex(r"(?:linkStyle|click|href|acc(?:Title|Descr))\b")
_TURN = regex(r"direction\s+(TB|TD|BT|LR|RL)$")
_SUBGRAPH = regex(r"subgraph\b\s*(?:(?P<name>[^\s\[\"]+)\s*\[(?P<label>.+)\]|(?P<words>.*))$")
_NAME = regex(r"\w+(?:[-./:]\w+)*")
_CLASS = regex(r":::([\w-]+)")
_FORMS: tuple[tuple[str, tuple[str, ...], NodeForm], ...] = (
    ("(((", (")))",), "double circle"),
    ("((", ("))",), "circle"),
    ("([", ("])",), "stadium"),
    ("[[", ("]]",), "subroutine"),
    ("[(", (")]",), "cylinder"),
    ("{{", ("}}",), "hexagon"),
    ("[/", ("/]",), "slanted"),
    ("[/", ("\\]",), "trapezoid"),
    ("[\\", ("\\]",), "slanted back"),
    ("[\\", ("/]",), "trapezoid down"),
    ("[", ("]",), "box"),
    ("(", (")",), "round"),
    ("{", ("}",), "diamond"),
    (">", ("]",), "flag"),
)
"""What opens a label, what closes it, and which shape that asks for. Longer signs come first."""
_HEADS: Mapping[str, Head] = MappingProxyType({">": "arrow", "<": "arrow", "o": "circle", "x": "cross"})
_EDGE_NAME = regex(r"[\w-]+@(?=[<ox]?(?:--|==|-\.))")
_PLAIN = regex(
    r"(?P<from>[<ox](?=-|=))?(?P<line>-{2,}>|-{2,}[ox](?=[\s|])|-{3,}|={2,}>|={2,}[ox](?=[\s|])|={3,}"
    r"|-\.+-[>ox]?|~{3,})(?:\s*\|(?P<label>[^|]*)\|)?"
)
_WORDED = regex(
    r"(?P<from>[<ox](?=-|=))?(?:--\s*(?P<plain>\"[^\"]*\"|[^-|].*?)\s*(?P<line>-{2,}>|-{2,}[ox](?=\s)|-{3,})"
    r"|==\s*(?P<thick>\"[^\"]*\"|[^=].*?)\s*={2,}(?P<thick_end>>|=)"
    r"|-\.\s*(?P<dotted>\"[^\"]*\"|[^-.].*?)\s*\.+-(?P<dotted_end>>?))"
)


def read_flowchart(lines: list[str]) -> Flowchart:
    """The chart of stripped lines, the header first. Raises UnknownSyntaxError."""
    header = _HEADER.match(lines[0])
    if header is None:
        raise UnknownSyntaxError(lines[0])
    chart = _Chart()
    for line in (lines[0][header.end() :], *lines[1:]):
        for statement in statements(line):
            chart.take(statement)
    return chart.finished(DIRECTIONS.get(header[1] or "", "down"))


@dataclass
class _Open:
    name: str
    label: str
    members: list[str] = field(default_factory=list)
    direction: Direction | None = None


class _Chart:
    """What has been read of a chart."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []
        self._groups: list[Group] = []
        self._open: list[_Open] = []
        self._styles = Styles()

    def take(self, statement: str) -> None:
        if _IGNORED.match(statement) or self._styles.take(statement):
            return
        if match := _TURN.match(statement):
            if self._open:
                self._open[-1].direction = DIRECTIONS[match[1]]
        elif statement == "end":
            self._close()
        elif match := _SUBGRAPH.match(statement):
            name, title = match["name"], match["label"] or match["words"]
            self._open.append(_Open(name or label(title), label(title)))
        else:
            self._chain(_Cursor(statement, self._styles))

    def _close(self) -> None:
        if not self._open:
            raise UnknownSyntaxError("end")
        done = self._open.pop()
        self._groups.append(Group(done.name, done.label, tuple(done.members), done.direction))
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
        """The nodes between two edges: `A & B`. A name with settings alone may be an edge's."""
        found = [cursor.node()]
        while cursor.sign("&"):
            found.append(cursor.node())
        return [self._add(node) for node in found if node]

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
        nodes = tuple(
            replace(node, tone=self._styles.of(name)) for name, node in self._nodes.items() if name not in named
        )
        if self._open or not nodes or len(named) < len(self._groups):
            raise UnknownSyntaxError("no nodes, an open subgraph, or two of one name")
        known = {node.name for node in nodes} | named
        groups = tuple(
            replace(_without_strangers(group, known), tone=self._styles.of(group.name)) for group in self._groups
        )
        if any(group.name in group.members for group in groups):
            raise UnknownSyntaxError("a subgraph inside itself")
        return Flowchart(direction, nodes, tuple(self._edges), groups)


def _without_strangers(group: Group, known: set[str]) -> Group:
    return replace(group, members=tuple(name for name in group.members if name in known and name != group.name))


class _Cursor:
    """Reads one statement from left to right."""

    def __init__(self, text: str, styles: Styles) -> None:
        self._text, self._styles = text, styles

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

    def node(self) -> tuple[str, Node | None] | None:
        """A node's name, and the node where it is described; None for the settings of an edge."""
        match = _NAME.match(self._text)
        if match is None:
            raise UnknownSyntaxError(self._text)
        self._text = self._text[match.end() :]
        if settings := shapes.SETTINGS.match(self._text):
            self._cut(settings.end())
            described = shapes.node(match[0], settings[1])
            if described is None and not self.done:
                raise UnknownSyntaxError(self._text)
            return (match[0], described) if described else None
        described = self._described(match[0])
        if classed := _CLASS.match(self._text):
            self._styles.assign((match[0],), classed[1])
            self._text = self._text[classed.end() :]
        self._cut(0)
        return match[0], described

    def _described(self, name: str) -> Node | None:
        opened = False
        for opening, forms in groupby(_FORMS, key=lambda each: each[0]):
            if not self._text.startswith(opening):
                continue
            opened = True
            ends = [(_label_end(self._text, opening, closings), form) for _, closings, form in forms]
            found = [(*end, form) for end, form in ends if end]
            if found:
                length, inner, form = min(found)
                self._text = self._text[length:]
                return Node(name, label(inner) or name, form)
        if opened:
            raise UnknownSyntaxError(self._text)
        return None

    def edge(self) -> Edge:
        """An edge, its ends yet to be named."""
        if named := _EDGE_NAME.match(self._text):
            self._cut(named.end())
        if match := _PLAIN.match(self._text):
            line, words = match["line"], match["label"] or ""
            stroke, head = _stroke(line), _HEADS.get(line[-1], "none")
        elif match := _WORDED.match(self._text):
            line = match["line"] or match["thick_end"] or match["dotted_end"] or ""
            words = match["plain"] or match["thick"] or match["dotted"]
            stroke = "thick" if match["thick"] else "dashed" if match["dotted"] else "solid"
            head = _HEADS.get(line[-1:], "none")
        else:
            raise UnknownSyntaxError(self._text)
        self._cut(match.end())
        return Edge("", "", label(words), stroke, _HEADS.get(match["from"] or "", "none"), head)


def _label_end(text: str, opening: str, closings: tuple[str, ...]) -> tuple[int, str] | None:
    """Where the sign ends that closes the label at the start of `text`, and the label; None where nothing does."""
    start = search = len(opening)
    if text[start:].lstrip().startswith('"'):
        search = text.find('"', text.index('"', start) + 1) + 1
        if not search:
            raise UnknownSyntaxError(text)
    ends = [(at, closing) for closing in closings if (at := text.find(closing, search)) >= 0]
    if not ends:
        return None
    at, closing = min(ends)
    return at + len(closing), text[start:at]


def _stroke(line: str) -> Stroke:
    if line.startswith("~"):
        return "hidden"
    return "thick" if "==" in line else "dashed" if "." in line else "solid"
