"""Mermaid entity relationship diagrams (mermaid.js.org/syntax/entityRelationshipDiagram.html)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from post2slides.diagram.flowchart import DIRECTIONS
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.diagram.style import Styles
from post2slides.model.diagram import Direction, Edge, Flowchart, Head, Node
from post2slides.regex import regex

_NAME = r"(?:\"[^\"]+\"|[\w.-]*[\w])"
_ALIAS = r"(?:\[\s*(?:\"[^\"]*\"|[^\]]*)\s*\])?"
_RELATION = regex(
    rf"(?P<start>{_NAME})\s*(?P<tail>\|o|\|\||\}}o|\}}\||u)(?P<line>--|\.\.)(?P<head>o\||\|\||o\{{|\|\{{|u)\s*"
    rf"(?P<end>{_NAME})\s*(?::\s*(?P<label>.*))?$"
)
_WORDED = regex(
    rf"(?P<start>{_NAME})\s+(?P<tail>.+?)\s+(?P<line>(?:optionally\s+)?to)\s+(?P<head>.+?)\s+(?P<end>{_NAME})"
    r"\s*(?::\s*(?P<label>.*))?$"
)
_ENTITY = regex(
    rf"(?P<name>{_NAME})\s*(?P<alias>{_ALIAS})\s*(?::::(?P<style>[\w-]+))?\s*(?P<open>\{{)?(?P<close>\s*\}})?$"
)
_ATTRIBUTE = regex(r"(?P<type>\S+)\s+(?P<name>\S+)\s*(?P<keys>(?:(?:PK|FK|UK)\b,?\s*)*)(?:\"(?P<comment>[^\"]*)\")?$")
_TURN = regex(r"direction\s+(TB|TD|BT|LR|RL)$")
_HEADS: Mapping[str, Head] = MappingProxyType(
    {
        "||": "one",
        "|o": "zero or one",
        "o|": "zero or one",
        "}|": "one or many",
        "|{": "one or many",
        "}o": "zero or many",
        "o{": "zero or many",
        "u": "one",
        "one or zero": "zero or one",
        "zero or one": "zero or one",
        "one or more": "one or many",
        "one or many": "one or many",
        "many(1)": "one or many",
        "1+": "one or many",
        "zero or more": "zero or many",
        "zero or many": "zero or many",
        "many(0)": "zero or many",
        "0+": "zero or many",
        "only one": "one",
        "1": "one",
    }
)


def read_entities(lines: list[str]) -> Flowchart:
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

    def finished(self) -> Flowchart:
        if self._open or not self._labels:
            raise UnknownSyntaxError("no entities, or one without end")
        nodes = (
            Node(name, words, "box", (tuple(self._rows[name]),) if self._rows[name] else (), self._styles.of(name))
            for name, words in self._labels.items()
        )
        return Flowchart(self._direction, tuple(nodes), tuple(self._edges))

    def take(self, line: str) -> None:
        if self._open:
            self._attribute(line)
        elif match := _TURN.match(line):
            self._direction = DIRECTIONS[match[1]]
        elif self._styles.take(line):
            return
        elif match := _RELATION.match(line) or _WORDED.match(line):
            self._relate(match)
        elif match := _ENTITY.match(line):
            name = self._meet(match["name"])
            self._labels[name] = label(match["alias"][1:-1]) if match["alias"] else self._labels[name]
            if match["style"]:
                self._styles.assign((name,), match["style"])
            self._open = name if match["open"] and not match["close"] else ""
        else:
            raise UnknownSyntaxError(line)

    def _meet(self, name: str) -> str:
        name = label(name)
        self._labels.setdefault(name, name)
        self._rows.setdefault(name, [])
        return name

    def _attribute(self, line: str) -> None:
        if line == "}":
            self._open = ""
            return
        match = _ATTRIBUTE.match(line)
        if match is None:
            raise UnknownSyntaxError(line)
        keys = " ".join(re.findall(r"\w+", match["keys"]))
        words = " ".join(filter(None, (match["type"], match["name"], keys)))
        self._rows[self._open].append(f"{words} – {match['comment']}" if match["comment"] else words)

    def _relate(self, match: re.Match[str]) -> None:
        tail, head = _HEADS.get(match["tail"].strip()), _HEADS.get(match["head"].strip())
        if tail is None or head is None:
            raise UnknownSyntaxError(match[0])
        dashed = match["line"] == ".." or match["line"].startswith("optionally")
        ends = self._meet(match["start"]), self._meet(match["end"])
        self._edges.append(Edge(*ends, label(match["label"] or ""), "dashed" if dashed else "solid", tail, head))
