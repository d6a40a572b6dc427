"""Mermaid sequence diagrams (mermaid.js.org/syntax/sequenceDiagram.html)."""

from __future__ import annotations

import re

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import Frame, Message, NoteSide, Participant, Remark, Section, Sequence, Step

_PARTICIPANT = re.compile(r"(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$")
_MESSAGE = re.compile(r"([^:]+?)\s*(<<-->>|<<->>|-->>|->>|-->|->|--x|-x|--\)|-\))\s*[+-]?\s*([^:]+?)\s*:\s*(.*)$")
_NOTE = re.compile(r"note\s+(over|left of|right of)\s+([^:]+?)\s*:\s*(.*)$", re.IGNORECASE)
_FRAME = re.compile(r"(loop|alt|opt|par|critical|break)\b\s*(.*)$")
_SECTION = re.compile(r"(else|and|option)\b\s*(.*)$")
_RECT = re.compile(r"rect\b")
_IGNORED = re.compile(r"(?:autonumber|activate|deactivate|destroy|links?)\b")
_SIDES: dict[str, NoteSide] = {"over": "over", "left of": "left", "right of": "right"}


def read_sequence(lines: list[str]) -> Sequence:
    """The diagram of stripped lines below the header. Raises UnknownSyntaxError."""
    reader = _Reader(lines)
    steps = reader.steps(inside=False)
    if not reader.participants:
        raise UnknownSyntaxError("no participants")
    return Sequence(tuple(reader.participants.values()), steps)


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._next = 0
        self.participants: dict[str, Participant] = {}

    def steps(self, *, inside: bool) -> tuple[Step, ...]:
        """The steps up to what ends them: the last line, or `end` or a further section, which stay unread."""
        found: list[Step] = []
        while self._next < len(self._lines):
            line = self._lines[self._next].rstrip(";")
            if line == "end" or _SECTION.match(line):
                if not inside:
                    raise UnknownSyntaxError(line)
                return tuple(found)
            self._next += 1
            found += self._step(line)
        if inside:
            raise UnknownSyntaxError("a frame without end")
        return tuple(found)

    def _step(self, line: str) -> tuple[Step, ...]:
        if match := _PARTICIPANT.match(line):
            self._meet(match[2], match[3] or match[2], actor=match[1] == "actor")
            return ()
        if match := _NOTE.match(line):
            names = tuple(self._meet(name.strip()) for name in match[2].split(","))
            return (Remark(_SIDES[match[1].lower()], names, label(match[3])),)
        if match := _FRAME.match(line):
            return (self._frame(match[1], match[2]),)
        if _RECT.match(line):
            steps = self.steps(inside=True)
            self._next += 1
            return steps
        if match := _MESSAGE.match(line):
            start, arrow, end, text = match.groups()
            names = self._meet(start), self._meet(end)
            return (Message(*names, label(text), dashed="--" in arrow, arrow=arrow not in ("->", "-->")),)
        if _IGNORED.match(line):
            return ()
        raise UnknownSyntaxError(line)

    def _frame(self, kind: str, title: str) -> Frame:
        sections = [Section(label(title), self.steps(inside=True))]
        while match := _SECTION.match(self._lines[self._next]):
            self._next += 1
            sections.append(Section(label(match[2]), self.steps(inside=True)))
        self._next += 1
        return Frame(kind, tuple(sections))

    def _meet(self, name: str, title: str = "", *, actor: bool = False) -> str:
        name = name.strip()
        if name not in self.participants:
            self.participants[name] = Participant(name, label(title or name), actor)
        return name
