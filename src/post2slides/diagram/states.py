"""Mermaid state diagrams (mermaid.js.org/syntax/stateDiagram.html): states become nodes, composite states groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from post2slides.diagram.flowchart import DIRECTIONS
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.diagram.style import Styles
from post2slides.model.diagram import Direction, Edge, Flowchart, Group, Node, NodeForm
from post2slides.regex import regex

_NAME = r"(?:\[\*\]|[^\s:{}<>\"-](?:[^\s:{}<>\"-]|-(?!-))*)"
_EDGE = regex(rf"({_NAME})(?::::([\w-]+))?\s*--+>\s*({_NAME})(?::::([\w-]+))?\s*(?::\s*(.*))?$")
_STATE = regex(
    rf"state\s+(?:\"(?P<words>[^\"]*)\"\s+as\s+)?(?P<name>{_NAME})\s*"
    r"(?:(?:<<|\[\[)(?P<kind>\w+)(?:>>|\]\]))?\s*(?P<open>\{)?\s*$"
)
_QUOTED = regex(r"state\s+\"(?P<words>[^\"]*)\"\s*(?P<open>\{)?$")
_DESCRIBED = regex(rf"({_NAME})\s*(?::::([\w-]+))?\s*(?::\s*(.*))?$")
_NOTE = regex(rf"note\s+(?:left|right|over)(?:\s+of)?\s+({_NAME})\s*(?::\s*(.*))?$", re.IGNORECASE)
_TURN = regex(r"direction\s+(TB|TD|BT|LR|RL)$")
_IGNORED = regex(r"(?:hide|scale|click)\b")
_FORMS: Mapping[str, NodeForm] = MappingProxyType({"fork": "bar", "join": "bar", "choice": "diamond"})


def read_states(lines: list[str]) -> Flowchart:
    """The diagram of stripped lines, the header first. Raises UnknownSyntaxError."""
    reader = _Reader(lines[1:])
    reader.scope("", inside=False)
    return reader.finished()


@dataclass
class _Scope:
    """What one composite state holds; the diagram itself has no name."""

    name: str
    members: list[str] = field(default_factory=list)
    direction: Direction | None = None


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self._lines, self._next = lines, 0
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []
        self._groups: dict[str, Group] = {}
        self._direction: Direction = "down"
        self._styles = Styles()

    def finished(self) -> Flowchart:
        nodes = tuple(
            replace(node, tone=self._styles.of(name)) for name, node in self._nodes.items() if name not in self._groups
        )
        if not nodes:
            raise UnknownSyntaxError("no states")
        groups = tuple(replace(group, tone=self._styles.of(name)) for name, group in self._groups.items())
        return Flowchart(self._direction, nodes, tuple(self._edges), groups)

    def scope(self, name: str, *, inside: bool) -> tuple[_Scope, ...]:
        """What stands up to the brace that closes the state `name`: several where `--` divides what runs abreast."""
        scopes = [_Scope(name)]
        while self._next < len(self._lines):
            line = self._lines[self._next].rstrip(";").rstrip()
            self._next += 1
            if line == "}" and inside:
                return tuple(scopes)
            if line == "--" and inside:
                scopes.append(_Scope(f"{name}\0{len(scopes)}"))
            else:
                self._take(line, scopes[-1])
        if inside:
            raise UnknownSyntaxError("a state without end")
        return tuple(scopes)

    def _take(self, line: str, scope: _Scope) -> None:
        if _IGNORED.match(line) or self._styles.take(line):
            return
        if match := _TURN.match(line):
            scope.direction = DIRECTIONS[match[1]]
            self._direction = self._direction if scope.name else DIRECTIONS[match[1]]
        elif match := _NOTE.match(line):
            self._note(match[1], match[2], scope)
        elif match := _EDGE.match(line):
            start, end = self._end(match[1], "start", scope), self._end(match[3], "end", scope)
            self._style(start, match[2])
            self._style(end, match[4])
            self._edges.append(Edge(start, end, label(match[5] or "")))
        elif match := _STATE.match(line) or _QUOTED.match(line):
            self._state(match, scope)
        elif match := _DESCRIBED.match(line):
            self._describe(match, scope)
        else:
            raise UnknownSyntaxError(line)

    def _style(self, name: str, style: str | None) -> None:
        if style:
            self._styles.assign((name,), style)

    def _end(self, name: str, which: str, scope: _Scope) -> str:
        """The name of an edge's end; `[*]` is the one start, or the one end, of its scope."""
        if name != "[*]":
            return self._meet(name, scope)
        form: NodeForm = "dot" if which == "start" else "ring"
        key = f"{scope.name}\0{form}"
        return self._meet(key, scope, Node(key, "", form))

    def _meet(self, name: str, scope: _Scope, node: Node | None = None) -> str:
        if name not in self._nodes:
            self._nodes[name] = node or Node(name, name, "round")
            scope.members.append(name)
        elif node:
            self._nodes[name] = node
        return name

    def _state(self, match: re.Match[str], scope: _Scope) -> None:
        parts = match.groupdict()
        words = label(parts.get("words") or "")
        name = self._meet(parts.get("name") or words, scope)
        if form := _FORMS.get((parts.get("kind") or "").lower()):
            self._nodes[name] = Node(name, "", form)
        elif words:
            self._nodes[name] = replace(self._nodes[name], label=words)
        if parts["open"]:
            self._composite(name)

    def _composite(self, name: str) -> None:
        scopes = [scope for scope in self.scope(name, inside=True) if scope.members]
        for part in scopes[1:]:
            self._groups[part.name] = Group(part.name, "", tuple(part.members), part.direction)
        first = scopes[0] if scopes else _Scope(name)
        members = tuple(first.members)
        if len(scopes) > 1:
            self._groups[f"{name}\0"] = Group(f"{name}\0", "", members, first.direction)
            members = (f"{name}\0", *(part.name for part in scopes[1:]))
        if members:
            self._groups[name] = Group(name, self._nodes[name].label, members, first.direction)

    def _describe(self, match: re.Match[str], scope: _Scope) -> None:
        name = self._meet(match[1], scope)
        self._style(name, match[2])
        if match[3]:
            before, words = self._nodes[name], label(match[3])
            described = before.label if before.label != name else ""
            self._nodes[name] = replace(before, label=f"{described}\n{words}".strip())

    def _note(self, name: str, words: str | None, scope: _Scope) -> None:
        if words is None:
            rows: list[str] = []
            while self._lines[self._next : self._next + 1] and self._lines[self._next].lower() != "end note":
                rows.append(self._lines[self._next])
                self._next += 1
            self._next += 1
            words = "<br>".join(rows)
        state = self._meet(name, scope)
        key = f"{state}\0note{len(self._nodes)}"
        self._meet(key, scope, Node(key, label(words), "note"))
        self._edges.append(Edge(state, key, stroke="dashed", head="none"))
