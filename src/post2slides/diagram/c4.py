"""Mermaid C4 diagrams (mermaid.js.org/syntax/c4.html): people and systems as boxes, boundaries as panels."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import Edge, Flowchart, Group, Node, NodeForm
from post2slides.regex import regex

_CALL = regex(r"(\w+)\s*\((.*)\)\s*(\{)?$")
_ELEMENT = regex(r"(Person|System|Container|Component)(Db|Queue)?(_Ext)?$")
_BOUNDARY = regex(r"(?:\w*_)?Boundary$|Deployment_Node$|Node(?:_[LR])?$")
_RELATION = regex(r"(?:Bi)?Rel(?:Index)?(?:_\w+)?$")
_IGNORED = regex(r"Update\w+|SHOW_\w+|LAYOUT_\w+|Lay_\w+|AddElementTag|AddRelTag")
_FORMS: dict[str, NodeForm] = {"Db": "cylinder", "Queue": "drum"}


@dataclass
class _Open:
    name: str
    label: str
    members: list[str] = field(default_factory=list)


def read_c4(lines: list[str]) -> Flowchart:
    """The diagram of stripped lines, the header first. Raises UnknownSyntaxError."""
    reader = _Reader()
    for line in lines[1:]:
        reader.take(line)
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._edges: list[Edge] = []
        self._groups: list[Group] = []
        self._open: list[_Open] = []
        self._title = ""

    def finished(self) -> Flowchart:
        names = {node.name for node in self._nodes} | {group.name for group in self._groups}
        if self._open or not self._nodes or any({edge.start, edge.end} - names for edge in self._edges):
            raise UnknownSyntaxError("no elements, a boundary without end, or a relation to none")
        return Flowchart("down", tuple(self._nodes), tuple(self._edges), tuple(self._groups), self._title)

    def take(self, line: str) -> None:
        match = _CALL.match(line)
        if line.startswith("title "):
            self._title = label(line.removeprefix("title "))
        elif line == "}" and self._open:
            done = self._open.pop()
            self._groups.append(Group(done.name, done.label, tuple(done.members)))
            self._hold(done.name)
        elif (line == "{" and self._open) or (match and _IGNORED.match(match[1])):
            return
        elif match:
            self._call(match[1], _arguments(match[2]), opens=bool(match[3]))
        else:
            raise UnknownSyntaxError(line)

    def _hold(self, name: str) -> None:
        if self._open:
            self._open[-1].members.append(name)

    def _call(self, kind: str, given: list[str], *, opens: bool) -> None:
        if element := _ELEMENT.match(kind):
            name, words, *more = [*given, ""] if len(given) < 2 else given
            self._nodes.append(Node(name, "\n".join(filter(None, (words or name, *_told(kind, more)))), _form(element)))
            self._hold(name)
        elif _BOUNDARY.search(kind) and given:
            self._open.append(_Open(given[0], given[1] if len(given) > 1 else given[0]))
        elif _RELATION.match(kind) and len(given) >= 2:
            given = given[1:] if kind.startswith("RelIndex") else given
            start, end, *told = given
            text = " ".join((told[0] if told else "", f"[{told[1]}]" if told[1:] and told[1] else "")).strip()
            both = kind.startswith("Bi")
            ends = (end, start) if kind.endswith("_Back") else (start, end)
            self._edges.append(Edge(*ends, text, tail="arrow" if both else "none"))
        elif not opens:
            raise UnknownSyntaxError(kind)


def _told(kind: str, more: list[str]) -> list[str]:
    """The technology in brackets and the description, which people and systems have without a technology."""
    if kind.startswith(("Person", "System")):
        return more[:1]
    return [f"[{more[0]}]" if more and more[0] else "", *more[1:2]]


def _form(element: re.Match[str]) -> NodeForm:
    return "stadium" if element[1] == "Person" else _FORMS.get(element[2] or "", "box")


def _arguments(text: str) -> list[str]:
    """What stands between the brackets; `$tags="x"` and its like are no text."""
    (row,) = csv.reader([text], skipinitialspace=True) if text.strip() else ([],)
    return [label(part) for part in row if not part.strip().startswith("$")]
