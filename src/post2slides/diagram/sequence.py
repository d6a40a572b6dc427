"""Mermaid sequence diagrams (mermaid.js.org/syntax/sequenceDiagram.html)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import (
    Activity,
    Frame,
    Head,
    Lane,
    Message,
    NodeForm,
    NoteSide,
    Participant,
    Remark,
    Section,
    Sequence,
    Step,
)
from post2slides.regex import regex

_HEADER = regex(r"sequenceDiagram\s*;?$")
_PARTICIPANT = regex(
    r"(?P<created>create\s+)?(?P<kind>participant|actor)\s+(?P<name>.+?)(?:@\{(?P<settings>[^}]*)\})?(?:\s+as\s+(?P<label>.+))?$"
)
_TYPE = regex(r"[\"']?type[\"']?\s*:\s*[\"']?(\w+)")
_ARROW = r"<<-->>|<<->>|-->>|->>|-->|->|--x|-x|--\)|-\)"
_MESSAGE = regex(rf"([^:]+?)\s*({_ARROW})\s*([+-]?)\s*([^:]+?)\s*(?::\s*(.*))?$")
_NOTE = regex(r"note\s+(over|left of|right of)\s+([^:]+?)\s*:\s*(.*)$", re.IGNORECASE)
_FRAME = regex(r"(loop|alt|opt|par_over|par|critical|break)\b\s*(.*)$")
_SECTION = regex(r"(else|and|option)\b\s*(.*)$")
_RECT = regex(r"rect\b")
_BOX = regex(r"box\b\s*(.*)$")
_COLOUR = regex(
    r"(?:rgba?\([^)]*\)|hsla?\([^)]*\)|#[0-9a-f]{3,8}|transparent|aqua|(?:light|dark|medium|pale)\w+|red|blue|green"
    r"|yellow|orange|purple|pink|gr[ae]y|cyan|white|lavender|beige|teal|gold|salmon|\w+blue)(?=\s|$)\s*",
    re.IGNORECASE,
)
_NUMBER = regex(r"autonumber(?:\s+(?P<off>off)|\s+(?P<first>\d+)(?:\s+(?P<step>\d+))?)?$")
_ACTIVITY = regex(r"(activate|deactivate|destroy)\s+(.+)$")
_CHANGES: Mapping[str, Literal["begins", "ends", "dies"]] = MappingProxyType(
    {"activate": "begins", "deactivate": "ends", "destroy": "dies"}
)
_IGNORED = regex(r"(?:links?|properties|details)\b")
_TITLE = regex(r"title\s*:?\s+(.*)$")
_SIDES: dict[str, NoteSide] = {"over": "over", "left of": "left", "right of": "right"}
_FORMS: Mapping[str, NodeForm] = MappingProxyType(
    {"actor": "stadium", "database": "cylinder", "queue": "drum", "collections": "documents", "entity": "round"}
)


def read_sequence(lines: list[str]) -> Sequence:
    """The diagram of stripped lines, the header first. Raises UnknownSyntaxError."""
    if not _HEADER.match(lines[0]):
        raise UnknownSyntaxError(lines[0])
    reader = _Reader(lines[1:])
    steps = reader.steps(inside=False)
    if not reader.participants:
        raise UnknownSyntaxError("no participants")
    lanes = tuple(Lane(title, tuple(members)) for title, members in reader.lanes if members)
    ordered = _together(reader.participants, lanes)
    return Sequence(ordered, steps, lanes, reader.title)


def _together(participants: Mapping[str, Participant], lanes: tuple[Lane, ...]) -> tuple[Participant, ...]:
    """The participants with those of one lane side by side."""
    lane_of = {name: lane for lane in lanes for name in lane.members}
    names: dict[str, None] = {}
    for name in participants:
        names |= dict.fromkeys(lane_of[name].members if name in lane_of else (name,))
    return tuple(participants[name] for name in names)


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._next = 0
        self._number, self._pace = 0, 0
        self.title = ""
        self.participants: dict[str, Participant] = {}
        self.lanes: list[tuple[str, list[str]]] = []
        self._in_lane = False

    def steps(self, *, inside: bool) -> tuple[Step, ...]:
        """The steps up to what ends them: the last line, or `end` or a further section, which stay unread."""
        found: list[Step] = []
        while self._next < len(self._lines):
            line = self._lines[self._next].rstrip(";")
            if line == "end" and self._in_lane:
                self._next, self._in_lane = self._next + 1, False
                continue
            if line == "end" or _SECTION.match(line):
                if not inside:
                    raise UnknownSyntaxError(line)
                return tuple(found)
            self._next += 1
            found += self._step(line)
        if inside or self._in_lane:
            raise UnknownSyntaxError("a frame without end")
        return tuple(found)

    def _step(self, line: str) -> tuple[Step, ...]:
        for pattern, read in self._readers:
            if match := pattern.match(line):
                return read(match)
        if _IGNORED.match(line):
            return ()
        raise UnknownSyntaxError(line)

    @property
    def _readers(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Step, ...]]], ...]:
        """What lines look like and what reads them, the special before the general."""
        return (
            (_PARTICIPANT, self._introduce),
            (_BOX, self._open_lane),
            (_NOTE, self._note),
            (_FRAME, lambda match: (self._frame(match[1].removesuffix("_over"), match[2]),)),
            (_RECT, lambda match: (self._frame("rect", ""),)),
            (_ACTIVITY, lambda match: (Activity(self._meet(match[2]), _CHANGES[match[1]]),)),
            (_NUMBER, self._count),
            (_MESSAGE, self._message),
            (_TITLE, self._entitle),
        )

    def _open_lane(self, match: re.Match[str]) -> tuple[()]:
        self.lanes.append((_without_colour(match[1]), []))
        self._in_lane = True
        return ()

    def _note(self, match: re.Match[str]) -> tuple[Step, ...]:
        names = tuple(self._meet(name.strip()) for name in match[2].split(","))
        return (Remark(_SIDES[match[1].lower()], names, label(match[3])),)

    def _count(self, match: re.Match[str]) -> tuple[()]:
        self._pace = 0 if match["off"] else int(match["step"] or 1)
        self._number = int(match["first"] or self._number or 1)
        return ()

    def _entitle(self, match: re.Match[str]) -> tuple[()]:
        self.title = label(match[1])
        return ()

    def _message(self, match: re.Match[str]) -> tuple[Step, ...]:
        start, arrow, sign, end, text = match.groups()
        names = self._meet(start), self._meet(end)
        words = label(text or "")
        if self._pace:
            words = f"{self._number}. {words}".strip()
            self._number += self._pace
        tail: Head = "arrow" if arrow.startswith("<<") else "none"
        message = Message(*names, words, "--" in arrow, _head(arrow), tail)
        if not sign:
            return (message,)
        change = Activity(names[1], "begins") if sign == "+" else Activity(names[0], "ends")
        return message, change

    def _frame(self, kind: str, title: str) -> Frame:
        sections = [Section(label(title), self.steps(inside=True))]
        while match := _SECTION.match(self._lines[self._next]):
            self._next += 1
            sections.append(Section(label(match[2]), self.steps(inside=True)))
        self._next += 1
        return Frame(kind, tuple(sections))

    def _introduce(self, match: re.Match[str]) -> tuple[()]:
        settings = _TYPE.search(match["settings"] or "")
        form = _FORMS.get(settings[1] if settings else match["kind"], "box")
        name = self._meet(match["name"], match["label"] or match["name"])
        self.participants[name] = replace(
            self.participants[name],
            label=label(match["label"] or match["name"]),
            form=form,
            created=bool(match["created"]),
        )
        return ()

    def _meet(self, name: str, title: str = "") -> str:
        name = name.strip()
        if name not in self.participants:
            self.participants[name] = Participant(name, label(title or name))
            if self._in_lane:
                self.lanes[-1][1].append(name)
        return name


def _head(arrow: str) -> Head:
    if arrow.endswith("x"):
        return "cross"
    if arrow.endswith(")"):
        return "open"
    return "none" if arrow in ("->", "-->") else "arrow"


def _without_colour(text: str) -> str:
    """The title of a lane, behind the colour that may stand before it."""
    first = _COLOUR.match(text)
    return label(text[first.end() :] if first else text)
