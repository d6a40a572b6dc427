"""Mermaid class diagrams (mermaid.js.org/syntax/classDiagram.html): boxes of three compartments, and UML's arrows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from post2slides.diagram.flowchart import DIRECTIONS
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.diagram.style import Styles
from post2slides.model.diagram import Direction, Edge, Flowchart, Group, Head, Node
from post2slides.regex import regex

_NAME = r"(?:`[^`]+`|[^\s:`\"<>{}\[\]()|*.-](?:[^\s:`\"<>{}\[\]()|*~]|~[^~\n]*~)*)"
_RELATION = regex(
    rf"(?P<start>{_NAME})\s*(?:\"(?P<many_start>[^\"]*)\")?\s*"
    r"(?P<tail><\||<|\*|o|\(\))?(?P<line>--|\.\.)(?P<head>\|>|>|\*|o(?!\w)|\(\))?"
    rf"\s*(?:\"(?P<many_end>[^\"]*)\")?\s*(?P<end>{_NAME})\s*(?::\s*(?P<label>.*))?$"
)
_CLASS = regex(
    rf"class\s+(?P<name>{_NAME})\s*(?:\[\"?(?P<label>[^\]]*?)\"?\])?\s*(?::::(?P<style>[\w-]+))?"
    r"\s*(?:<<(?P<kind>[^>]+)>>)?\s*(?P<open>\{)?\s*(?P<inner>[^{}]*)(?P<close>\})?$"
)
_KIND = regex(r"<<\s*(.+?)\s*>>\s*(.*)$")
_MEMBER = regex(rf"({_NAME})\s*:\s*(.+)$")
_STYLED = regex(rf"({_NAME}):::([\w-]+)$")
_NOTE = regex(rf"note\s+(?:for\s+({_NAME})\s+)?\"([^\"]*)\"$")
_NAMESPACE = regex(r"namespace\s+([\w.`-]+)\s*\{$")
_TURN = regex(r"direction\s+(TB|TD|BT|LR|RL)$")
_CLOSE = regex(r"\}$")
_ALONE = regex(rf"{_NAME}$")
_IGNORED = regex(r"(?:click|link|callback|hide|%%)")
_GENERIC = regex(r"~([^~]*(?:~[^~]*~[^~]*)?)~")
_CLASSIFIER = regex(r"(?<=[)\w\]>])[*$]$")
_HEADS: Mapping[str, Head] = MappingProxyType(
    {
        "<|": "triangle",
        "|>": "triangle",
        "<": "open",
        ">": "open",
        "*": "diamond",
        "o": "hollow diamond",
        "()": "circle",
    }
)


def read_classes(lines: list[str]) -> Flowchart:
    """The diagram of stripped lines, the header first. Raises UnknownSyntaxError."""
    reader = _Reader(lines[1:])
    reader.read()
    return reader.finished()


@dataclass
class _Class:
    label: str
    kind: str = ""
    fields: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)

    def node(self, name: str, tone: str) -> Node:
        words = f"«{self.kind}»\n{self.label}" if self.kind else self.label
        parts = tuple(tuple(part) for part in (self.fields, self.methods) if part)
        return Node(name, words, "box", parts, tone)


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self._lines, self._next = lines, 0
        self._classes: dict[str, _Class] = {}
        self._notes: list[Node] = []
        self._edges: list[Edge] = []
        self._groups: list[Group] = []
        self._space: list[str] | None = None
        self._direction: Direction = "down"
        self._styles = Styles()

    def read(self) -> None:
        while self._next < len(self._lines):
            line = self._advance().rstrip(";").rstrip()
            self._take(line)
        if self._space is not None:
            raise UnknownSyntaxError("a namespace without end")

    def _advance(self) -> str:
        if self._next >= len(self._lines):
            raise UnknownSyntaxError("a class without end")
        self._next += 1
        return self._lines[self._next - 1]

    def finished(self) -> Flowchart:
        nodes = [one.node(name, self._styles.of(name)) for name, one in self._classes.items()]
        if not nodes:
            raise UnknownSyntaxError("no classes")
        return Flowchart(self._direction, (*nodes, *self._notes), tuple(self._edges), tuple(self._groups))

    def _take(self, line: str) -> None:
        if match := _CLASS.match(line):
            self._class(match)
            return
        if _IGNORED.match(line) or self._styles.take(line):
            return
        for pattern, read in self._readers:
            if match := pattern.match(line):
                read(match)
                return
        raise UnknownSyntaxError(line)

    @property
    def _readers(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], object]], ...]:
        """What lines look like and what reads them, the special before the general."""
        return (
            (_TURN, self._turn),
            (_NAMESPACE, self._open_space),
            (_CLOSE, self._close_space),
            (_NOTE, lambda match: self._note(match[1], match[2])),
            (_KIND, self._kind),
            (_RELATION, self._relate),
            (_STYLED, lambda match: self._styles.assign((self._meet(match[1]),), match[2])),
            (_MEMBER, lambda match: self._member(self._meet(match[1]), match[2])),
            (_ALONE, lambda match: self._meet(match[0])),
        )

    def _turn(self, match: re.Match[str]) -> None:
        self._direction = DIRECTIONS[match[1]]

    def _kind(self, match: re.Match[str]) -> None:
        self._classes[self._meet(match[2])].kind = match[1]

    def _open_space(self, match: re.Match[str]) -> None:
        self._groups.append(Group(f"\0{match[1]}", match[1].strip("`"), ()))
        self._space = []

    def _close_space(self, match: re.Match[str]) -> None:
        if self._space is None:
            raise UnknownSyntaxError(match[0])
        self._groups[-1] = replace(self._groups[-1], members=tuple(self._space))
        self._space = None

    def _meet(self, name: str) -> str:
        """The key of a class: `Box~T~` and `Box` are one."""
        name = name.strip()
        key = _GENERIC.sub("", name).strip("`")
        words = _words(name.strip("`"))
        if self._space is not None and key not in self._space:
            self._space.append(key)
        if key not in self._classes:
            self._classes[key] = _Class(words)
        elif words != key:
            self._classes[key].label = words
        return key

    def _class(self, match: re.Match[str]) -> None:
        name = self._meet(match["name"])
        known = self._classes[name]
        known.label = label(match["label"]) if match["label"] else known.label
        known.kind = match["kind"] or known.kind
        if match["style"]:
            self._styles.assign((name,), match["style"])
        if not match["open"]:
            if match["inner"] or match["close"]:
                raise UnknownSyntaxError(match[0])
            return
        for member in filter(None, (part.strip() for part in match["inner"].split(";"))):
            self._member(name, member)
        while not match["close"] and (line := self._advance()) != "}":
            self._member(name, line)

    def _member(self, name: str, member: str) -> None:
        """A field, or a method where there are brackets."""
        if kind := _KIND.match(member):
            self._classes[name].kind = kind[1]
            return
        words = _words(_CLASSIFIER.sub("", member.strip()))
        known = self._classes[name]
        (known.methods if "(" in words else known.fields).append(words)

    def _note(self, name: str | None, words: str) -> None:
        key = f"\0note{len(self._notes)}"
        self._notes.append(Node(key, label(words), "note"))
        if name:
            self._edges.append(Edge(self._meet(name), key, stroke="dashed", head="none"))

    def _relate(self, match: re.Match[str]) -> None:
        self._edges.append(
            Edge(
                self._meet(match["start"]),
                self._meet(match["end"]),
                label(match["label"] or ""),
                "dashed" if match["line"] == ".." else "solid",
                _HEADS.get(match["tail"] or "", "none"),
                _HEADS.get(match["head"] or "", "none"),
                label(match["many_start"] or ""),
                label(match["many_end"] or ""),
            )
        )


def _words(text: str) -> str:
    """With the parameters of generic types in angle brackets, as they are shown."""
    before = ""
    while before != text:
        before, text = text, _GENERIC.sub(r"<\1>", text)
    return label(text)
